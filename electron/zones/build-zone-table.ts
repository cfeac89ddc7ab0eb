import type { ZoneTable } from '../../shared/engine/time/zone-table.ts';

const DAY = 86_400_000;
/** Shorter than any stretch between two changes in use (the shortest, Ramadan time in Morocco, lasts about a month). */
const STEP = 21 * DAY;
/** Changes in use happen on a quarter of an hour; where one does not, it is searched to the second. */
const QUARTER = 900_000;

/** Reads "GMT+05:30" or "GMT-00:01:15" as ms; "GMT" alone is 0. */
function parseOffset(text: string): number {
  const found = /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text);
  if (found === null) return 0;
  const [, sign, hours, minutes, seconds] = found;
  const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -ms : ms;
}

/** A function that asks the platform for the offset of a zone; null when the platform does not know the zone. */
function offsetReader(zone: string): ((utc: number) => number) | null {
  if (zone === '') return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
    return (utc) => parseOffset(format.format(utc)); // such as "2026, GMT+02:00"; format alone is several times faster than its parts
  } catch {
    return null; // Intl throws RangeError for a zone that it does not know; that is the only question asked here.
  }
}

/** First whole second in (low, high] at which the offset is no longer `old`, the one at `low`; both are whole quarters. */
function findChange(read: (utc: number) => number, old: number, low: number, high: number): number {
  const bisect = (from: number, to: number, grain: number): number => {
    let [before, after] = [from, to];
    while (after - before > grain) {
      const middle = Math.floor((before + after) / 2 / grain) * grain;
      if (middle <= before) break;
      if (read(middle) === old) before = middle;
      else after = middle;
    }
    return after;
  };
  const quarter = bisect(low, high, QUARTER);
  return read(quarter - 1000) === old ? quarter : bisect(Math.max(low, quarter - QUARTER), quarter, 1000);
}

/**
 * The offsets of a zone between two UTC instants (a year is added at either end), found by probes every three weeks and bisection;
 * null when the zone is unknown. The one place in the product that asks the platform for offsets.
 */
export function buildZoneTable(zone: string, from: number, to: number): ZoneTable | null {
  const read = offsetReader(zone);
  if (read === null) return null;
  const start = Math.floor((from - 366 * DAY) / DAY) * DAY;
  const end = Math.ceil((to + 366 * DAY) / DAY) * DAY;
  const transitions: number[] = [];
  const offsets = [read(start)];
  let known = offsets[0] ?? 0;
  for (let at = start; at < end; at += STEP) {
    const next = read(at + STEP);
    for (let low = at; known !== next; ) {
      low = findChange(read, known, low, at + STEP);
      known = read(low);
      transitions.push(low);
      offsets.push(known);
    }
  }
  return { zone, transitions: Float64Array.from(transitions), offsets: Float64Array.from(offsets) };
}

/** Tables of every known zone among `zones`; unknown names are left out, so that the replay can warn about them. */
export function buildZoneTables(zones: Iterable<string>, from: number, to: number): ReadonlyMap<string, ZoneTable> {
  const tables = new Map<string, ZoneTable>();
  for (const zone of [...new Set(zones)].sort()) {
    const table = buildZoneTable(zone, from, to);
    if (table !== null) tables.set(zone, table);
  }
  return tables;
}
