import { FACT, type Codes, type Facts, type FieldColumn, type History, type HistoryOwner } from './history.ts';
import { holdsEmail, normalisePersonal, replaceEmails } from './personal-text.ts';

/** Where values that look personal stand outside the personal columns, and how many different ones. */
export interface PersonalLeftover {
  readonly where: string;
  readonly count: number;
}

/** A history whose personal columns hold pseudonyms; `replaced` counts the different values of each column that were replaced. */
export interface Pseudonymised {
  readonly history: History;
  readonly replaced: number;
  /** What stayed because `scope` asked to keep everything that the history's hash covers. */
  readonly leftovers: readonly PersonalLeftover[];
}

/** What makes the pseudonym of a normalised value. */
type PseudonymOf = (normalised: string) => string;

/** What puts a key on those ids of events that are digests of texts (`text-ids.ts`). */
type KeyIds = (ids: Float64Array) => Float64Array;

/** How many values are done between two pauses. */
const PAUSE = 8192;

/**
 * Replaces e-mails, phones and names by what `pseudonymOf` makes of the normalised value: equal people stay equal, and
 * dictionaries are sorted anew, so that no order tells the alphabet of the names. Owners lose name and e-mail.
 * `personalColumns` keeps everything that the history's hash covers (ids, plain columns), so that the hash stays.
 * `everywhere` also takes e-mails, owners' names and full names of leads out of ids, plain columns, assets and types; an event's
 * id that is a text, which may hold a person's, stays as `keyIds` makes it, without which it goes.
 * Yields the share that is done every few thousand values, so that a caller can report, pause or stop.
 */
export function* pseudonymising(history: History, pseudonymOf: PseudonymOf, scope: 'everywhere' | 'personalColumns', keyIds: KeyIds | null = null): Generator<number, Pseudonymised> {
  let replaced = 0;
  const tokenOf = (value: string): string => {
    if (value.trim() === '') return '';
    replaced++;
    return pseudonymOf(normalisePersonal(value));
  };
  const isKnown = knownPeople(history);
  const scrub = (text: string): string => (isKnown(text) ? tokenOf(text) : replaceEmails(text, tokenOf));
  const plain = scope === 'everywhere' ? scrub : (text: string): string => text;
  const total = history.fields.reduce((sum, field) => sum + field.values.length, 1);
  const recoded: Recoded[] = [];
  let done = 0;
  for (const field of history.fields) {
    for (const count of recoding(field, field.personal ? tokenOf : plain, recoded)) yield (done + count) / total;
    done += field.values.length;
  }
  const result: History = {
    ...history,
    leadIds: scope === 'everywhere' ? history.leadIds.map(plain) : history.leadIds,
    fields: recoded.map(({ field }) => field),
    eventTypes: history.eventTypes.map(plain),
    assets: history.assets.map(plain),
    owners: history.owners.map((owner) => maskOwner(owner, tokenOf, plain)),
    facts: { ...withoutTextIds(history.facts, scope === 'everywhere' ? keyIds : null), value: recodeFacts(history, recoded.map(({ newCode }) => newCode)) },
  };
  return { history: result, replaced, leftovers: scope === 'everywhere' ? [] : leftoversIn(history, isKnown) };
}

/** The same in one go. */
export function pseudonymise(history: History, pseudonymOf: PseudonymOf, scope: 'everywhere' | 'personalColumns'): Pseudonymised {
  const steps = pseudonymising(history, pseudonymOf, scope);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** An event's id that is a text may hold a person's; the digest that is kept of it could be tried out. */
function withoutTextIds({ ids, ...facts }: Facts, keyIds: KeyIds | null): Facts {
  if (ids === undefined) return facts;
  if (ids instanceof Uint32Array) return { ...facts, ids };
  return { ...facts, ids: keyIds === null ? ids.map((id) => Math.max(0, id)) : keyIds(ids) };
}

function maskOwner(owner: HistoryOwner, tokenOf: (value: string) => string, plain: (text: string) => string): HistoryOwner {
  return { ...owner, extId: plain(owner.extId), name: tokenOf(owner.name), email: tokenOf(owner.email) };
}

const isFull = (value: string): boolean => /\S[\s@]+\S/.test(value);

/**
 * Tells texts of plain columns that are somebody's name, e-mail or number. First names alone are words too often
 * ("Mark", "Will"): owners' names count, and of a lead's values those of two words or with an @. Holds only what plain
 * columns and people have in common, since a million leads have millions of names.
 */
function knownPeople(history: History): (text: string) => boolean {
  const candidates = new Set<string>();
  const consider = (values: readonly string[]): void => values.forEach((value) => isFull(value) && candidates.add(normalisePersonal(value)));
  for (const field of history.fields) if (!field.personal) consider(field.values);
  for (const values of [history.leadIds, history.assets, history.eventTypes, history.owners.map((owner) => owner.extId)]) consider(values);
  const known = new Set<string>();
  for (const { name } of history.owners) if (/\p{L}/u.test(name)) known.add(normalisePersonal(name));
  for (const field of history.fields) {
    if (!field.personal || candidates.size === 0) continue;
    for (const value of field.values) {
      const normalised = isFull(value) ? normalisePersonal(value) : '';
      if (candidates.has(normalised)) known.add(normalised);
    }
  }
  return (text) => text !== '' && known.has(normalisePersonal(text));
}

interface Recoded {
  readonly field: FieldColumn;
  readonly newCode: Uint32Array | null;
}

/** Adds the column with its dictionary mapped, sorted and without repeats; unchanged when no value changes. Yields how many values are done. */
function* recoding(field: FieldColumn, change: (value: string) => string, into: Recoded[]): Generator<number> {
  const { values: before } = field;
  const changed: string[] = [''];
  let isSame = true;
  for (let code = 1; code < before.length; code++) {
    const value = before[code] ?? '';
    const now = change(value);
    if (now !== value) isSame = false;
    changed.push(now);
    if (code % PAUSE === 0) yield code;
  }
  into.push(isSame && !field.personal ? { field, newCode: null } : rebuilt(field, changed));
}

function rebuilt(field: FieldColumn, changed: readonly string[]): Recoded {
  const values = ['', ...[...new Set(changed)].filter((value) => value !== '').sort(compareText)];
  const codeOf = new Map(values.map((value, code) => [value, code]));
  const newCode = Uint32Array.from(changed, (value) => codeOf.get(value) ?? 0);
  const numbers = new Float64Array(values.length).fill(NaN);
  // A value that stayed keeps its number; a pseudonym has none.
  changed.forEach((value, code) => {
    if (value === field.values[code]) numbers[newCode[code] ?? 0] = field.numbers[code] ?? NaN;
  });
  const current = Uint32Array.from(field.current, (code) => newCode[code] ?? 0);
  return { field: { ...field, type: field.personal ? 'text' : field.type, values, numbers, current }, newCode };
}

function recodeFacts({ facts }: History, newCodes: readonly (Uint32Array | null)[]): Codes {
  if (newCodes.every((codes) => codes === null)) return facts.value;
  const value = facts.value.slice(); // new dictionaries are never longer, so their codes fit
  for (let row = 0; row < value.length; row++) if (facts.kind[row] === FACT.property) value[row] = newCodes[facts.subject[row]!]?.[value[row]!] ?? value[row]!;
  return value;
}

/** What `pseudonymising` with the scope `personalColumns` would replace and leave, without doing it. */
export function countPersonal(history: History): Pick<Pseudonymised, 'replaced' | 'leftovers'> {
  const filled = (values: readonly string[]): number => values.filter((value) => value.trim() !== '').length;
  const inColumns = history.fields.filter(({ personal }) => personal).reduce((sum, { values }) => sum + filled(values), 0);
  const ofOwners = history.owners.reduce((sum, { name, email }) => sum + filled([name, email]), 0);
  return { replaced: inColumns + ofOwners, leftovers: leftoversIn(history, knownPeople(history)) };
}

/** Counts what looks personal where a hash forbids to change it. */
function leftoversIn(history: History, isKnown: (text: string) => boolean): PersonalLeftover[] {
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
