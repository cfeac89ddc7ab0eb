import { parseInstant } from './parse-instant.ts';
import { parseBoolean, parseNumber } from './parse-number.ts';
import type { DateOrder, FieldType } from './import-types.ts';

/** Enough different values to judge a column by its looks. */
const JUDGED = 400;
const COUNTED = 2_000;
const FEWEST_COUNTED = 60;
/** Different values that are counted in all columns of a file together, so that a file of thousands of columns stays small. */
const COUNTED_IN_ALL = 400_000;
/** The same of those that are only told apart. */
const TOLD_APART_IN_ALL = 6_000_000;

/** Everything that a first pass over a column keeps. */
export interface ColumnLook {
  blank: number;
  filled: number;
  /** Different values; at least so many in a file that is too large to tell all of them apart. */
  distinct: number;
  /** The first different values with their counts; complete when `distinct` is not larger. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many rows write a date in each form; values beyond the counted ones only where day and month could be swapped. */
  readonly dates: DateForms;
}

/** Rows by how their date is written; `examples` are the first dates that could be read both ways. */
export interface DateForms {
  fixed: number;
  same: number;
  dayFirst: number;
  monthFirst: number;
  either: number;
  readonly examples: string[];
}

const SWAPPABLE = /^\s*\d{1,2}[-/.]\d{1,2}[-/.]/;
const DATE_EXAMPLES = 3;

/** What the columns of one file may keep together. */
export interface LookRoom {
  /** Different values that each column counts. */
  readonly counted: number;
  /** Values that may still be told apart. */
  left: number;
}

export const lookRoomFor = (columns: number): LookRoom => ({ counted: Math.min(COUNTED, Math.max(FEWEST_COUNTED, Math.floor(COUNTED_IN_ALL / columns))), left: TOLD_APART_IN_ALL });

/** Collects one column; `take` is called once a row. Without room for more, new values are no longer told apart. */
export function createColumnLook(room: LookRoom): { take(raw: string): void; finish(): ColumnLook } {
  const counts = new Map<string, number>();
  // Beyond the counted values a 53-bit fingerprint tells different values apart in a few bytes each.
  const others = new Set<number>();
  const dates: DateForms = { fixed: 0, same: 0, dayFirst: 0, monthFirst: 0, either: 0, examples: [] };
  let blank = 0;
  let filled = 0;
  return {
    take(raw) {
      if (raw.trim() === '') {
        blank++;
        return;
      }
      filled++;
      const count = counts.get(raw);
      if (count !== undefined) counts.set(raw, count + 1);
      else if (counts.size < room.counted) counts.set(raw, 1);
      else {
        if (room.left > 0) {
          const before = others.size;
          room.left -= others.add(fingerprint53(raw)).size - before;
        }
        if (SWAPPABLE.test(raw)) noteDate(dates, raw, 1);
      }
    },
    finish() {
      for (const [value, count] of counts) noteDate(dates, value, count);
      return { blank, filled, distinct: counts.size + others.size, counts, dates };
    },
  };
}

function noteDate(dates: DateForms, raw: string, count: number): void {
  if (/^\s*-?\d+(\.\d+)?\s*$/.test(raw)) return; // a number, or a date only to who knows
  const form = parseInstant(raw, 'DMY')?.form;
  if (form === undefined) return;
  dates[form] += count;
  if (form === 'either' && dates.examples.length < DATE_EXAMPLES) dates.examples.push(raw);
}

function fingerprint53(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 0) * 2_097_152 + ((b >>> 0) & 0x1f_ffff);
}

/** The values that a judgement rests on. */
export function judgedValues(look: Pick<ColumnLook, 'counts'>): string[] {
  return [...look.counts.keys()].slice(0, JUDGED);
}

/** Share of the judged values for which a test holds; 0 for an empty column. */
export function shareOf(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

export const isEmail = (value: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value.trim());
export const isPhone = (value: string): boolean => /^\+?[\d\s()./-]{7,20}$/.test(value.trim()) && value.replace(/\D/g, '').length >= 7;
export const isZone = (value: string): boolean => /^(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w/+-]+$|^UTC$/.test(value.trim());
export const isDate = (value: string): boolean => !/^-?\d+(\.\d+)?$/.test(value.trim()) && parseInstant(value, 'DMY') !== null;
export const isEpoch = (value: string): boolean => /^\d{10}(\d{3})?$/.test(value.trim()) && parseInstant(value, 'YMD') !== null;
/** A number that is no code: no leading zero, no plus sign. */
export const isNumber = (value: string): boolean => !/^[+]|^-?0\d/.test(value.trim()) && !Number.isNaN(parseNumber(value));
const isTruth = (value: string): boolean => /^(true|false)$/i.test(value.trim()) && parseBoolean(value) !== null;

/** The type of a lead attribute by all of its different values; mixed columns stay text. */
export function typeOfValues(values: readonly string[]): FieldType {
  if (values.length === 0) return 'text';
  if (values.every(isTruth)) return 'boolean';
  if (values.every(isNumber)) return 'number';
  return values.every(isDate) ? 'instant' : 'text';
}

/** The order of day and month that the values show; year first when none is written with the year last. */
export function dateOrderOf(values: Iterable<string>): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  let either = 0;
  for (const value of values) {
    const form = parseInstant(value, 'DMY')?.form;
    if (form === 'dayFirst') dayFirst++;
    else if (form === 'monthFirst') monthFirst++;
    else if (form === 'either' || form === 'same') either++;
  }
  if (dayFirst + monthFirst + either === 0) return 'YMD';
  return monthFirst > dayFirst ? 'MDY' : 'DMY';
}
