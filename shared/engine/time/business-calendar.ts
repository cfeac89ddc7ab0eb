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
  /** How many intervals begin up to so many whole days (of 24 hours) after the first of them: where a search begins. */
  readonly byDay: Uint32Array;
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
  const starts = Float64Array.from(open, (interval) => interval.start);
  return { from, to, starts, ends: Float64Array.from(open, (interval) => interval.end), before, byDay: countByDay(starts) };
}

function countByDay(starts: Float64Array): Uint32Array {
  const [first = 0, last = 0] = [starts[0], starts.at(-1)];
  const counts = new Uint32Array(Math.floor((last - first) / DAY) + 1);
  let count = 0;
  for (let day = 0; day < counts.length; day += 1) {
    while (count < starts.length && starts[count]! <= first + day * DAY) count += 1;
    counts[day] = count;
  }
  return counts;
}

/** So many intervals begin on most days at most; on fuller ones the rest is searched by halves. */
const STEPS = 8;

/** How many intervals begin at or before t. */
function countUpTo({ starts, byDay }: BusinessCalendar, t: number): number {
  const { length } = starts;
  if (length === 0 || t < starts[0]!) return 0;
  if (t >= starts[length - 1]!) return length;
  let count = byDay[Math.floor((t - starts[0]!) / DAY)]!;
  for (let step = 0; step < STEPS; step += 1) {
    if (starts[count]! > t) return count;
    count += 1;
  }
  let [low, high] = [count, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** B(t): open ms between the calendar's beginning and t; past either end as at that end. For many instants on one calendar it is half of `elapsed`. */
export function openBefore(calendar: BusinessCalendar, t: number): number {
  const { starts, ends, before } = calendar;
  const i = countUpTo(calendar, t) - 1;
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
  const i = countUpTo(calendar, t) - 1;
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
  const first = countUpTo(calendar, a) - 1;
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
