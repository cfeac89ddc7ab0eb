import type { Calendar, Rep, Routing } from '../model/configuration.ts';
import type { HistoryOwner } from '../history/history.ts';

/**
 * A routing policy's roster, calendars, pools and territory names from the owners of a history: one calendar per pair
 * of working hours (Monday to Friday), one pool per territory, everybody with weight 1. Rules, skills and the leads'
 * territory values stay as they are; territories that already exist keep their values.
 */
export function seedRouting(routing: Routing, owners: readonly HistoryOwner[], clientZone: string, territoryField: string): Routing {
  const calendars = new Map<string, Calendar>(routing.calendars.map((calendar) => [calendar.id, calendar]));
  const fallbackCalendar = routing.calendars[0]?.id ?? hoursCalendar(540, 1020, calendars);
  const roster = owners.map((owner) => repOf(owner, clientZone, fallbackCalendar, calendars));
  const names = [...new Set(owners.map((owner) => owner.territory).filter((name) => name !== ''))].sort();
  const known = new Map(routing.territories.map((territory) => [territory.id, territory]));
  return {
    ...routing,
    territoryField: territoryField === '' ? routing.territoryField : territoryField,
    calendars: [...calendars.values()],
    roster,
    territories: [...routing.territories, ...names.filter((name) => !known.has(name)).map((name) => ({ id: name, name, values: [] }))],
    pools: poolsOf(names, roster),
  };
}

function repOf(owner: HistoryOwner, clientZone: string, fallbackCalendar: string, calendars: Map<string, Calendar>): Rep {
  const hasHours = owner.workStart !== null && owner.workEnd !== null;
  return {
    id: owner.extId,
    extId: owner.extId,
    name: owner.name,
    zone: owner.zone === '' ? clientZone : owner.zone,
    calendarId: hasHours ? hoursCalendar(owner.workStart ?? 0, owner.workEnd ?? 0, calendars) : fallbackCalendar,
    territories: owner.territory === '' ? [] : [owner.territory],
    skills: [],
    ...(owner.dayCap === null ? {} : { dayCap: owner.dayCap }),
    ...(owner.inactiveFrom === null ? {} : { activeTo: owner.inactiveFrom }),
  };
}

/** The calendar for these working hours, made when it is new. Returns its id. */
function hoursCalendar(start: number, end: number, calendars: Map<string, Calendar>): string {
  const id = `hours-${start}-${end}`;
  if (!calendars.has(id)) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [[start, end] as const] : []));
    calendars.set(id, { id, name: `Mon–Fri ${clock(start)}–${clock(end)}`, week });
  }
  return id;
}

const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

function poolsOf(territories: readonly string[], roster: readonly Rep[]): Routing['pools'] {
  const pool = (id: string, name: string, members: readonly Rep[]): Routing['pools'][number] => ({
    id,
    name,
    strategy: 'weightedSmooth',
    hours: 'ignore',
    members: members.map((rep) => ({ repId: rep.id, weight: 1 })),
  });
  if (territories.length === 0) return [pool('everybody', 'Everybody', roster)];
  return territories.map((name) => pool(`pool-${name}`, name, roster.filter((rep) => rep.territories.includes(name))));
}
