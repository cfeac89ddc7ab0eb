import { describe, expect, it } from 'vitest';
import { buildZoneTable } from '../../../electron/zones/build-zone-table.ts';
import { toLocal } from '../../../shared/engine/time/zone-table.ts';

const HOUR = 3_600_000;
const FROM = Date.UTC(2022, 0, 1);
const TO = Date.UTC(2027, 0, 1);

/** The wall clock of a zone as the platform itself tells it, to the minute. */
function wallOf(zone: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (utc) => {
    const part = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute']);
  };
}

describe('a zone’s table', () => {
  it.each(['Africa/Casablanca', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Gaza', 'Antarctica/Troll', 'America/New_York', 'Asia/Kolkata', 'America/Asuncion'])('tells the wall clock of %s as the platform does, around every change', (zone) => {
    const table = buildZoneTable(zone, FROM, TO);
    if (table === null) throw new Error(zone);
    const wall = wallOf(zone);
    const instants = [...table.transitions].flatMap((at) => [at - 60_000, at, at + 60_000]);
    for (let at = FROM; at < TO; at += 41 * HOUR) instants.push(at);
    for (const at of instants) expect(toLocal(table, at), `${zone} ${new Date(at).toISOString()}`).toBe(wall(at));
  });
});
