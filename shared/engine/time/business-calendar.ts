import type { Calendar, DayHours } from '../model/configuration.ts';
import { dayOfIso, weekday } from './civil-date.ts';
import { DAY, MINUTE } from './units.ts';
import type { ZoneTable } from './zone-table.ts';
import { localDay, toUtc } from './zone-table.ts';

/**
 * Open hours as sorted disjoint UTC intervals with prefix sums (domain.md §6).
 * Plain definition: B(t) = open ms before t; elapsed(a, b) = B(b) − B(a);
 * due(a, d) = the first t ≥ a with B(t) − B(a) ≥ d, and a itself for d = 0.
 */
export interface BusinessCalendar {
  /** UTC ms between which this calendar answers. */
  readonly from: number;
  readonly to: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open ms before `starts[i]`. */
  readonly before: Float64Array;
}

/** What of a calendar decides when it is open. */
export type CalendarHours = Pick<Calendar, 'week' | 'holidays' | 'exceptions'>;

/** Why a business clock cannot answer: the calendar never opens, or the question lies outside what was built. */
export type CalendarProblem = 'neverOpen' | 'outOfRange';

/** Thrown instead of searching for ever when a clock has no answer (domain.md §6). */
export class CalendarError extends Error {
  readonly problem: CalendarProblem;
  constructor(problem: CalendarProblem, message: string) {
    super(message);
    this.name = 'CalendarError';
    this.problem = problem;
  }
}

interface Interval {
  readonly start: number;
  end: number;
}

/** The hours of a calendar by local day number: an exception's, else none on a holiday, else the weekday's (domain.md §6). */
export function hoursByDay({ week, holidays = [], exceptions = [] }: CalendarHours): (day: number) => DayHours {
  const special = new Map<number, DayHours>();
  for (const { day } of holidays) special.set(dayOfIso(day), []);
  for (const { day, hours } of exceptions) special.set(dayOfIso(day), hours);
  return (day) => special.get(day) ?? week[weekday(day)] ?? [];
}

/** Shifts of local days as UTC intervals, in order; an overnight shift belongs to the day it starts on. */
function shifts(hours: CalendarHours, zone: ZoneTable, from: number, to: number): Interval[] {
  const found: Interval[] = [];
  const hoursOf = hoursByDay(hours);
  // Two days early, because a shift may run to the end of the following day.
  for (let day = localDay(zone, from) - 2; day <= localDay(zone, to) + 1; day += 1) {
    for (const [startMinute, endMinute] of hoursOf(day)) {
      const start = toUtc(zone, day * DAY + startMinute * MINUTE);
      const end = toUtc(zone, day * DAY + endMinute * MINUTE);
      if (end > start) found.push({ start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Overlapping and touching intervals joined. */
function union(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const next of intervals) {
    const last = joined.at(-1);
    if (last !== undefined && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else joined.push({ ...next });
  }
  return joined;
}

/** Builds the clock of one calendar in one zone, to be asked for instants in [from, to] (UTC ms). */
export function createBusinessCalendar(hours: CalendarHours, zone: ZoneTable, from: number, to: number): BusinessCalendar {
  const open = union(shifts(hours, zone, from, to));
  const before = new Float64Array(open.length);
  let sum = 0;
  open.forEach((interval, i) => {
    before[i] = sum;
    sum += interval.end - interval.start;
  });
  return {
    from,
    to,
    starts: Float64Array.from(open, (interval) => interval.start),
    ends: Float64Array.from(open, (interval) => interval.end),
    before,
  };
}

/** A guess by proportion is this near in a calendar of every week alike; from further away the rest is searched by halves. */
const GUESS_STEPS = 8;

/** How many of the ascending `values` are ≤ `t`. */
function countUpTo(values: Float64Array, t: number): number {
  const { length } = values;
  if (length === 0 || t < values[0]!) return 0;
  const last = values[length - 1]!;
  if (t >= last) return length;
  // The answer lies in [1, length - 1], and so does the guess.
  let count = 1 + Math.floor(((t - values[0]!) / (last - values[0]!)) * (length - 1));
  for (let step = 0; step < GUESS_STEPS && values[count - 1]! > t; step += 1) count -= 1;
  for (let step = 0; step < GUESS_STEPS && values[count]! <= t; step += 1) count += 1;
  if (values[count - 1]! <= t && values[count]! > t) return count;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** B(t): open ms between the calendar's beginning and t; past either end as at that end. For many instants on one calendar it is half of `elapsed`. */
export function openBefore({ starts, ends, before }: BusinessCalendar, t: number): number {
  const i = countUpTo(starts, t) - 1;
  if (i < 0) return 0;
  return (before[i] ?? 0) + Math.min(t, ends[i] ?? 0) - (starts[i] ?? 0);
}

function refuseOutside({ from, to }: BusinessCalendar, t: number): void {
  if (t >= from && t <= to) return;
  throw new CalendarError('outOfRange', `The business clock was asked about ${t}, but its calendar was built for ${from} to ${to}.`);
}

/** True when the calendar is open at t; the closing instant itself is closed. */
export function isOpenAt(calendar: BusinessCalendar, t: number): boolean {
  refuseOutside(calendar, t);
  const i = countUpTo(calendar.starts, t) - 1;
  return i >= 0 && t < (calendar.ends[i] ?? 0);
}

/** True when a calendar has any open time at all, in its week or on an exceptional day. */
export function isEverOpen({ week, exceptions = [] }: CalendarHours): boolean {
  return [...week, ...exceptions.map(({ hours }) => hours)].some((day) => day.some(([start, end]) => end > start));
}

/** Open ms from a to b; negative when b lies before a. Throws `CalendarError` outside the built range. */
export function elapsed(calendar: BusinessCalendar, a: number, b: number): number {
  refuseOutside(calendar, a);
  refuseOutside(calendar, b);
  return openBefore(calendar, b) - openBefore(calendar, a);
}

/** Most clocks are due within so many intervals, which are looked at one by one before the rest is searched. */
const NEARBY = 6;

/** First instant ≥ a at which `duration` open ms have passed since a; a itself for 0. Throws `CalendarError` when there is none. */
export function due(calendar: BusinessCalendar, a: number, duration: number): number {
  refuseOutside(calendar, a);
  if (duration <= 0) return a;
  const { starts, ends, before } = calendar;
  if (starts.length === 0) throw new CalendarError('neverOpen', 'This calendar has no open hours, so nothing can ever be due.');
  const first = countUpTo(starts, a) - 1;
  const target = duration + (first < 0 ? 0 : before[first]! + Math.min(a, ends[first]!) - starts[first]!);
  // The interval in which B reaches the target is the last one that begins with less open time than the target.
  let low = Math.max(first, 0) + 1;
  for (let step = 0; step < NEARBY && low < before.length && before[low]! < target; step += 1) low += 1;
  let high = low < before.length && before[low]! < target ? before.length : low;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before[middle]! < target) low = middle + 1;
    else high = middle;
  }
  const at = (starts[low - 1] ?? 0) + target - (before[low - 1] ?? 0);
  if (at > (ends[low - 1] ?? 0) || at > calendar.to) {
    throw new CalendarError('outOfRange', `The clock that starts at ${a} is due after the calendar's end ${calendar.to}.`);
  }
  return at;
}
