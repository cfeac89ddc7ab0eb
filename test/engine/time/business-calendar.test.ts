import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildZoneTable } from '../../../electron/zones/build-zone-table.ts';
import { CalendarError, createBusinessCalendar, due, elapsed, isOpenAt } from '../../../shared/engine/time/business-calendar.ts';
import type { BusinessCalendar, CalendarHours } from '../../../shared/engine/time/business-calendar.ts';
import { isoDay, weekday } from '../../../shared/engine/time/civil-date.ts';
import type { ZoneTable } from '../../../shared/engine/time/zone-table.ts';
import { fixedZone, joinZones, localDay, startOfLocalDay, toLocal, toUtc } from '../../../shared/engine/time/zone-table.ts';

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
const office = createBusinessCalendar({ week: weekdays(540, 1020) }, johannesburg, FROM, TO);

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

describe('holidays and exceptions (domain.md §6)', () => {
  const reconciliation = { day: '2026-12-16', name: 'Day of Reconciliation' };
  const with16December = createBusinessCalendar({ week: weekdays(540, 1020), holidays: [reconciliation] }, johannesburg, FROM, TO);

  it('skips a holiday: Tuesday 16:30 and an hour is Thursday 9:30', () => {
    expect(dueAt(with16December, '2026-12-15T16:30', 1)).toBe('2026-12-17T09:30');
  });
  it('removes the shift that starts on a holiday and keeps the one that runs into it', () => {
    const nights = createBusinessCalendar({ week: weekdays(1320, 1800), holidays: [reconciliation] }, johannesburg, FROM, TO);
    expect(isOpenAt(nights, at(johannesburg, '2026-12-16T05:00'))).toBe(true);
    expect(isOpenAt(nights, at(johannesburg, '2026-12-16T23:00'))).toBe(false);
    expect(isOpenAt(nights, at(johannesburg, '2026-12-17T05:00'))).toBe(false);
  });
  it('lets the hours of an exceptional day stand above the week and above a holiday', () => {
    const exceptions = [{ day: '2026-12-16', hours: [[600, 720] as const] }, { day: '2026-12-19', hours: [[540, 600] as const] }, { day: '2026-12-17', hours: [] }];
    const calendar = createBusinessCalendar({ week: weekdays(540, 1020), holidays: [reconciliation], exceptions }, johannesburg, FROM, TO);
    expect(dueAt(calendar, '2026-12-15T16:30', 1)).toBe('2026-12-16T10:30');
    expect(dueAt(calendar, '2026-12-16T11:30', 1)).toBe('2026-12-18T09:30');
    expect(dueAt(calendar, '2026-12-18T16:30', 1)).toBe('2026-12-19T09:30');
  });
  it('takes a holiday by the wall of whoever uses the calendar, and no notice of a day that no month has', () => {
    const holidays = [{ day: '2026-12-25', name: '' }, { day: '2026-02-30', name: '' }, { day: 'soon', name: '' }];
    const auckland = zone('Pacific/Auckland');
    const calendar = createBusinessCalendar({ week: weekdays(0, 1440), holidays }, auckland, FROM, TO);
    expect(isOpenAt(calendar, Date.UTC(2026, 11, 24, 10, 59))).toBe(true);
    expect(isOpenAt(calendar, Date.UTC(2026, 11, 24, 11, 0))).toBe(false);
    expect(isOpenAt(calendar, at(auckland, '2026-03-02T12:00'))).toBe(true);
  });
  it('has an hour less and an hour more in a night shift over a clock change', () => {
    const berlin = zone('Europe/Berlin');
    const sundays: Week = [[], [], [], [], [], [[1320, 1800]], []];
    const nights = createBusinessCalendar({ week: sundays }, berlin, FROM, TO);
    expect(elapsed(nights, at(berlin, '2026-03-28T12:00'), at(berlin, '2026-03-29T12:00')) / HOUR).toBe(7);
    expect(elapsed(nights, at(berlin, '2026-10-24T12:00'), at(berlin, '2026-10-25T12:00')) / HOUR).toBe(9);
  });
  it('follows somebody who moves in the year, without a second calendar', () => {
    const moved = joinZones(johannesburg, [{ from: Date.UTC(2026, 6, 1), table: zone('America/New_York') }]);
    const calendar = createBusinessCalendar({ week: weekdays(540, 1020) }, moved, FROM, TO);
    expect([isOpenAt(calendar, Date.UTC(2026, 5, 10, 7)), isOpenAt(calendar, Date.UTC(2026, 6, 8, 7)), isOpenAt(calendar, Date.UTC(2026, 6, 8, 13))]).toEqual([true, false, true]);
    expect(localDay(moved, Date.UTC(2026, 11, 1, 3))).toBe(localDay(johannesburg, Date.UTC(2026, 10, 30, 12)));
  });
});

describe('the business clock elsewhere', () => {
  const always: Week = [0, 1, 2, 3, 4, 5, 6].map(() => [[0, 1440] as const]);

  it('has 23 and 25 hours on the days of the clock change in Berlin', () => {
    const berlin = zone('Europe/Berlin');
    const calendar = createBusinessCalendar({ week: always }, berlin, FROM, TO);
    const hours = (day: string): number => {
      const number = localDay(berlin, at(berlin, `${day}T12:00`));
      return elapsed(calendar, startOfLocalDay(berlin, number), startOfLocalDay(berlin, number + 1)) / HOUR;
    };
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-06-01')]).toEqual([23, 25, 24]);
  });

  it('runs an overnight shift into the next day: Monday 23:00 and 8 hours is Tuesday 23:00', () => {
    const nights = createBusinessCalendar({ week: weekdays(1320, 1800) }, johannesburg, FROM, TO);
    expect(dueAt(nights, '2026-11-16T23:00', 8)).toBe('2026-11-17T23:00');
    expect(isOpenAt(nights, at(johannesburg, '2026-11-21T05:59'))).toBe(true);
    expect(isOpenAt(nights, at(johannesburg, '2026-11-22T23:00'))).toBe(false);
  });

  it('joins overlapping shifts instead of counting them twice', () => {
    const week: Week = [[[540, 720], [660, 780]], [], [], [], [], [], []];
    const calendar = createBusinessCalendar({ week }, johannesburg, FROM, TO);
    expect(elapsed(calendar, at(johannesburg, '2026-11-16T00:00'), at(johannesburg, '2026-11-17T00:00'))).toBe(4 * HOUR);
  });

  it('refuses instead of searching for ever when there is no open time', () => {
    const closed = createBusinessCalendar({ week: [[], [], [], [], [], [], []] }, johannesburg, FROM, TO);
    expect(() => due(closed, FROM, HOUR)).toThrowError(CalendarError);
    expect(elapsed(closed, FROM, TO)).toBe(0);
  });

  it('refuses a clock that is due after the end of its calendar', () => {
    expect(() => due(office, TO - HOUR, 400 * HOUR)).toThrowError(CalendarError);
    expect(() => elapsed(office, FROM - 1, TO)).toThrowError(CalendarError);
  });
});

/** The plain definition: is this minute inside a shift that began on its own local day or up to two days before? */
function isOpenMinute({ week, holidays = [], exceptions = [] }: CalendarHours, table: ZoneTable, utcMs: number): boolean {
  const today = localDay(table, utcMs);
  return [today - 2, today - 1, today].some((day) =>
    (exceptions.find((each) => each.day === isoDay(day))?.hours ?? (holidays.some((each) => each.day === isoDay(day)) ? [] : (week[weekday(day)] ?? []))).some(
      ([start, end]) => utcMs >= toUtc(table, day * DAY + start * MINUTE) && utcMs < toUtc(table, day * DAY + end * MINUTE),
    ),
  );
}

const shift = fc.tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 1, max: 900 })).map(([start, length]) => [start, start + length] as const);
const anyWeek = fc.array(fc.array(shift, { maxLength: 2 }), { minLength: 7, maxLength: 7 });
const nearDay = fc.tuple(fc.constantFrom('2026-03', '2026-10', '2026-06'), fc.integer({ min: 1, max: 31 })).map(([month, day]) => `${month}-${String(day).padStart(2, '0')}`);
const anyHours: fc.Arbitrary<CalendarHours> = fc.record({
  week: anyWeek,
  holidays: fc.array(fc.record({ day: nearDay, name: fc.constant('') }), { maxLength: 6 }),
  exceptions: fc.uniqueArray(fc.record({ day: nearDay, hours: fc.array(shift, { maxLength: 2 }) }), { selector: ({ day }) => day, maxLength: 4 }),
});
const tables = [johannesburg, zone('Europe/Berlin'), zone('America/New_York'), fixedZone('UTC', 0)];

describe('the fast business clock', () => {
  it('equals counting open minutes one by one, over clock changes too', () => {
    const start = fc.constantFrom(Date.UTC(2026, 2, 27), Date.UTC(2026, 9, 23), Date.UTC(2026, 2, 6), Date.UTC(2026, 5, 1));
    fc.assert(
      fc.property(anyHours, fc.constantFrom(...tables), start, fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 4000 }), (hours, table, day, offset, length) => {
        const a = day + offset * MINUTE;
        let open = 0;
        let lastOpen = a;
        for (let minute = 0; minute < length; minute += 1) {
          if (!isOpenMinute(hours, table, a + minute * MINUTE)) continue;
          open += 1;
          lastOpen = a + (minute + 1) * MINUTE;
        }
        const calendar = createBusinessCalendar(hours, table, day - DAY, day + 20 * DAY);
        expect(elapsed(calendar, a, a + length * MINUTE)).toBe(open * MINUTE);
        if (open > 0) expect(due(calendar, a, open * MINUTE)).toBe(lastOpen);
      }),
      { numRuns: 60 },
    );
  });
});
