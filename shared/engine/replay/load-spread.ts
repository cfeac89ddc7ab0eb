import { gini } from '../metrics/gini.ts';
import type { Absence, Configuration, Rep } from '../model/configuration.ts';
import type { WorkClock } from '../sla/roster-clocks.ts';
import { elapsed } from '../time/business-calendar.ts';
import type { Played } from './played.ts';

/** Open ms of a rep within the history: his own hours, while he is active, without his absences. */
function availableMs(rep: Rep, { calendar }: WorkClock, absences: readonly Absence[], from: number, to: number): number {
  if (calendar === null) return 0;
  const begin = Math.max(from, rep.activeFrom ?? from);
  const end = Math.min(to, rep.activeTo ?? to);
  if (!(begin < end)) return 0;
  let open = elapsed(calendar, begin, end);
  let counted = begin;
  // Absences may overlap; what was taken off once is not taken off again.
  for (const absence of absences.filter(({ repId }) => repId === rep.id).sort((a, b) => a.from - b.from || a.to - b.to)) {
    const start = Math.min(end, Math.max(counted, absence.from));
    const stop = Math.min(end, Math.max(start, absence.to));
    open -= elapsed(calendar, start, stop);
    counted = Math.max(counted, stop);
  }
  return open;
}

/** The weight of a rep over all pools that he is in; 0 when he is in none. */
function weightOf({ pools }: Configuration['routing'], repId: string): number {
  return pools.flatMap(({ members }) => members).reduce((sum, member) => (member.repId === repId ? sum + member.weight : sum), 0);
}

/**
 * The Gini figure of leads per available hour × weight (domain.md §9), for the people in pools (without pools: the
 * whole roster) who had any open hours; null when nobody got a lead.
 */
export function spreadLoad({ input, clocks, actualRep, proposed }: Played): { readonly actual: number | null; readonly proposed: number | null; readonly people: number } {
  const { routing } = input.configuration;
  const { from, to } = input.history;
  const people = routing.roster.flatMap((rep, index) => {
    const clock = clocks.reps[index] ?? clocks.client;
    const weight = routing.pools.length === 0 ? 1 : weightOf(routing, rep.id);
    const share = availableMs(rep, clock, input.absences, from, to) * weight;
    return share > 0 ? [{ index, share }] : [];
  });
  const spread = (reps: Int16Array): number | null => {
    const leads = new Float64Array(routing.roster.length);
    reps.forEach((rep) => {
      if (rep >= 0) leads[rep]! += 1;
    });
    return gini(people.map(({ index, share }) => leads[index]! / share));
  };
  return { actual: spread(actualRep), proposed: spread(proposed.rep), people: people.length };
}

/**
 * Leads a week that the people in pools can take: the sum of day caps times days with open hours, for those active at
 * the end of the history; null when anybody of them has no cap, because then there is no limit to print.
 */
export function weeklyCapacity({ input }: Pick<Played, 'input'>): number | null {
  const { roster, pools, calendars } = input.configuration.routing;
  const inPools = new Set(pools.flatMap(({ members }) => members.map(({ repId }) => repId)));
  const people = roster.filter(({ id, activeTo }) => inPools.has(id) && !(activeTo !== undefined && activeTo <= input.history.to));
  let sum = 0;
  for (const { dayCap, calendarId } of people) {
    const calendar = calendars.find(({ id }) => id === calendarId) ?? calendars[0];
    if (dayCap === undefined || calendar === undefined) return null;
    sum += dayCap * calendar.week.filter((day) => day.some(([start, end]) => end > start)).length;
  }
  return people.length === 0 ? null : sum;
}
