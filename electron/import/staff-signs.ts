import { isDate, judgedValues, shareOf, type ColumnLook } from './column-look.ts';
import { COLUMN_WORDS, WEEKDAYS, wordsOf } from './column-words.ts';
import { isWeekday } from './guess-columns.ts';
import type { FileNames } from './owner-signs.ts';

const AWAY = /\b(absences?|leaves?|vacations?|holidays?|time off|days off|ooo|out of office|away|pto|sick(ness)?|urlaub|abwesenheit(en)?)\b/;
const DAYS_OFF = /\b(holidays?|bank holidays?|feiertage?|days off|closures?)\b/;
const NOT_STAFF = /\b(leads?|contacts?|prospects?|customers?|deals?|opportunit(y|ies)|events?|tasks?|campaigns?)\b/;

/** What a file of absences or of working hours and holidays shows by headers and values; null for any other. */
export function staffKind(header: readonly string[], looks: readonly ColumnLook[], { file, sheet }: FileNames): 'absences' | 'calendars' | null {
  const words = header.map(wordsOf);
  if (header.length > 15 || words.some((text) => NOT_STAFF.test(text))) return null;
  const values = looks.map(judgedValues);
  const isDated = (index: number): boolean => shareOf(values[index] ?? [], isDate) > 0.8;
  const has = (kind: 'absences' | 'calendars', target: string, fits: (index: number) => boolean = () => true): boolean =>
    words.some((text, index) => COLUMN_WORDS[kind].some(([known, pattern]) => known === target && pattern.test(text)) && fits(index));
  const names = [...words, wordsOf(file.replace(/\.\w+$/, '')), wordsOf(sheet)];
  const isSomebody = has('absences', 'name') || has('absences', 'email') || has('absences', 'ownerId');
  if (isSomebody && has('absences', 'from', isDated) && has('absences', 'to', isDated) && (header.length <= 6 || names.some((text) => AWAY.test(text)))) return 'absences';
  const weekdays = WEEKDAYS.filter(([, pattern]) => words.some((text) => pattern.test(text))).length;
  const isByDay = values.some((column) => column.length > 0 && shareOf(column, isWeekday) > 0.8) && has('calendars', 'opens') && has('calendars', 'closes');
  if (weekdays >= 5 || isByDay) return 'calendars';
  const isListOfDays = header.length <= 6 && values.some((_, index) => isDated(index)) && names.some((text) => DAYS_OFF.test(text));
  return isListOfDays ? (isSomebody && !words.some((text) => DAYS_OFF.test(text)) && has('absences', 'from', isDated) ? 'absences' : 'calendars') : null;
}
