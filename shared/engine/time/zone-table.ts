import { weekday } from './civil-date.ts';
import { DAY, HOUR } from './units.ts';

/**
 * The UTC offsets of one IANA zone: `offsets[0]` (ms, local minus UTC) holds before `transitions[0]`, `offsets[i]`
 * from `transitions[i - 1]` on. Transitions are UTC ms, ascending; there is one more offset than transitions.
 * Plain data, so that it can be sent to a worker; `electron/zones` builds it, the engine never asks for an offset.
 */
export interface ZoneTable {
  readonly zone: string;
  readonly transitions: Float64Array;
  readonly offsets: Float64Array;
}

/** A zone without any change, such as UTC (offset 0). */
export function fixedZone(zone: string, offsetMs: number): ZoneTable {
  return { zone, transitions: new Float64Array(0), offsets: Float64Array.of(offsetMs) };
}

/** One table for somebody who moves: `first` until the first move, each move's own table from its instant (UTC ms) on. */
export function joinZones(first: ZoneTable, moves: readonly { readonly from: number; readonly table: ZoneTable }[]): ZoneTable {
  const transitions: number[] = [];
  const offsets = [first.offsets[0] ?? 0];
  const append = ({ transitions: changes, offsets: held }: ZoneTable, from: number, to: number): void => {
    changes.forEach((at, i) => {
      if (at > from && at < to) {
        transitions.push(at);
        offsets.push(held[i + 1] ?? 0);
      }
    });
  };
  append(first, -Infinity, moves[0]?.from ?? Infinity);
  moves.forEach(({ from, table }, i) => {
    transitions.push(from);
    offsets.push(offsetAt(table, from));
    append(table, from, moves[i + 1]?.from ?? Infinity);
  });
  return { zone: moves.at(-1)?.table.zone ?? first.zone, transitions: Float64Array.from(transitions), offsets: Float64Array.from(offsets) };
}

/** Index into `offsets` that holds at a UTC instant. */
function segmentAt({ transitions }: ZoneTable, utc: number): number {
  let low = 0;
  let high = transitions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((transitions[middle] ?? Infinity) <= utc) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Local minus UTC at a UTC instant, in ms. */
export function offsetAt(table: ZoneTable, utc: number): number {
  return table.offsets[segmentAt(table, utc)] ?? 0;
}

/** The wall clock at a UTC instant, as the ms that UTC would show for the same digits. */
export function toLocal(table: ZoneTable, utc: number): number {
  return utc + offsetAt(table, utc);
}

/**
 * The UTC instant of a wall clock reading. A reading that a change skips becomes the first valid instant, one that
 * happens twice the earlier (domain.md §6).
 */
export function toUtc(table: ZoneTable, local: number): number {
  // No zone is further than 26 hours from another, so the first segment looked at began before the reading.
  for (let i = segmentAt(table, local - 26 * HOUR); ; i += 1) {
    const start = i === 0 ? -Infinity : (table.transitions[i - 1] ?? Infinity);
    const end = table.transitions[i] ?? Infinity;
    const utc = local - (table.offsets[i] ?? 0);
    if (utc < start) return start;
    if (utc < end) return utc;
  }
}

/** The local day of a UTC instant as a day number (days since 1970-01-01 on the wall). */
export function localDay(table: ZoneTable, utc: number): number {
  return Math.floor(toLocal(table, utc) / DAY);
}

/**
 * The local days, hours … that a UTC instant lies in, counted since 1970-01-01 on the wall: floor(local / step). For
 * instants that mostly follow one another: one of the step that was asked for last is answered without a search.
 */
export function stepReader(table: ZoneTable, step: number): (utc: number) => number {
  let [index, from, to] = [0, Infinity, -Infinity];
  return (utc) => {
    if (utc >= from && utc < to) return index;
    const i = segmentAt(table, utc);
    const offset = table.offsets[i] ?? 0;
    index = Math.floor((utc + offset) / step);
    from = Math.max(index * step - offset, table.transitions[i - 1] ?? -Infinity);
    to = Math.min((index + 1) * step - offset, table.transitions[i] ?? Infinity);
    return index;
  };
}

/** The UTC instant at which a local day begins. */
export function startOfLocalDay(table: ZoneTable, dayNumber: number): number {
  return toUtc(table, dayNumber * DAY);
}

/** The UTC instant of Monday 00:00, in this zone, of the ISO week that holds a UTC instant (domain.md §2.1). */
export function isoWeekStart(table: ZoneTable, utc: number): number {
  const day = localDay(table, utc);
  return startOfLocalDay(table, day - weekday(day));
}
