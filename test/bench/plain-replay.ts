import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { localDay, type ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { plainFigures, type PlainDecision, type PlainFigure, type PlainHandoff } from './plain-figures.ts';
import { dueAt, openBetween } from './plain-hours.ts';
import type { PlainFact, PlainLead } from './plain-leads.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];
/** What is promised today, in business minutes. */
const TODAY = 240;

/** What both forms say of one proposed handoff, of one actual one, and of every figure. */
export interface PlainOutcome {
  readonly decisions: readonly (readonly [lead: string, at: number, total: number, tier: number, rep: string, dueAt: number])[];
  readonly judged: readonly (readonly [lead: string, at: number, tier: number, state: string])[];
  readonly figures: readonly PlainFigure[];
}

const SIZES = ['1-10', '11-50', '51-200', '201-1000', '1001+'];
const roundHalf = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));
const isDemo = (fact: PlainFact): boolean => fact.name === 'FORM' && fact.asset === 'demo';

/** The bench's three groups over everything that the lead did by now; `isBefore`: without the instant itself. */
function scoreAt(lead: PlainLead, now: number, isBefore: boolean): { readonly total: number; readonly hasDemo: boolean } {
  const seen = lead.facts.filter((fact) => fact.kind === 'engagement' && (isBefore ? fact.at < now : fact.at <= now));
  const sum = (points: Readonly<Record<string, number>>, left: (age: number) => number, max: number): number =>
    Math.min(max, Math.max(0, seen.reduce((all, fact) => all + roundHalf((points[fact.name] ?? 0) * Math.max(0, left(now - fact.at))), 0)));
  const fit = Math.max(0, SIZES.indexOf(lead.size)) * 500;
  const web = sum({ VISIT: 800, CLICK: 500, OPEN: 100 }, (age) => 1 - 0.25 * Math.floor(age / (30 * DAY)), 6000);
  const content = sum({ FORM: 1200, WEBINAR: 1000 }, (age) => 1 - (0.5 * age) / (30 * DAY), 5000);
  return { total: Math.min(20_000, Math.min(4000, fit) + Math.min(10_000, web + content)), hasDemo: seen.some(isDemo) };
}

const tierOf = ({ total, hasDemo }: { readonly total: number; readonly hasDemo: boolean }): number => (hasDemo || total >= 8000 ? 0 : 1);

function crossingsOf(lead: PlainLead): { at: number; total: number; tier: number; hasDemo: boolean }[] {
  const found: { at: number; total: number; tier: number; hasDemo: boolean }[] = [];
  const instants = [...new Set([lead.createdAt, ...lead.facts.filter(({ kind }) => kind === 'engagement').map(({ at }) => at)])].sort((a, b) => a - b);
  let [isArmed, firedAt] = [true, NaN];
  for (const at of instants) {
    const isCool = !isArmed && at - firedAt >= 30 * DAY;
    const isLow = (of: ReturnType<typeof scoreAt>): boolean => of.total < 4500 && !of.hasDemo;
    if (isCool) isArmed = isLow(scoreAt(lead, at, true));
    const score = scoreAt(lead, at, false);
    if (isArmed && (score.total >= 5000 || score.hasDemo)) {
      found.push({ at, total: score.total, tier: tierOf(score), hasDemo: score.hasDemo });
      [isArmed, firedAt] = [false, at];
    } else if (isCool && isLow(score)) isArmed = true;
  }
  return found;
}

/** The whole replay over objects: score at every event, cross, route, due times; the actual handoffs judged; every figure with the leads that it opens. */
export function plainReplay(leads: readonly PlainLead[], { routing }: Configuration, zones: ReadonlyMap<string, ZoneTable>, clientZone: string, { from, to }: { readonly from: number; readonly to: number }): PlainOutcome {
  const zoneOf = (name: string): ZoneTable => {
    const zone = zones.get(name);
    if (zone === undefined) throw new Error(`no zone ${name}`);
    return zone;
  };
  const client = zoneOf(clientZone);
  const reps = new Map(routing.roster.map((rep) => [rep.id, { zone: zoneOf(rep.zone), cap: rep.dayCap ?? Infinity, days: new Map<number, number>(), lastAt: -1 }]));
  const pools = new Map(routing.pools.map(({ id, members }) => [id, members.map((member, order) => ({ ...member, order, credit: 0 }))]));
  const crossed = leads.flatMap((lead) => crossingsOf(lead).map((crossing) => ({ lead, ...crossing }))).sort((a, b) => a.at - b.at || (a.lead.id < b.lead.id ? -1 : 1));
  let turn = 0;
  const pick = (poolId: string, at: number): string => {
    const free = (pools.get(poolId) ?? []).filter(({ repId }) => {
      const rep = reps.get(repId);
      return rep !== undefined && (rep.days.get(localDay(rep.zone, at)) ?? 0) < rep.cap;
    });
    if (free.length === 0) return '';
    for (const member of free) member.credit += member.weight;
    const last = (id: string): number => reps.get(id)?.lastAt ?? -1;
    const picked = free.toSorted((a, b) => b.credit - a.credit || last(a.repId) - last(b.repId) || a.order - b.order)[0]!;
    picked.credit -= free.reduce((sum, { weight }) => sum + weight, 0);
    const rep = reps.get(picked.repId)!;
    rep.days.set(localDay(rep.zone, at), (rep.days.get(localDay(rep.zone, at)) ?? 0) + 1);
    rep.lastAt = turn;
    return picked.repId;
  };
  const zoneOfRep = (rep: string): ZoneTable => reps.get(rep)?.zone ?? client;
  const proposed = crossed.map(({ lead, at, total, tier, hasDemo }): PlainDecision => {
    turn += 1;
    const asked = routing.rules.filter(({ id }) => (id === 'large' ? lead.size === '1001+' && hasDemo : lead.country === id));
    let [rep, rule] = ['', ''];
    for (const { id, poolId } of asked) if (rep === '') [rep, rule] = [pick(poolId, at), id];
    return { lead, at, total, tier, rep, rule: rep === '' ? '' : rule, dueAt: dueAt(zoneOfRep(rep), at, (tier === 0 ? 60 : 480) * MINUTE) };
  });
  const actual = leads.flatMap((lead) => judge(lead, zoneOfRep, to));
  return {
    decisions: proposed.map(({ lead, at, total, tier, rep, dueAt: due }) => [lead.id, at, total, tier, rep, due]),
    judged: actual.map(({ lead, at, tier, state }) => [lead.id, at, tier, state]),
    figures: plainFigures({ leads, actual, proposed, routing, client, zoneOf: zoneOfRep, from, to }),
  };
}

function judge(lead: PlainLead, zoneOf: (owner: string) => ZoneTable, dataEnd: number): PlainHandoff[] {
  return lead.facts.filter(({ kind, name }) => kind === 'stage' && name === 'mql').map(({ at }): PlainHandoff => {
    const owner = lead.facts.findLast(({ kind }) => kind === 'owner')?.owner ?? '';
    const score = scoreAt(lead, at, false);
    const tier = tierOf(score);
    const touchAt = lead.facts.find((fact) => fact.kind === 'engagement' && fact.name === 'CALL' && !fact.automated && fact.at >= at)?.at ?? NaN;
    const stateOf = (minutes: number): string => {
      if (openBetween(zoneOf(owner), at, dataEnd) < minutes * MINUTE) return 'open';
      if (Number.isNaN(touchAt)) return 'never';
      return touchAt <= dueAt(zoneOf(owner), at, minutes * MINUTE) ? 'kept' : 'late';
    };
    return { lead, at, owner, tier, total: score.total, touchAt, state: stateOf(tier === 0 ? 60 : 480), today: stateOf(TODAY) };
  });
}
