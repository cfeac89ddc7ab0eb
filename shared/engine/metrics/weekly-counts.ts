import { weekday } from '../time/civil-date.ts';
import { localDay, startOfLocalDay, stepReader } from '../time/zone-table.ts';
import { DAY } from '../time/units.ts';
import type { ZoneTable } from '../time/zone-table.ts';

/** ISO weeks of a zone, empty ones included (domain.md §2.1: a week is an ISO week in the client's zone). */
export interface Weeks {
  /** Day number of the first week's Monday. */
  readonly firstMonday: number;
  /** UTC instants of each Monday 00:00 in the zone. */
  readonly starts: readonly number[];
}

/** The weeks that touch [from, to] (UTC ms); none when either is NaN. */
export function weeksBetween(zone: ZoneTable, from: number, to: number): Weeks {
  if (!(from <= to)) return { firstMonday: 0, starts: [] };
  const first = localDay(zone, from);
  const firstMonday = first - weekday(first);
  const starts: number[] = [];
  for (let day = firstMonday; day <= localDay(zone, to); day += 7) starts.push(startOfLocalDay(zone, day));
  return { firstMonday, starts };
}

/** The place of an instant's week; outside 0 to the number of weeks for an instant before or after them. */
export function weekOf({ firstMonday }: Weeks, zone: ZoneTable, at: number): number {
  return Math.floor((localDay(zone, at) - firstMonday) / 7);
}

/** How many instants fall into each week; instants outside the weeks are left out. */
export function countByWeek(weeks: Weeks, zone: ZoneTable, instants: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(weeks.starts.length);
  const dayOf = stepReader(zone, DAY);
  for (let i = 0; i < instants.length; i += 1) {
    const week = Math.floor((dayOf(instants[i]!) - weeks.firstMonday) / 7);
    if (week >= 0 && week < counts.length) counts[week] = (counts[week] ?? 0) + 1;
  }
  return counts;
}

const COUNTED = new WeakMap<Weeks, WeakMap<Float64Array, Uint32Array>>();

/** The same, counted once for the same weeks and instants, which several figures ask for; not to be written into. */
export function countedByWeek(weeks: Weeks, zone: ZoneTable, instants: Float64Array): Uint32Array {
  const known = COUNTED.get(weeks) ?? new WeakMap<Float64Array, Uint32Array>();
  COUNTED.set(weeks, known);
  const counts = known.get(instants) ?? countByWeek(weeks, zone, instants);
  known.set(instants, counts);
  return counts;
}

/** Which weeks the window [from, to] covers whole, as a range of places [begin, end): only the first and last can be cut. */
export function wholeWeekRange({ starts, firstMonday }: Weeks, zone: ZoneTable, from: number, to: number): { readonly begin: number; readonly end: number } {
  const afterLast = startOfLocalDay(zone, firstMonday + 7 * starts.length);
  const begin = (starts[0] ?? from) < from ? 1 : 0;
  return { begin, end: Math.max(begin, to < afterLast - 1 ? starts.length - 1 : starts.length) };
}

/**
 * The counts of weeks that the window [from, to] covers whole: its first and last week are left out where they are
 * cut, because half a week would pull the median down; all of them when no week is whole.
 */
export function wholeWeeks(weeks: Weeks, counts: Uint32Array, zone: ZoneTable, from: number, to: number): Uint32Array {
  const { begin, end } = wholeWeekRange(weeks, zone, from, to);
  return end > begin ? counts.slice(begin, end) : counts;
}
