import { localDay, toUtc, type ZoneTable } from '../../shared/engine/time/zone-table.ts';

const [HOUR, DAY] = [3_600_000, 86_400_000];

/** Nine to five, Monday to Friday, walked day by day. */
function eachShift(zone: ZoneTable, from: number, visit: (start: number, end: number) => boolean): void {
  for (let day = localDay(zone, from) - 1; ; day += 1) {
    if ((((day + 3) % 7) + 7) % 7 > 4) continue;
    if (!visit(toUtc(zone, day * DAY + 9 * HOUR), toUtc(zone, day * DAY + 17 * HOUR))) return;
  }
}

/** When so many open ms have passed. */
export function dueAt(zone: ZoneTable, from: number, budget: number): number {
  let [left, due] = [budget, NaN];
  eachShift(zone, from, (start, end) => {
    const begin = Math.max(start, from);
    if (end - begin >= left) due = begin + left;
    left -= Math.max(0, end - begin);
    return Number.isNaN(due);
  });
  return due;
}

/** Open ms between two instants. */
export function openBetween(zone: ZoneTable, from: number, to: number): number {
  let open = 0;
  eachShift(zone, from, (start, end) => {
    open += Math.max(0, Math.min(end, to) - Math.max(start, from));
    return start < to;
  });
  return open;
}
