import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { localDay, type ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { plainFigures, type PlainDecision, type PlainFigure, type PlainHandoff } from './plain-figures.ts';
import { dueAt, type PlainHours } from './plain-hours.ts';
import type { PlainLead } from './plain-leads.ts';
import { isMeant, plainScoring, truthOf } from './plain-scoring.ts';

const MINUTE = 60_000;

/** What both forms say of one proposed handoff, of one actual one, and of every figure. */
export interface PlainOutcome {
  readonly decisions: readonly (readonly [lead: string, at: number, total: number, tier: number, rep: string, dueAt: number])[];
  readonly judged: readonly (readonly [lead: string, at: number, tier: number, state: string])[];
  readonly figures: readonly PlainFigure[];
}

/** What is known beside the leads and the configuration: zones, when the history begins and ends (UTC ms), and what is promised today. */
export interface PlainSettings {
  readonly zones: ReadonlyMap<string, ZoneTable>;
  readonly clientZone: string;
  readonly from: number;
  readonly to: number;
  readonly todayMinutes: number;
}

/**
 * The whole replay over objects, of any configuration made of what the bench's is made of: score at every event, cross,
 * route, due times; the actual handoffs judged; every figure with how many leads it opens.
 */
export function plainReplay(leads: readonly PlainLead[], configuration: Configuration, { zones, clientZone, from, to, todayMinutes }: PlainSettings): PlainOutcome {
  const { routing, sla, tiers } = configuration;
  const hoursOf = (zone: string, calendarId: string): PlainHours => {
    const [table, calendar] = [zones.get(zone), routing.calendars.find(({ id }) => id === calendarId) ?? routing.calendars[0]];
    if (table === undefined || calendar === undefined) throw new Error(`no zone ${zone} or no calendar`);
    return { zone: table, week: calendar.week };
  };
  const client = hoursOf(clientZone, '');
  const reps = new Map(routing.roster.map((rep) => [rep.id, { hours: hoursOf(rep.zone, rep.calendarId), cap: rep.dayCap ?? Infinity, days: new Map<number, number>(), lastAt: -1 }]));
  const hoursOfRep = (rep: string): PlainHours => reps.get(rep)?.hours ?? client;
  const budgetOf = (tier: number): number => (sla.targets.find(({ tierId }) => tierId === tiers.classes[tier]?.id)?.budgetMinutes ?? NaN) * MINUTE;
  const scoring = plainScoring(configuration);
  const crossed = leads.flatMap((lead) => scoring.crossingsOf(lead).map((crossing) => ({ lead, ...crossing }))).sort((a, b) => a.at - b.at || (a.lead.id < b.lead.id ? -1 : 1));
  const pick = createPicks(routing, reps);
  const proposed = crossed.map(({ lead, at, total, tier, moment }, turn): PlainDecision => {
    let [rep, rule] = ['', ''];
    for (const { id, poolId, when } of routing.rules) {
      if (truthOf(when, moment) !== true) continue;
      [rep, rule] = [pick(poolId, at, turn + 1), id];
      if (rep !== '') break;
    }
    return { lead, at, total, tier, rep, rule: rep === '' ? '' : rule, dueAt: dueAt(hoursOfRep(rep), at, budgetOf(tier)) };
  });
  const judge = (lead: PlainLead): PlainHandoff[] =>
    lead.facts.filter(({ kind, name }) => kind === 'stage' && name === 'mql').map(({ at }): PlainHandoff => {
      const owner = lead.facts.findLast(({ kind }) => kind === 'owner')?.owner ?? '';
      const moment = scoring.momentOf(lead, at);
      const tier = scoring.tierOf(moment);
      const touchAt = lead.facts.find((fact) => fact.at >= at && sla.touches.some((match) => isMeant(fact, match)))?.at ?? NaN;
      const stateOf = (budget: number): string => {
        const due = dueAt(hoursOfRep(owner), at, budget);
        if (due > to) return 'open';
        return Number.isNaN(touchAt) ? 'never' : touchAt <= due ? 'kept' : 'late';
      };
      return { lead, at, owner, tier, total: moment.total, touchAt, state: stateOf(budgetOf(tier)), today: stateOf(todayMinutes * MINUTE) };
    });
  const actual = leads.flatMap(judge);
  return {
    decisions: proposed.map(({ lead, at, total, tier, rep, dueAt: due }) => [lead.id, at, total, tier, rep, due]),
    judged: actual.map(({ lead, at, tier, state }) => [lead.id, at, tier, state]),
    figures: plainFigures({ leads, actual, proposed, configuration, client, hoursOf: hoursOfRep, from, to }),
  };
}

/** Smooth weighted turns under day caps; '' where nobody can take a lead. */
function createPicks({ pools: all }: Configuration['routing'], reps: ReadonlyMap<string, { readonly hours: PlainHours; readonly cap: number; readonly days: Map<number, number>; lastAt: number }>): (poolId: string, at: number, turn: number) => string {
  const pools = new Map(all.map(({ id, members }) => [id, members.map((member, order) => ({ ...member, order, credit: 0 }))]));
  return (poolId, at, turn) => {
    const free = (pools.get(poolId) ?? []).filter(({ repId }) => {
      const rep = reps.get(repId);
      return rep !== undefined && (rep.days.get(localDay(rep.hours.zone, at)) ?? 0) < rep.cap;
    });
    if (free.length === 0) return '';
    for (const member of free) member.credit += member.weight;
    const last = (id: string): number => reps.get(id)?.lastAt ?? -1;
    const picked = free.toSorted((a, b) => b.credit - a.credit || last(a.repId) - last(b.repId) || a.order - b.order)[0]!;
    picked.credit -= free.reduce((sum, { weight }) => sum + weight, 0);
    const rep = reps.get(picked.repId)!;
    rep.days.set(localDay(rep.hours.zone, at), (rep.days.get(localDay(rep.hours.zone, at)) ?? 0) + 1);
    rep.lastAt = turn;
    return picked.repId;
  };
}
