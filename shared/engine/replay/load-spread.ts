import { gini } from '../metrics/gini.ts';
import type { Absence, Configuration, Rep } from '../model/configuration.ts';
import type { RosterClocks, WorkClock } from '../sla/roster-clocks.ts';
import { elapsed } from '../time/business-calendar.ts';
import type { Played } from './played.ts';
import type { ReplayInput } from './replay-result.ts';

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

/** What a person could take: his place in the roster, his open ms within the history, and the same times his weight. */
export interface Availability {
  readonly index: number;
  readonly openMs: number;
  readonly share: number;
}

/** The people in pools (without pools: the whole roster) who had any open hours in the history. */
export function findAvailability({ configuration, history, absences }: Pick<ReplayInput, 'configuration' | 'history' | 'absences'>, clocks: RosterClocks): Availability[] {
  const { routing } = configuration;
  return routing.roster.flatMap((rep, index) => {
    const weight = routing.pools.length === 0 ? 1 : weightOf(routing, rep.id) * (rep.weight ?? 1);
    const openMs = availableMs(rep, clocks.reps[index] ?? clocks.client, absences, history.from, history.to);
    return openMs * weight > 0 ? [{ index, openMs, share: openMs * weight }] : [];
  });
}

/** The Gini figure of leads per available hour × weight (domain.md §9); null when nobody got a lead. `reps`: who got each lead. */
export function spreadOf(people: readonly Availability[], reps: Int16Array, rosterSize: number): number | null {
  const leads = new Float64Array(rosterSize);
  reps.forEach((rep) => {
    if (rep >= 0) leads[rep]! += 1;
  });
  return gini(people.map(({ index, share }) => leads[index]! / share));
}

/** The spread of both arms on the same hours and weights. */
export function spreadLoad({ input, clocks, actualRep, proposed }: Played): { readonly actual: number | null; readonly proposed: number | null; readonly people: number } {
  const people = findAvailability(input, clocks);
  const { length } = input.configuration.routing.roster;
  return { actual: spreadOf(people, actualRep, length), proposed: spreadOf(people, proposed.rep, length), people: people.length };
}

/**
 * Leads a week that the people in pools can take: for each the day cap times the days with open hours, or the week cap
 * where that is less, of those active at the end of the history; null when anybody of them has neither.
 */
export function weeklyCapacity({ input }: Pick<Played, 'input'>): number | null {
  const { roster, pools, calendars } = input.configuration.routing;
  const inPools = new Set(pools.flatMap(({ members }) => members.map(({ repId }) => repId)));
  const people = roster.filter(({ id, activeTo }) => inPools.has(id) && !(activeTo !== undefined && activeTo <= input.history.to));
  let sum = 0;
  for (const { dayCap, weekCap, calendarId } of people) {
    const calendar = calendars.find(({ id }) => id === calendarId) ?? calendars[0];
    if (calendar === undefined || (dayCap === undefined && weekCap === undefined)) return null;
    const byDay = dayCap === undefined ? Infinity : dayCap * calendar.week.filter((day) => day.some(([start, end]) => end > start)).length;
    sum += Math.min(byDay, weekCap ?? Infinity);
  }
  return people.length === 0 ? null : sum;
}
