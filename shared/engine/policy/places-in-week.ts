import { HOUR } from '../time/units.ts';
import { stepReader, type ZoneTable } from '../time/zone-table.ts';

const HOURS = 168;
/** 1 January 1970 was a Thursday; hour 0 is Monday's first. */
const THURSDAY = 3 * 24;

/** The hour of the week on the wall, 0 (Monday 0:00) to 167, of each instant (UTC ms); -1 for NaN. */
export function placesInWeek(zone: ZoneTable, instants: Float64Array): Int16Array {
  const hourOf = stepReader(zone, HOUR);
  const places = new Int16Array(instants.length);
  for (let i = 0; i < instants.length; i += 1) places[i] = Number.isNaN(instants[i]) ? -1 : (((hourOf(instants[i]!) + THURSDAY) % HOURS) + HOURS) % HOURS;
  return places;
}
