import type { Calendar, Configuration, Rep } from '../model/configuration.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { createBusinessCalendar, isEverOpen } from '../time/business-calendar.ts';
import { DAY } from '../time/units.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { fixedZone, joinZones } from '../time/zone-table.ts';

/** The zone and the open hours that hold for one person; `calendar` is null when no hours are known at all. */
export interface WorkClock {
  readonly zone: ZoneTable;
  readonly calendar: BusinessCalendar | null;
}

/** The clocks of a proposal: one per rep of its roster, in that order, and the client's own for leads without an owner. */
export interface RosterClocks {
  readonly reps: readonly WorkClock[];
  /** The client's zone with the first calendar: for leads before assignment and for owners outside the roster. */
  readonly client: WorkClock;
  /** One per pool, in that order: when it takes leads at all; null: always. */
  readonly pools: readonly (BusinessCalendar | null)[];
  /** The zone whose days and weeks every cap counts; null: each rep's own. */
  readonly capZone: ZoneTable | null;
  /** What was missing and what stands in for it, in sentences. */
  readonly warnings: readonly string[];
}

export interface RosterClocksInput {
  readonly routing: Configuration['routing'];
  readonly zones: ReadonlyMap<string, ZoneTable>;
  readonly clientZone: string;
  /** First and last instant of the history (UTC ms); NaN for one without times. */
  readonly from: number;
  readonly to: number;
}

/** How far before and after the history the clocks answer (domain.md §6: a week before; due times lie after). */
const DAYS_BEFORE = 7;
const DAYS_AFTER = 400;

/** Builds the clocks; reps that share zone and calendar share one. Unknown zones and calendars fall back to the client's. */
export function createRosterClocks({ routing, zones, clientZone, from, to }: RosterClocksInput): RosterClocks {
  const warnings: string[] = [];
  const range = { from: (Number.isFinite(from) ? from : 0) - DAYS_BEFORE * DAY, to: (Number.isFinite(to) ? to : 0) + DAYS_AFTER * DAY };
  const ownZone = zones.get(clientZone);
  if (ownZone === undefined) warnings.push(`The client's zone "${clientZone}" is unknown, so UTC stands in for it. Choose a zone in Prepare.`);
  const zoneOfClient = ownZone ?? fixedZone('UTC', 0);
  const firstCalendar = routing.calendars[0];
  const build = calendarBuilder(range);
  for (const calendar of routing.calendars) {
    if (!isEverOpen(calendar)) warnings.push(`The calendar "${calendar.name}" has no open hours, so business clocks on it never run. Add hours in Route.`);
  }
  const reps = routing.roster.map((rep) => {
    const zone = zoneOfRep(rep, zones, zoneOfClient, warnings);
    const calendar = routing.calendars.find((candidate) => candidate.id === rep.calendarId);
    if (calendar === undefined && firstCalendar !== undefined) warnings.push(`${label(rep)} has no calendar, so "${firstCalendar.name}" stands in for it. Set it in Route.`);
    return { zone, calendar: build(calendar ?? firstCalendar, zone) };
  });
  const pools = routing.pools.map((pool) => {
    if (pool.openHours === undefined) return null;
    const zone = zones.get(pool.openHours.zone);
    const calendar = routing.calendars.find(({ id }) => id === pool.openHours?.calendarId);
    if (zone === undefined) warnings.push(`The pool "${pool.name}" has the unknown zone "${pool.openHours.zone}", so the client's zone stands in for it. Set it in Route.`);
    if (calendar === undefined) warnings.push(`The pool "${pool.name}" keeps hours of a calendar that no longer exists, so it is open always. Set them in Route.`);
    return build(calendar, zone ?? zoneOfClient);
  });
  const capZone = routing.capZone === undefined ? null : (zones.get(routing.capZone) ?? null);
  if (routing.capZone !== undefined && capZone === null) warnings.push(`Caps count days in the unknown zone "${routing.capZone}", so each rep's own days stand in for them. Set it in Route.`);
  return { reps, client: { zone: zoneOfClient, calendar: build(firstCalendar, zoneOfClient) }, pools, capZone, warnings };
}

/** Every zone that a routing names, for whoever builds the offset tables. */
export function zonesOfRouting({ roster, pools, capZone }: Configuration['routing']): string[] {
  const named = [...roster.flatMap(({ zone, moves = [] }) => [zone, ...moves.map((move) => move.zone)]), ...pools.map(({ openHours }) => openHours?.zone ?? ''), capZone ?? ''];
  return [...new Set(named)].filter((zone) => zone !== '').sort();
}

function zoneOfRep(rep: Rep, zones: ReadonlyMap<string, ZoneTable>, zoneOfClient: ZoneTable, warnings: string[]): ZoneTable {
  const named = (zone: string): ZoneTable => {
    const table = zones.get(zone);
    if (table === undefined) warnings.push(`${label(rep)} has ${zone === '' ? 'no zone' : `the unknown zone "${zone}"`}, so the client's zone stands in for it. Set it in Route.`);
    return table ?? zoneOfClient;
  };
  const first = named(rep.zone);
  const moves = [...(rep.moves ?? [])].sort((a, b) => a.from - b.from);
  if (moves.length === 0) return first;
  return joinZones(first, moves.map(({ from, zone }) => ({ from, table: named(zone) })));
}

/** How a person is named in a sentence that is not about him as a person: by id, so that masking holds. */
function label(rep: Rep): string {
  return `The rep ${rep.id}`;
}

function calendarBuilder(range: { from: number; to: number }): (calendar: Calendar | undefined, zone: ZoneTable) => BusinessCalendar | null {
  const built = new Map<ZoneTable, Map<Calendar, BusinessCalendar>>();
  return (calendar, zone) => {
    if (calendar === undefined) return null;
    const ofZone = built.get(zone) ?? new Map<Calendar, BusinessCalendar>();
    built.set(zone, ofZone);
    const known = ofZone.get(calendar) ?? createBusinessCalendar(calendar, zone, range.from, range.to);
    ofZone.set(calendar, known);
    return known;
  };
}
