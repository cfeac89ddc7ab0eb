import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildZoneTable, buildZoneTables } from '../../../electron/zones/build-zone-table.ts';
import { isoMinute } from '../../../shared/engine/time/civil-date.ts';
import { fixedZone, isoWeekStart, localDay, stepReader, toLocal, toUtc } from '../../../shared/engine/time/zone-table.ts';
import type { ZoneTable } from '../../../shared/engine/time/zone-table.ts';

const FROM = Date.UTC(2025, 0, 1);
const TO = Date.UTC(2027, 0, 1);

function zone(name: string): ZoneTable {
  const table = buildZoneTable(name, FROM, TO);
  if (table === null) throw new Error(`unknown zone ${name}`);
  return table;
}
const berlin = zone('Europe/Berlin');
const local = (text: string): number => Date.parse(`${text}:00Z`);
const utc = (text: string): number => Date.parse(`${text}:00Z`);

describe('a reader of steps', () => {
  it('tells the day and the hour on the wall as the table does, in whatever order it is asked', () => {
    const [names, near] = [['Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe', 'America/Havana'], fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 20 })];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(3_600_000, 86_400_000), fc.array(fc.integer({ min: FROM, max: TO }), { maxLength: 30 }), near, (name, step, instants, offsets) => {
        const table = zone(name);
        const read = stepReader(table, step);
        const around = [...table.transitions].flatMap((at) => offsets.map((minutes) => at + minutes * 60_000));
        for (const at of [...instants, ...around]) expect(read(at)).toBe(Math.floor(toLocal(table, at) / step));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the zone table', () => {
  it('finds the two changes of a year at their exact instants', () => {
    const inside = [...berlin.transitions].filter((t) => t >= Date.UTC(2026, 0, 1) && t < Date.UTC(2027, 0, 1));
    expect(inside).toEqual([Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)]);
  });

  it('finds two changes that lie a month apart', () => {
    const morocco = zone('Africa/Casablanca');
    const inside = [...morocco.transitions].filter((t) => t >= Date.UTC(2025, 0, 1) && t < Date.UTC(2026, 0, 1));
    expect(inside.map((t) => new Date(t).toISOString())).toEqual(['2025-02-23T02:00:00.000Z', '2025-04-06T02:00:00.000Z']);
  });

  it('knows half-hour zones and zones without change', () => {
    expect(toLocal(zone('Asia/Kolkata'), 0)).toBe(5.5 * 3_600_000);
    expect(zone('Africa/Johannesburg').transitions.length).toBe(0);
  });

  it('moves a wall clock reading that is skipped to the first valid instant', () => {
    expect(toUtc(berlin, local('2026-03-29T02:30'))).toBe(utc('2026-03-29T01:00'));
  });

  it('takes the earlier of two instants when a reading happens twice', () => {
    expect(toUtc(berlin, local('2026-10-25T02:30'))).toBe(utc('2026-10-25T00:30'));
    expect(toUtc(berlin, local('2026-10-25T03:00'))).toBe(utc('2026-10-25T02:00'));
  });

  it('begins the ISO week on the local Monday', () => {
    expect(isoWeekStart(berlin, utc('2026-11-22T22:59'))).toBe(utc('2026-11-15T23:00'));
    expect(isoWeekStart(berlin, utc('2026-11-22T23:00'))).toBe(utc('2026-11-22T23:00'));
    expect(isoWeekStart(berlin, utc('2026-03-31T10:00'))).toBe(utc('2026-03-29T22:00'));
  });

  it('leaves unknown zones out', () => {
    expect(buildZoneTable('Mars/Olympus', FROM, TO)).toBeNull();
    expect(buildZoneTable('', FROM, TO)).toBeNull();
    expect([...buildZoneTables(['Europe/Paris', 'Nowhere/None', 'UTC', 'UTC'], FROM, TO).keys()]).toEqual(['Europe/Paris', 'UTC']);
  });

  it('shows the same wall clock as the platform at any instant', () => {
    const names = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/St_Johns', 'Pacific/Chatham'];
    const readers = names.map((name) => {
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' });
      return { table: zone(name), show: (t: number) => format.format(t) };
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: names.length - 1 }), fc.integer({ min: FROM, max: TO }), (which, at) => {
        const reader = readers[which];
        return reader !== undefined && isoMinute(toLocal(reader.table, at)) === reader.show(at);
      }),
      { numRuns: 300 },
    );
  });

  it('gives a UTC instant back whose wall clock is the one asked for, unless that reading is skipped', () => {
    fc.assert(
      fc.property(fc.integer({ min: FROM, max: TO }), (at) => {
        const back = toUtc(berlin, toLocal(berlin, at));
        return toLocal(berlin, back) === toLocal(berlin, at) && back <= at;
      }),
      { numRuns: 300 },
    );
  });

  it('counts local days', () => {
    expect(localDay(fixedZone('+14', 14 * 3_600_000), utc('2026-01-01T10:00'))).toBe(localDay(fixedZone('UTC', 0), utc('2026-01-02T00:00')));
  });
});
