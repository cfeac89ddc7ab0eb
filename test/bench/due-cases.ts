import { MINUTE } from '../../shared/engine/time/units.ts';
import type { DueCase } from './peers/due-with-libraries.mjs';
import { numbers, WORLD_ZONES } from './routing-world.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2025, 0, 1);
/** Three years of cases; tables are built for as long. */
export const CASE_WINDOW = { from: FROM, to: FROM + 1095 * DAY } as const;

const every = (days: readonly number[], ...spans: readonly (readonly [number, number])[]) => [0, 1, 2, 3, 4, 5, 6].map((day) => (days.includes(day) ? spans : []));
const WEEKDAYS = [0, 1, 2, 3, 4];
const WEEKS = [
  every(WEEKDAYS, [540, 1020]),
  every(WEEKDAYS, [510, 720], [780, 1035]),
  every(WEEKDAYS, [1320, 1800]),
  every([0, 1, 2, 3, 4, 5, 6], [0, 1440]),
  every([4, 5, 6], [1080, 1680]),
] as const;

/** Holidays that both fall on shifts and on clock changes' weekends. */
function holidays(): Set<string> {
  const days = ['01-01', '03-29', '03-30', '04-18', '05-01', '10-26', '12-16', '12-25', '12-26'];
  return new Set([2025, 2026, 2027].flatMap((year) => days.map((day) => `${year}-${day}`)));
}

/** Mixed cases: eight zones, split days, night shifts, round the clock, weekends; a third begins near a clock change. */
export function dueCases(count: number): DueCase[] {
  const next = numbers(11);
  const closed = holidays();
  const changes = [2025, 2026, 2027].flatMap((year) => [Date.UTC(year, 2, 8), Date.UTC(year, 2, 29), Date.UTC(year, 3, 5), Date.UTC(year, 8, 27), Date.UTC(year, 9, 25), Date.UTC(year, 10, 1)]);
  const span = CASE_WINDOW.to - CASE_WINDOW.from - 60 * DAY;
  return Array.from({ length: count }, (_, i) => {
    const near = changes[Math.floor(next() * changes.length)] ?? FROM;
    const start = i % 3 === 0 ? near + Math.floor((next() - 0.5) * 4 * DAY) : CASE_WINDOW.from + 10 * DAY + Math.floor(next() * span);
    const zone = WORLD_ZONES[i % WORLD_ZONES.length] ?? 'UTC';
    const week = WEEKS[Math.floor(next() * WEEKS.length)] ?? WEEKS[0];
    return { start: Math.min(start, CASE_WINDOW.to - 50 * DAY), zone, hours: { week, holidays: closed }, budget: (5 + Math.floor(next() * 2400)) * MINUTE };
  });
}
