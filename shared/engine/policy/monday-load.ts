import { quantile } from '../metrics/quantile.ts';
import { joinAbsences } from '../routing/rep-desks.ts';
import { poolChain } from '../routing/router.ts';
import { hoursByDay } from '../time/business-calendar.ts';
import { weekday } from '../time/civil-date.ts';
import { DAY, MINUTE } from '../time/units.ts';
import { localDay, startOfLocalDay, stepReader, toUtc } from '../time/zone-table.ts';
import type { PolicyStage } from './play-policy.ts';
import type { RuleTruths } from './rule-truths.ts';

/** A pool on a typical Monday: what arrives, and what its members can take. */
export interface MondayLine {
  readonly poolId: string;
  readonly pool: string;
  /** Mondays in the history, and leads on the middle one and on the fullest tenth. */
  readonly mondays: number;
  readonly typicalLeads: number | null;
  readonly p90Leads: number | null;
  /** Leads that the day caps of its members allow; null: somebody has no cap. */
  readonly capLeads: number | null;
  /** Working minutes of its members on that Monday, without absences, and those that its leads take; null: nobody has said how long a lead takes. */
  readonly openMinutes: number;
  readonly neededMinutes: number | null;
  /** Offered load: needed over open minutes; 1 or more cannot hold whatever the rules (domain.md §8.1). */
  readonly load: number | null;
  /** Null: nothing is known that could limit it. */
  readonly canTake: boolean | null;
  readonly honesty: 'deterministic' | 'simulated' | 'notKnowable';
}

/** The last Monday of the history by local day number, in the client's zone; NaN for a history without times. */
function lastMonday({ input, routing }: PolicyStage): number {
  const last = localDay(routing.clocks.client.zone, input.history.to);
  return last - weekday(last);
}

/**
 * Each pool that a rule leads to, on the Mondays of the history: leads count for the pool of their first true rule, people
 * are those of the last Monday. A member of several pools counts whole in each, so the load shown is the least possible.
 */
export function findMondayLoad(stage: PolicyStage, truths: RuleTruths): MondayLine[] {
  const { input, routing } = stage;
  const { pools, rules, assumptions } = input.configuration.routing;
  if (!Number.isFinite(input.history.from)) return []; // a table without times has no Mondays
  const { zone } = routing.clocks.client;
  const firstDay = localDay(zone, input.history.from);
  const monday = lastMonday(stage);
  const mondays: number[] = [];
  for (let day = firstDay + ((7 - weekday(firstDay)) % 7); day <= monday; day += 7) mondays.push(day);
  const firstPool = rules.map(({ poolId }) => poolChain(pools, poolId)[0] ?? -1);
  const arrived = countMondays(stage, truths, firstPool, mondays);
  return pools.flatMap((pool, place): MondayLine[] => {
    if (!firstPool.includes(place)) return [];
    const leads = [...arrived[place]!];
    const typicalLeads = quantile(leads, 0.5);
    const members = presentMembers(stage, place, monday);
    const openMinutes = members.reduce((sum, rep) => sum + openMinutesOn(stage, rep, monday), 0);
    const caps = members.map((rep) => input.configuration.routing.roster[rep]?.dayCap);
    const capLeads = caps.some((cap) => cap === undefined) ? null : caps.reduce<number>((sum, cap) => sum + (cap ?? 0), 0);
    const handling = assumptions?.handlingMinutes;
    const neededMinutes = handling === undefined || typicalLeads === null ? null : typicalLeads * handling;
    const load = neededMinutes === null ? null : openMinutes === 0 ? (neededMinutes === 0 ? 0 : Infinity) : neededMinutes / openMinutes;
    const isUnderCap = capLeads === null || typicalLeads === null ? null : typicalLeads <= capLeads;
    const isInTime = load === null ? null : load < 1;
    return [{
      poolId: pool.id, pool: pool.name, mondays: mondays.length, typicalLeads, p90Leads: quantile(leads, 0.9), capLeads, openMinutes, neededMinutes,
      load: load === Infinity ? null : load,
      canTake: isUnderCap === false || isInTime === false ? false : (isInTime ?? isUnderCap),
      honesty: handling !== undefined ? 'simulated' : capLeads !== null ? 'deterministic' : 'notKnowable',
    }];
  });
}

/** By pool the leads of each of these Mondays, which lie a week apart: those of its own first true rules. */
function countMondays({ input, routing: { crossings, clocks } }: PolicyStage, { profiles, of }: RuleTruths, firstPool: readonly number[], mondays: readonly number[]): Uint32Array[] {
  const arrived = input.configuration.routing.pools.map(() => new Uint32Array(mondays.length));
  const ofProfile = profiles.map(({ rules: [rule] }) => arrived[rule === undefined ? -1 : firstPool[rule]!]);
  const dayOf = stepReader(clocks.client.zone, DAY);
  const [first = 0] = mondays;
  for (let turn = 0; turn < crossings.count; turn += 1) {
    const days = dayOf(crossings.at[turn]!) - first;
    const counts = ofProfile[of[turn]!];
    if (counts !== undefined && days % 7 === 0 && days >= 0 && days / 7 < counts.length) counts[days / 7]! += 1;
  }
  return arrived;
}

function presentMembers({ input, routing }: PolicyStage, place: number, monday: number): number[] {
  const { pools, roster } = input.configuration.routing;
  const at = startOfLocalDay(routing.clocks.client.zone, monday) + DAY / 2;
  return (pools[place]?.members ?? []).flatMap(({ repId, joinedAt = -Infinity, leftAt = Infinity }) => {
    const rep = roster.findIndex(({ id }) => id === repId);
    const { activeFrom = -Infinity, activeTo = Infinity } = roster[rep] ?? {};
    return rep >= 0 && at >= Math.max(joinedAt, activeFrom) && at < Math.min(leftAt, activeTo) ? [rep] : [];
  });
}

/** Open minutes of a rep's shifts that start on a day, outside his absences; overlapping hours count once. */
function openMinutesOn({ input, routing }: PolicyStage, rep: number, day: number): number {
  const { roster, calendars } = input.configuration.routing;
  const person = roster[rep];
  const calendar = calendars.find(({ id }) => id === person?.calendarId) ?? calendars[0];
  if (person === undefined || calendar === undefined) return 0;
  const { zone } = routing.clocks.reps[rep] ?? routing.clocks.client;
  const away = joinAbsences(input.absences.filter(({ repId }) => repId === person.id));
  let open = 0;
  let counted = -Infinity;
  for (const [start, end] of [...hoursByDay(calendar)(day)].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(counted, toUtc(zone, day * DAY + start * MINUTE));
    const to = toUtc(zone, day * DAY + end * MINUTE);
    if (to <= from) continue;
    open += to - from;
    for (let i = 0; i < away.length; i += 2) open -= Math.max(0, Math.min(to, away[i + 1]!) - Math.max(from, away[i]!));
    counted = to;
  }
  return open / MINUTE;
}
