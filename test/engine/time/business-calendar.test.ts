import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildZoneTable } from '../../../electron/zones/build-zone-table.ts';
import { CalendarError, createBusinessCalendar, due, elapsed, isOpenAt } from '../../../shared/engine/time/business-calendar.ts';
import type { BusinessCalendar } from '../../../shared/engine/time/business-calendar.ts';
import { weekday } from '../../../shared/engine/time/civil-date.ts';
import type { ZoneTable } from '../../../shared/engine/time/zone-table.ts';
import { fixedZone, localDay, startOfLocalDay, toLocal, toUtc } from '../../../shared/engine/time/zone-table.ts';

type Week = readonly (readonly (readonly [number, number])[])[];
const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2027, 0, 1);
const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;

function zone(name: string): ZoneTable {
  const table = buildZoneTable(name, FROM, TO);
  if (table === null) throw new Error(`unknown zone ${name}`);
  return table;
}
const johannesburg = zone('Africa/Johannesburg');
const weekdays = (start: number, end: number): Week => [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [[start, end] as const] : []));
const office = createBusinessCalendar(weekdays(540, 1020), johannesburg, FROM, TO);

function at(table: ZoneTable, text: string): number {
  return toUtc(table, Date.parse(`${text}:00Z`));
}
const dueAt = (calendar: BusinessCalendar, text: string, hours: number): string =>
  new Date(toLocal(johannesburg, due(calendar, at(johannesburg, text), hours * HOUR))).toISOString().slice(0, 16);

describe('the business clock on Monday to Friday, 9:00 to 17:00 in Johannesburg (domain.md §6)', () => {
  it.each([
    ['2026-11-21T15:00', 1, '2026-11-23T10:00'],
    ['2026-11-21T18:00', 1, '2026-11-23T10:00'],
    ['2026-11-20T16:30', 1, '2026-11-23T09:30'],
    ['2026-11-20T17:00', 1, '2026-11-23T10:00'],
    ['2026-11-20T09:00', 8, '2026-11-20T17:00'],
  ])('from %s for %i h is due at %s', (start, hours, expected) => {
    expect(dueAt(office, start, hours)).toBe(expected);
  });

  it('is due at its own start when nothing is asked, even outside hours', () => {
    expect(dueAt(office, '2026-11-21T15:00', 0)).toBe('2026-11-21T15:00');
  });

  it('counts no time over a weekend', () => {
    expect(elapsed(office, at(johannesburg, '2026-11-20T16:00'), at(johannesburg, '2026-11-23T09:30'))).toBe(1.5 * HOUR);
  });

  it('is closed at the closing instant and open at the opening one', () => {
    expect(isOpenAt(office, at(johannesburg, '2026-11-20T17:00'))).toBe(false);
    expect(isOpenAt(office, at(johannesburg, '2026-11-20T09:00'))).toBe(true);
  });
});

describe('the business clock elsewhere', () => {
  const always: Week = [0, 1, 2, 3, 4, 5, 6].map(() => [[0, 1440] as const]);

  it('has 23 and 25 hours on the days of the clock change in Berlin', () => {
    const berlin = zone('Europe/Berlin');
    const calendar = createBusinessCalendar(always, berlin, FROM, TO);
    const hours = (day: string): number => {
      const number = localDay(berlin, at(berlin, `${day}T12:00`));
      return elapsed(calendar, startOfLocalDay(berlin, number), startOfLocalDay(berlin, number + 1)) / HOUR;
    };
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24]);
  });

  it('runs an overnight shift into the next day: Monday 23:00 and 8 hours is Tuesday 23:00', () => {
    const nights = createBusinessCalendar(weekdays(1320, 1800), johannesburg, FROM, TO);
    expect(dueAt(nights, '2026-11-16T23:00', 8)).toBe('2026-11-17T23:00');
    expect(isOpenAt(nights, at(johannesburg, '2026-11-21T05:59'))).toBe(true);
    expect(isOpenAt(nights, at(johannesburg, '2026-11-22T23:00'))).toBe(false);
  });

  it('joins overlapping shifts instead of counting them twice', () => {
    const week: Week = [[[540, 720], [660, 780]], [], [], [], [], [], []];
    const calendar = createBusinessCalendar(week, johannesburg, FROM, TO);
    expect(elapsed(calendar, at(johannesburg, '2026-11-16T00:00'), at(johannesburg, '2026-11-17T00:00'))).toBe(4 * HOUR);
  });

  it('refuses instead of searching for ever when there is no open time', () => {
    const closed = createBusinessCalendar([[], [], [], [], [], [], []], johannesburg, FROM, TO);
    expect(() => due(closed, FROM, HOUR)).toThrowError(CalendarError);
    expect(elapsed(closed, FROM, TO)).toBe(0);
  });

  it('refuses a clock that is due after the end of its calendar', () => {
    expect(() => due(office, TO - HOUR, 400 * HOUR)).toThrowError(CalendarError);
    expect(() => elapsed(office, FROM - 1, TO)).toThrowError(CalendarError);
  });
});

/** The plain definition: is this minute inside a shift that began on its own local day or up to two days before? */
function isOpenMinute(week: Week, table: ZoneTable, utcMs: number): boolean {
  const today = localDay(table, utcMs);
  return [today - 2, today - 1, today].some((day) =>
    (week[weekday(day)] ?? []).some(
      ([start, end]) => utcMs >= toUtc(table, day * DAY + start * MINUTE) && utcMs < toUtc(table, day * DAY + end * MINUTE),
    ),
  );
}

const shift = fc.tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 1, max: 900 })).map(([start, length]) => [start, start + length] as const);
const anyWeek = fc.array(fc.array(shift, { maxLength: 2 }), { minLength: 7, maxLength: 7 });
const tables = [johannesburg, zone('Europe/Berlin'), zone('America/New_York'), fixedZone('UTC', 0)];

describe('the fast business clock', () => {
  it('equals counting open minutes one by one, over clock changes too', () => {
    const start = fc.constantFrom(Date.UTC(2026, 2, 27), Date.UTC(2026, 9, 23), Date.UTC(2026, 2, 6), Date.UTC(2026, 5, 1));
    fc.assert(
      fc.property(anyWeek, fc.constantFrom(...tables), start, fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 4000 }), (week, table, day, offset, length) => {
        const a = day + offset * MINUTE;
        let open = 0;
        let lastOpen = a;
        for (let minute = 0; minute < length; minute += 1) {
          if (!isOpenMinute(week, table, a + minute * MINUTE)) continue;
          open += 1;
          lastOpen = a + (minute + 1) * MINUTE;
        }
        const calendar = createBusinessCalendar(week, table, day - DAY, day + 20 * DAY);
        expect(elapsed(calendar, a, a + length * MINUTE)).toBe(open * MINUTE);
        if (open > 0) expect(due(calendar, a, open * MINUTE)).toBe(lastOpen);
      }),
      { numRuns: 60 },
    );
  });
});
