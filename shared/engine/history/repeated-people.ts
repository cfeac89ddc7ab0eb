import { compareIds } from './compare-ids.ts';
import type { FieldColumn, History } from './history.ts';

/**
 * 1 for each lead whose e-mail address and name (case and blanks around ignored) an earlier lead has, and for those that
 * the import left out as such. Of equal creation the lower id counts; leads without an address repeat nobody.
 */
export function findRepeatedPeople(history: History): Uint8Array {
  const repeated = history.excluded.slice();
  const email = canonicalCodes(history, 'email');
  if (email === null) return repeated;
  const name = canonicalCodes(history, 'name');
  const sharers = leadsSharing(email, history);
  const firstOf = new Map<string, number>();
  for (const lead of sharers) {
    const key = `${email(lead)} ${name === null ? 0 : name(lead)}`;
    if (firstOf.has(key)) repeated[lead] = 1;
    else firstOf.set(key, lead);
  }
  return repeated;
}

/** Leads whose address another lead has too, earliest first, then by id. */
function leadsSharing(email: (lead: number) => number, { leadIds, createdAt }: History): number[] {
  const counts = new Map<number, number>();
  for (let lead = 0; lead < leadIds.length; lead++) counts.set(email(lead), (counts.get(email(lead)) ?? 0) + 1);
  const sharers: number[] = [];
  for (let lead = 0; lead < leadIds.length; lead++) if (email(lead) !== 0 && (counts.get(email(lead)) ?? 0) > 1) sharers.push(lead);
  const created = (lead: number): number => (Number.isNaN(createdAt[lead]!) ? Infinity : createdAt[lead]!);
  return sharers.sort((a, b) => (created(a) === created(b) ? compareIds(leadIds[a]!, leadIds[b]!) : created(a) - created(b)));
}

/** For each lead the lowest code of a value that is the same but for case and blanks; 0 for unknown. */
function canonicalCodes({ fields, roles }: History, role: 'email' | 'name'): ((lead: number) => number) | null {
  const field: FieldColumn | undefined = fields.find(({ name }) => name === roles[role]);
  if (field === undefined) return null;
  const codeOf = new Map<string, number>();
  const canonical = Uint32Array.from(field.values, (value, code) => {
    const text = value.trim().toLowerCase();
    if (text === '') return 0;
    const known = codeOf.get(text);
    if (known === undefined) codeOf.set(text, code);
    return known ?? code;
  });
  return (lead) => canonical[field.current[lead]!]!;
}
