import type { DateOrder } from './import-types.ts';

/**
 * A date as written: `ms` is UTC when `isUtc`, else the wall clock of an unnamed zone as UTC would show the same digits.
 * `form` says how sure the order of day and month is: `either` could be read both ways, `same` is 3/3.
 */
export interface WrittenInstant {
  readonly ms: number;
  readonly isUtc: boolean;
  readonly form: 'fixed' | 'same' | 'dayFirst' | 'monthFirst' | 'either';
}

const TIME = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?)?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})` + TIME, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})` + TIME, 'i');
const DAY_NAMED = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?[-. ]+([a-z]{3,9})\.?,?[- ]+(\d{4})` + TIME, 'i');
const MONTH_NAMED = new RegExp(String.raw`^([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})` + TIME, 'i');
const EPOCH = /^-?\d{9,14}(?:\.0+)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads one written date, trying `order` where day and month could be swapped; null when it is no date. */
export function parseInstant(raw: string, order: DateOrder): WrittenInstant | null {
  const text = raw.trim();
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return build(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), yearFirst, 'fixed');
  if (EPOCH.test(text)) return epoch(Number(text));
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast !== null) return swappable(yearLast, order);
  const dayNamed = DAY_NAMED.exec(text);
  if (dayNamed !== null) return build(Number(dayNamed[3]), monthOf(dayNamed[2]), Number(dayNamed[1]), dayNamed, 'fixed');
  const monthNamed = MONTH_NAMED.exec(text);
  if (monthNamed !== null) return build(Number(monthNamed[3]), monthOf(monthNamed[1]), Number(monthNamed[2]), monthNamed, 'fixed');
  return null;
}

/** Seconds or milliseconds since 1970, told apart by size: seconds reach the year 2603, milliseconds begin in 1990. */
function epoch(value: number): WrittenInstant | null {
  const ms = Math.abs(value) < 2e10 ? value * 1000 : value;
  return ms > 6.3e11 && ms < 7.3e12 ? { ms, isUtc: true, form: 'fixed' } : null;
}

function swappable(found: RegExpExecArray, order: DateOrder): WrittenInstant | null {
  const first = Number(found[1]);
  const second = Number(found[2]);
  const year = Number(found[3]) + ((found[3] ?? '').length === 2 ? 2000 : 0);
  if (first > 12) return build(year, second, first, found, 'dayFirst');
  if (second > 12) return build(year, first, second, found, 'monthFirst');
  const form = first === second ? 'same' : 'either';
  return order === 'MDY' ? build(year, first, second, found, form) : build(year, second, first, found, form);
}

function monthOf(name: string | undefined): number {
  return 1 + MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase());
}

/** Groups 4 to 9 of every form are the time of day and the zone. */
function build(year: number, month: number, day: number, found: RegExpExecArray, form: WrittenInstant['form']): WrittenInstant | null {
  const half = found[8]?.toLowerCase();
  let hour = Number(found[4] ?? 0);
  if (half !== undefined) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  const minute = Number(found[5] ?? 0);
  const second = Number(found[6] ?? 0);
  const milli = found[7] === undefined ? 0 : Math.floor(Number(`0.${found[7]}`) * 1000 + 1e-6);
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const ms = Date.UTC(year, month - 1, day, hour, minute, second, milli);
  const zone = found[9];
  return zone === undefined ? { ms, isUtc: false, form } : { ms: ms - offsetOf(zone), isUtc: true, form };
}

function offsetOf(zone: string): number {
  const found = /([+-])(\d{2}):?(\d{2})/.exec(zone);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}
