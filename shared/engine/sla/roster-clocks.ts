import type { Calendar, Configuration, Rep } from '../model/configuration.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { createBusinessCalendar, isEverOpen } from '../time/business-calendar.ts';
import { DAY } from '../time/units.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { fixedZone } from '../time/zone-table.ts';

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
    if (!isEverOpen(calendar.week)) warnings.push(`The calendar "${calendar.name}" has no open hours, so business clocks on it never run. Add hours in Route.`);
  }
  const reps = routing.roster.map((rep) => {
    const zone = zones.get(rep.zone);
    const calendar = routing.calendars.find((candidate) => candidate.id === rep.calendarId);
    if (zone === undefined) warnings.push(`${label(rep)} has ${rep.zone === '' ? 'no zone' : `the unknown zone "${rep.zone}"`}, so the client's zone stands in for it. Set it in Route.`);
    if (calendar === undefined && firstCalendar !== undefined) warnings.push(`${label(rep)} has no calendar, so "${firstCalendar.name}" stands in for it. Set it in Route.`);
    return { zone: zone ?? zoneOfClient, calendar: build(calendar ?? firstCalendar, zone ?? zoneOfClient) };
  });
  return { reps, client: { zone: zoneOfClient, calendar: build(firstCalendar, zoneOfClient) }, warnings };
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
    const known = ofZone.get(calendar) ?? createBusinessCalendar(calendar.week, zone, range.from, range.to);
    ofZone.set(calendar, known);
    return known;
  };
}
