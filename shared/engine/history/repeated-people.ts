import { groupBy } from '../expressions/group-by.ts';
import { compareIds } from './compare-ids.ts';
import type { FieldColumn, History } from './history.ts';
import { packedValues, valueAt } from './packed-columns.ts';
import { sameTexts } from './same-texts.ts';

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
  const email = history.fields.find((field) => field.name === history.roles.email);
  if (email === undefined) return [];
  const same = sameAddresses(email);
  const name = history.fields.find((field) => field.name === history.roles.name);
  const people = groupBy(leadsSharing(email, same, history), (lead) => `${same[email.current[lead]!]} ${name === undefined ? '' : valueAt(name, name.current[lead]!).trim().toLowerCase()}`);
  return [...people.values()].filter(({ length }) => length > 1);
}

/** Leads whose address another lead has too, earliest first, then by id. */
function leadsSharing({ current }: FieldColumn, same: Uint32Array, { leadIds, createdAt }: History): number[] {
  const counts = new Uint32Array(same.length);
  for (let lead = 0; lead < current.length; lead++) counts[same[current[lead]!]!]!++;
  const sharers: number[] = [];
  for (let lead = 0; lead < current.length; lead++) if (same[current[lead]!] !== 0 && counts[same[current[lead]!]!]! > 1) sharers.push(lead);
  const created = (lead: number): number => (Number.isNaN(createdAt[lead]!) ? Infinity : createdAt[lead]!);
  return sharers.sort((a, b) => (created(a) === created(b) ? compareIds(leadIds[a]!, leadIds[b]!) : created(a) - created(b)));
}

const ofColumns = new WeakMap<FieldColumn, Uint32Array>();

/** By code the lowest one of the same address; worked out once for a column. */
function sameAddresses(email: FieldColumn): Uint32Array {
  const known = ofColumns.get(email) ?? sameTexts(packedValues(email));
  ofColumns.set(email, known);
  return known;
}
