import { COLUMN_WORDS, stageOfDateHeader, WEEKDAYS, wordsOf } from './column-words.ts';
import { isDate, isEmail, isEpoch, isNumber, isZone, judgedValues, shareOf, typeOfValues, type ColumnLook } from './column-look.ts';
import type { ColumnMapping, FileKind } from '../../shared/contract/schemas/import.ts';

/** A guess and the words why, for the mapping screen. */
export interface ColumnGuess {
  readonly mapping: ColumnMapping;
  readonly reason: string;
}

/** Targets that several columns may have; any other goes to the first column that asks for it. */
export const REPEATABLE = new Set(['field', 'number', 'ignore', 'stageDate', 'currentState']);
/** Targets that only make sense for a column of dates. */
const NEEDS_DATES = new Set(['createdAt', 'at', 'closedAt', 'inactiveFrom', 'stageDate', 'from', 'to', 'holiday']);

/** Guesses what each column of a file means, by its header first and by the look of its values after that. */
export function guessColumns(kind: FileKind, header: readonly string[], looks: readonly ColumnLook[]): ColumnGuess[] {
  const taken = new Set<string>();
  const guesses = header.map((column, index) => {
    const look = looks[index];
    const guess = guessByHeader(kind, column, look === undefined ? [] : judgedValues(look), taken);
    if (guess !== null && !REPEATABLE.has(guess.mapping.target)) taken.add(guess.mapping.target);
    return guess;
  });
  return guesses.map((guess, index) => {
    const column = header[index] ?? '';
    const look = looks[index];
    const found = guess ?? guessByValues(kind, column, look, taken, looks);
    if (!REPEATABLE.has(found.mapping.target)) taken.add(found.mapping.target);
    return found;
  });
}

function guessByHeader(kind: FileKind, column: string, values: readonly string[], taken: ReadonlySet<string>): ColumnGuess | null {
  const words = wordsOf(column);
  const looksDated = shareOf(values, (value) => isDate(value) || isEpoch(value)) >= 0.5;
  const stage = kind === 'leads' ? stageOfDateHeader(column) : null;
  if (stage !== null && (looksDated || values.length === 0)) {
    return { mapping: { column, target: 'stageDate', stage }, reason: 'The header names a stage and a date.' };
  }
  // A date alone may be a holiday's day as well as its name: where the values are no dates, the next meaning is tried.
  const match = COLUMN_WORDS[kind].find(([target, pattern]) => !taken.has(target) && pattern.test(words) && !(NEEDS_DATES.has(target) && values.length > 0 && !looksDated));
  if (match === undefined) return null;
  const [target] = match;
  if (target === 'weekday' && looksDated) return { mapping: { column, target: 'holiday' }, reason: 'The header is a usual name for a day, and the values are dates.' };
  if (target === 'outcome' && new Set(values).size > 3) return null;
  return { mapping: { column, target }, reason: 'The header is a usual name for this.' };
}

function guessByValues(kind: FileKind, column: string, look: ColumnLook | undefined, taken: ReadonlySet<string>, looks: readonly ColumnLook[]): ColumnGuess {
  const values = look === undefined ? [] : judgedValues(look);
  if (look === undefined || values.length === 0) return { mapping: { column, target: 'ignore' }, reason: 'The column is empty.' };
  const shaped = targetByShape(kind, values, taken);
  if (shaped !== null) return { mapping: { column, target: shaped[0] }, reason: shaped[1] };
  if (isKey(kind, look, column, taken, looks)) {
    return { mapping: { column, target: idTarget(kind) }, reason: 'Every row has its own value.' };
  }
  if (kind === 'events' && isAmount(column, values)) return { mapping: { column, target: 'number' }, reason: 'Numbers that a criterion can add up.' };
  if (kind !== 'leads') return { mapping: { column, target: 'ignore' }, reason: 'Nothing known is named or looks like this.' };
  const type = typeOfValues(values);
  return { mapping: { column, target: 'field', type }, reason: `Kept as an attribute of the lead (${WORDS_OF_TYPE[type]}).` };
}

/** Words of headers whose numbers name something: nobody adds them up. */
const NAMES_THINGS = /(^| )(ids?|key|keys|code|codes|no|nr|ref|reference|phone|zip|postcode|plz|year|month|week|day|hour|version|port|guid|uuid|index|rank|position|latitude|longitude|lat|lon|lng)$/;

/** Whether a column of an activity file holds amounts, such as minutes, pages or money. */
const isAmount = (column: string, values: readonly string[]): boolean => !NAMES_THINGS.test(wordsOf(column)) && !values.every(isEpoch) && values.every(isNumber);

/** True for a cell that names a day of the week. */
export const isWeekday = (value: string): boolean => WEEKDAYS.some(([, pattern]) => pattern.test(wordsOf(value)));

const WORDS_OF_TYPE = { text: 'text', number: 'numbers', instant: 'dates', boolean: 'yes or no' } as const;
const ID_TARGETS: Readonly<Record<FileKind, string>> = { leads: 'leadId', events: 'eventId', owners: 'ownerId', deals: 'dealId', propertyHistory: 'leadId', absences: 'ownerId', calendars: 'ownerId' };
const idTarget = (kind: FileKind): string => ID_TARGETS[kind];

/** A target that the values give away, with the reason in words. */
function targetByShape(kind: FileKind, values: readonly string[], taken: ReadonlySet<string>): readonly [string, string] | null {
  if (kind !== 'events' && kind !== 'deals' && kind !== 'propertyHistory' && !taken.has('email') && shareOf(values, isEmail) > 0.8) return ['email', 'The values look like e-mail addresses.'];
  if (kind === 'owners' && !taken.has('zone') && shareOf(values, isZone) > 0.8) return ['zone', 'The values are time zones.'];
  const dated = shareOf(values, isDate) > 0.8;
  if (kind === 'calendars' && !taken.has('weekday') && shareOf(values, isWeekday) > 0.8) return ['weekday', 'The values are days of the week.'];
  if (kind === 'calendars' && !taken.has('holiday') && dated) return ['holiday', 'The values are dates.'];
  if (kind === 'absences' && dated && !taken.has('from')) return ['from', 'The values are dates, the first of a pair.'];
  if (kind === 'absences' && dated && !taken.has('to')) return ['to', 'The values are dates, the second of a pair.'];
  if ((kind === 'events' || kind === 'propertyHistory') && !taken.has('at') && dated) return ['at', 'The values are dates with times.'];
  return null;
}

/** The first column of all different values is the key of its file when no header named one. */
function isKey(kind: FileKind, look: ColumnLook, column: string, taken: ReadonlySet<string>, looks: readonly ColumnLook[]): boolean {
  if (taken.has(idTarget(kind)) || kind === 'propertyHistory' || kind === 'events' || kind === 'absences' || kind === 'calendars') return false;
  const isFirst = looks.find((other) => other.blank === 0 && other.filled > 1 && other.distinct === other.filled) === look;
  return isFirst && /\b(id|key|no|nr|number|code|ref|reference)\b/.test(wordsOf(column));
}
