import { buildZoneTable } from '../zones/build-zone-table.ts';
import type { ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { ImportRefusal } from './import-types.ts';

const cache = new Map<string, ZoneTable>();

/** Offsets of a zone for every year that a lead history can hold; refused when the zone is unknown. */
export function zoneTableFor(zone: string): ZoneTable {
  const known = cache.get(zone);
  if (known !== undefined) return known;
  const table = buildZoneTable(zone, Date.UTC(2005, 0, 1), Date.UTC(2035, 0, 1));
  if (table === null) throw new ImportRefusal('refused', `"${zone}" is no time zone. Choose one such as Europe/Berlin.`);
  cache.set(zone, table);
  return table;
}
