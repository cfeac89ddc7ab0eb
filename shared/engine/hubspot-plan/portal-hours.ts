import type { DayHours, Routing } from '../model/configuration.ts';
import { takeHours } from '../routing/imported-hours.ts';
import { personOf } from './workflows/portal-words.ts';

/** What a portal says of when one of its users works; `week` (Monday first) is null and `zone` '' where it says nothing that can be read. */
export interface PortalHours {
  readonly ownerId: string;
  readonly name: string;
  readonly week: readonly DayHours[] | null;
  readonly zone: string;
}

/** When a rep works by the proposal and by the portal, which differ in the week, the zone or both. */
export interface HoursChange {
  readonly repId: string;
  readonly name: string;
  readonly before: { readonly week: readonly DayHours[]; readonly zone: string };
  readonly after: { readonly week: readonly DayHours[]; readonly zone: string };
}

/** Whose hours a portal says otherwise than a routing policy; people are found by their owner's number, else by name. */
export function portalHoursChanges(routing: Routing, people: readonly PortalHours[]): HoursChange[] {
  return routing.roster.flatMap((rep) => {
    const said = personOf({ people }, rep);
    if (said === undefined) return [];
    const week = routing.calendars.find(({ id }) => id === rep.calendarId)?.week ?? [];
    const before = { week, zone: rep.zone };
    const after = { week: said.week ?? week, zone: said.zone === '' ? rep.zone : said.zone };
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ repId: rep.id, name: rep.name, before, after }];
  });
}

/** The policy in which these people work as their portal says; holidays and exceptions of their calendars stay. */
export function takePortalHours(routing: Routing, changes: readonly HoursChange[]): Routing {
  const taken = takeHours(routing, changes.map(({ repId, after }) => ({ subject: { kind: 'rep', repId }, week: after.week, holidays: [] })));
  return { ...taken, roster: taken.roster.map((rep) => ({ ...rep, zone: changes.find(({ repId }) => repId === rep.id)?.after.zone ?? rep.zone })) };
}
