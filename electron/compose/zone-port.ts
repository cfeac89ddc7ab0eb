import type { ZonePort } from '../host/ports.ts';
import { buildZoneTable } from '../zones/build-zone-table.ts';
import type { ZoneTable } from '../../shared/engine/time/zone-table.ts';

const YEAR = 366 * 86_400_000;

/** Zone tables, each built once per process and window of years. */
export function createZonePort(): ZonePort {
  const built = new Map<string, ZoneTable | null>();
  const tableFor = (zone: string, from: number, to: number): ZoneTable | null => {
    const [start, end] = [Math.floor(from / YEAR) * YEAR, Math.ceil(to / YEAR) * YEAR]; // whole years, so that histories share tables
    const key = `${zone} ${start} ${end}`;
    let table = built.get(key);
    if (table === undefined) built.set(key, (table = buildZoneTable(zone, start, end)));
    return table;
  };
  return {
    isZone: (zone) => buildZoneTable(zone, 0, 0) !== null,
    tablesFor(zones, from, to) {
      const tables = new Map<string, ZoneTable>();
      for (const zone of [...new Set(zones)].sort()) {
        const table = tableFor(zone, from, to);
        if (table !== null) tables.set(zone, table);
      }
      return tables;
    },
  };
}
