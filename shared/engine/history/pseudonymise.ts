import { FACT, type FieldColumn, type History, type HistoryOwner } from './history.ts';
import { holdsEmail, normalisePersonal, replaceEmails } from './personal-text.ts';

/** Where values that look personal stand outside the personal columns, and how many different ones. */
export interface PersonalLeftover {
  readonly where: string;
  readonly count: number;
}

/** A history whose personal columns hold pseudonyms; `replaced` counts the different values that were replaced. */
export interface Pseudonymised {
  readonly history: History;
  readonly replaced: number;
  /** What stayed because `scope` asked to keep everything that the history's hash covers. */
  readonly leftovers: readonly PersonalLeftover[];
}

/**
 * Replaces e-mails, phones and names by what `pseudonymOf` makes of the normalised value: equal people stay equal, and
 * dictionaries are sorted anew, so that no order tells the alphabet of the names. Owners lose name and e-mail.
 * `personalColumns` keeps everything that the history's hash covers (ids, plain columns), so that the hash stays.
 * `everywhere` also takes e-mails, owners' names and full names of leads out of ids, plain columns, assets and types.
 */
export function pseudonymise(history: History, pseudonymOf: (normalised: string) => string, scope: 'everywhere' | 'personalColumns'): Pseudonymised {
  const replaced = new Set<string>();
  const tokenOf = (value: string): string => {
    if (value === '') return '';
    const normalised = normalisePersonal(value);
    replaced.add(normalised);
    return pseudonymOf(normalised);
  };
  const scrub = scrubber(history, tokenOf);
  const plain = scope === 'everywhere' ? scrub : (text: string): string => text;
  const recoded = history.fields.map((field) => recode(field, field.personal ? tokenOf : plain));
  const leadIds = history.leadIds.map(plain);
  const leftovers = scope === 'everywhere' ? [] : leftoversIn(history);
  const result: History = {
    ...history,
    leadIds,
    fields: recoded.map(({ field }) => field),
    eventTypes: history.eventTypes.map(plain),
    assets: history.assets.map(plain),
    owners: history.owners.map((owner) => maskOwner(owner, tokenOf, plain)),
    facts: { ...history.facts, value: recodeFacts(history, recoded.map(({ newCode }) => newCode)) },
  };
  return { history: result, replaced: replaced.size, leftovers };
}

function maskOwner(owner: HistoryOwner, tokenOf: (value: string) => string, plain: (text: string) => string): HistoryOwner {
  return { ...owner, extId: plain(owner.extId), name: tokenOf(owner.name), email: tokenOf(owner.email) };
}

/** Replaces e-mail addresses inside a text, and a text that is somebody's name or number. */
function scrubber(history: History, tokenOf: (value: string) => string): (text: string) => string {
  const isKnown = knownPeople(history);
  return (text) => (isKnown(text) ? tokenOf(text) : replaceEmails(text, tokenOf));
}

/** First names alone are words too often ("Mark", "Will"): only owners' names, and a lead's values of two words or an @, count. */
function knownPeople(history: History): (text: string) => boolean {
  const known = new Set<string>();
  for (const field of history.fields) {
    if (!field.personal) continue;
    for (const value of field.values) if (/[\s@]/.test(value.trim())) known.add(normalisePersonal(value));
  }
  for (const { name } of history.owners) if (/\p{L}/u.test(name)) known.add(normalisePersonal(name));
  known.delete('');
  return (text) => text !== '' && known.has(normalisePersonal(text));
}

interface Recoded {
  readonly field: FieldColumn;
  readonly newCode: Uint32Array | null;
}

/** The column with its dictionary mapped, sorted and without repeats; unchanged when no value changes. */
function recode(field: FieldColumn, change: (value: string) => string): Recoded {
  const changed = field.values.map((value, code) => (code === 0 ? '' : change(value)));
  if (!field.personal && changed.every((value, code) => value === field.values[code])) return { field, newCode: null };
  const values = ['', ...[...new Set(changed.slice(1))].filter((value) => value !== '').sort(compareText)];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  const newCode = Uint32Array.from(changed, (value) => codeOf.get(value) ?? 0);
  const numbers = new Float64Array(values.length).fill(NaN);
  // A value that stayed keeps its number; a pseudonym has none.
  changed.forEach((value, code) => {
    if (value === field.values[code]) numbers[newCode[code] ?? 0] = field.numbers[code] ?? NaN;
  });
  const current = field.current.map((code) => newCode[code] ?? 0);
  return { field: { ...field, type: field.personal ? 'text' : field.type, values, numbers, current }, newCode };
}

function recodeFacts({ facts }: History, newCodes: readonly (Uint32Array | null)[]): Uint32Array {
  if (newCodes.every((codes) => codes === null)) return facts.value;
  return facts.value.map((value, row) => (facts.kind[row] === FACT.property ? (newCodes[facts.subject[row] ?? 0]?.[value] ?? value) : value));
}

/** Counts what looks personal where a hash forbids to change it. */
function leftoversIn(history: History): PersonalLeftover[] {
  const isKnown = knownPeople(history);
  const count = (where: string, values: readonly string[]): PersonalLeftover => ({ where, count: values.filter((value) => holdsEmail(value) || isKnown(value)).length });
  return [
    count('lead ids', history.leadIds),
    count('owner ids', history.owners.map((owner) => owner.extId)),
    ...history.fields.filter((field) => !field.personal).map((field) => count(`the column ${field.name}`, field.values)),
    count('assets', history.assets),
    count('types of event', history.eventTypes),
  ].filter((leftover) => leftover.count > 0);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
