import { groupBy } from '../expressions/group-by.ts';
import { compareIds } from './compare-ids.ts';
import type { History } from './history.ts';

/**
 * 1 for each lead whose e-mail address and name (case and blanks around ignored) an earlier lead has, and for those that
 * the import left out as such. Of equal creation the lower id counts; leads without an address repeat nobody.
 */
export function findRepeatedPeople(history: History): Uint8Array {
  const repeated = history.excluded.slice();
  for (const [, ...later] of peopleOfSeveralLeads(history)) for (const lead of later) repeated[lead] = 1;
  return repeated;
}

/** The leads of each e-mail address and name (case and blanks around ignored) that has several, earliest first, then by id. */
export function peopleOfSeveralLeads(history: History): number[][] {
  const email = canonicalCodes(history);
  if (email === null) return [];
  const name = history.fields.find((field) => field.name === history.roles.name);
  const people = groupBy(leadsSharing(email, history), (lead) => `${email.codeOf(lead)} ${name?.values[name.current[lead]!]?.trim().toLowerCase() ?? ''}`);
  return [...people.values()].filter(({ length }) => length > 1);
}

/** Leads whose address another lead has too, earliest first, then by id. */
function leadsSharing({ codeOf: email, codes }: CanonicalCodes, { leadIds, createdAt }: History): number[] {
  const counts = new Uint32Array(codes);
  for (let lead = 0; lead < leadIds.length; lead++) counts[email(lead)]!++;
  const sharers: number[] = [];
  for (let lead = 0; lead < leadIds.length; lead++) if (email(lead) !== 0 && counts[email(lead)]! > 1) sharers.push(lead);
  const created = (lead: number): number => (Number.isNaN(createdAt[lead]!) ? Infinity : createdAt[lead]!);
  return sharers.sort((a, b) => (created(a) === created(b) ? compareIds(leadIds[a]!, leadIds[b]!) : created(a) - created(b)));
}

/** For each lead the lowest code of an address that is the same but for case and blanks, 0 for unknown; `codes` lies above all of them. */
interface CanonicalCodes {
  readonly codeOf: (lead: number) => number;
  readonly codes: number;
}

function canonicalCodes({ fields, roles }: History): CanonicalCodes | null {
  const field = fields.find(({ name }) => name === roles.email);
  if (field === undefined) return null;
  const { values, current } = field;
  const first = new Map<string, number>();
  const canonical = new Uint32Array(values.length);
  for (let code = 0; code < values.length; code++) {
    const text = values[code]!.trim().toLowerCase();
    if (text === '') continue;
    const known = first.get(text);
    if (known === undefined) first.set(text, code);
    canonical[code] = known ?? code;
  }
  return { codeOf: (lead) => canonical[current[lead]!]!, codes: values.length };
}
