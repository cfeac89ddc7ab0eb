import type { ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { toUtc } from '../../shared/engine/time/zone-table.ts';
import { plainInstant, readPlainInstant } from './byte-instant.ts';
import { parseInstant } from './parse-instant.ts';
import type { DateOrder } from './import-types.ts';

/** What was met while reading one column of dates. */
export interface InstantCounts {
  read: number;
  unreadable: number;
  dayFirst: number;
  monthFirst: number;
  either: number;
  same: number;
  fixed: number;
  unreadableExamples: string[];
  eitherExamples: string[];
}

/** Reads the dates of one column of one file and keeps count. */
export interface InstantColumn {
  readonly counts: InstantCounts;
  /** UTC ms of something that happened; NaN when the cell is no date, or one that no lead history reaches. */
  read(raw: string): number;
  /** UTC ms of any date, such as a birthday; NaN when the cell is none. */
  readAny(raw: string): number;
  /** As `read`, of a cell's bytes. */
  readBytes(bytes: Buffer, start: number, end: number): number;
  /** The same into a place: a number that is returned is an object, row by row. */
  readTo(to: Float64Array, place: number, bytes: Buffer, start: number, end: number): void;
}

/** Systems write 1900, 1970 or 9999 for "no date"; one such instant would stretch the history over centuries. */
const FIRST = Date.UTC(1990, 0, 1);
const END = Date.UTC(2100, 0, 1);

const one = new Float64Array(1);

/** A reader for one column: times without a zone are wall clock readings of `zone`. */
export function createInstantColumn(order: DateOrder, zone: ZoneTable): InstantColumn {
  const counts: InstantCounts = { read: 0, unreadable: 0, dayFirst: 0, monthFirst: 0, either: 0, same: 0, fixed: 0, unreadableExamples: [], eitherExamples: [] };
  const refuse = (raw: string): number => {
    counts.unreadable++;
    if (counts.unreadableExamples.length < 3) counts.unreadableExamples.push(raw);
    return NaN;
  };
  const readWithin = (raw: string, first: number, end: number): number => {
    const written = parseInstant(raw, order);
    if (written === null || written.ms < first || written.ms >= end) return refuse(raw);
    counts.read++;
    counts[written.form]++;
    if (written.form === 'either' && counts.eitherExamples.length < 3) counts.eitherExamples.push(raw);
    return written.isUtc ? written.ms : toUtc(zone, written.ms);
  };
  const read = (raw: string): number => readWithin(raw, FIRST, END);
  const readTo: InstantColumn['readTo'] = (to, place, bytes, start, end) => {
    if (!readPlainInstant(bytes, start, end) || plainInstant.ms < FIRST || plainInstant.ms >= END) {
      to[place] = read(bytes.toString('utf8', start, end));
      return;
    }
    counts.read++;
    counts.fixed++;
    to[place] = plainInstant.isUtc ? plainInstant.ms : toUtc(zone, plainInstant.ms);
  };
  return {
    counts,
    read,
    readAny: (raw) => readWithin(raw, -Infinity, Infinity),
    readBytes(bytes, start, end) {
      readTo(one, 0, bytes, start, end);
      return one[0]!;
    },
    readTo,
  };
}

/**
 * How many dates of a column stay ambiguous: none when every date is written in this form and the others of it can only
 * be read in one order; otherwise each whose day and month could be swapped.
 */
export function ambiguousDates({ dayFirst, monthFirst, either, fixed }: Pick<InstantCounts, 'dayFirst' | 'monthFirst' | 'either' | 'fixed'>): number {
  const sides = (dayFirst > 0 ? 1 : 0) + (monthFirst > 0 ? 1 : 0);
  return sides === 1 && fixed === 0 ? 0 : either;
}
