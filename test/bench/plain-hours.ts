import type { Calendar } from '../../shared/engine/model/configuration.ts';
import { localDay, toUtc, type ZoneTable } from '../../shared/engine/time/zone-table.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];

/** Somebody's hours: a week of shifts, Monday first, in his zone. */
export interface PlainHours { readonly zone: ZoneTable; readonly week: Calendar['week'] }

/** The shifts from the day before an instant on, walked day by day. */
function eachShift({ zone, week }: PlainHours, from: number, visit: (start: number, end: number) => boolean): void {
  for (let day = localDay(zone, from) - 1; ; day += 1) {
    for (const [start, end] of week[(((day + 3) % 7) + 7) % 7] ?? []) if (!visit(toUtc(zone, day * DAY + start * MINUTE), toUtc(zone, day * DAY + end * MINUTE))) return;
  }
}

/** When so many open ms have passed. */
export function dueAt(hours: PlainHours, from: number, budget: number): number {
  let [left, due] = [budget, NaN];
  eachShift(hours, from, (start, end) => {
    const begin = Math.max(start, from);
    if (end - begin >= left) due = begin + left;
    left -= Math.max(0, end - begin);
    return Number.isNaN(due);
  });
  return due;
}

/** Open ms between two instants. */
export function openBetween(hours: PlainHours, from: number, to: number): number {
  let open = 0;
  eachShift(hours, from, (start, end) => {
    open += Math.max(0, Math.min(end, to) - Math.max(start, from));
    return start < to;
  });
  return open;
}
