import type { History } from '../../shared/engine/history/history.ts';
import { DEAL_EVENTS, FACT, STATES } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { localDay, toUtc, type ZoneTable } from '../../shared/engine/time/zone-table.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

interface PlainFact { readonly at: number; readonly kind: string; readonly name: string; readonly asset: string; readonly automated: boolean; readonly owner: string }

/** A lead as a script would hold it. */
export interface PlainLead { readonly id: string; readonly country: string; readonly size: string; readonly createdAt: number; readonly facts: readonly PlainFact[] }

/** What both forms say of one proposed handoff and of one actual one. */
export interface PlainOutcome {
  readonly decisions: readonly (readonly [lead: string, at: number, total: number, tier: number, rep: string, dueAt: number])[];
  readonly judged: readonly (readonly [lead: string, at: number, tier: number, state: string])[];
}

/** The same leads as objects. */
export function plainLeads({ leadIds, createdAt, fields, facts, eventTypes, assets, owners }: History): PlainLead[] {
  const text = (name: string, lead: number): string => {
    const field = fields.find((one) => one.name === name);
    return field?.values[field.current[lead] ?? 0] ?? '';
  };
  return leadIds.map((id, lead) => ({
    id, country: text('country', lead), size: text('size', lead), createdAt: createdAt[lead] ?? NaN,
    facts: Array.from({ length: (facts.offsets[lead + 1] ?? 0) - (facts.offsets[lead] ?? 0) }, (_, i): PlainFact => {
      const row = (facts.offsets[lead] ?? 0) + i;
      const [kind, subject] = [facts.kind[row], facts.subject[row] ?? 0];
      const name = kind === FACT.engagement ? eventTypes[subject] : kind === FACT.stage ? STATES[subject] : kind === FACT.deal ? DEAL_EVENTS[subject] : '';
      return { at: facts.at[row] ?? NaN, kind: Object.keys(FACT)[kind ?? 0] ?? '', name: name ?? '', asset: assets[facts.value[row] ?? 0] ?? '', automated: facts.automated[row] === 1, owner: owners[(facts.owner[row] ?? 0) - 1]?.extId ?? '' };
    }),
  }));
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

/** Nine to five, Monday to Friday, walked day by day. */
function eachShift(zone: ZoneTable, from: number, visit: (start: number, end: number) => boolean): void {
  for (let day = localDay(zone, from) - 1; ; day += 1) {
    if ((((day + 3) % 7) + 7) % 7 > 4) continue;
    if (!visit(toUtc(zone, day * DAY + 9 * HOUR), toUtc(zone, day * DAY + 17 * HOUR))) return;
  }
}

function dueAt(zone: ZoneTable, from: number, budget: number): number {
  let [left, due] = [budget, NaN];
  eachShift(zone, from, (start, end) => {
    const begin = Math.max(start, from);
    if (end - begin >= left) due = begin + left;
    left -= Math.max(0, end - begin);
    return Number.isNaN(due);
  });
  return due;
}

function openBetween(zone: ZoneTable, from: number, to: number): number {
  let open = 0;
  eachShift(zone, from, (start, end) => {
    open += Math.max(0, Math.min(end, to) - Math.max(start, from));
    return start < to;
  });
  return open;
}

/** The whole replay over objects: score at every event, cross, route, due times; and the actual handoffs judged. */
export function plainReplay(leads: readonly PlainLead[], { routing }: Configuration, zones: ReadonlyMap<string, ZoneTable>, clientZone: string, dataEnd: number): PlainOutcome {
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
  const decisions = crossed.map(({ lead, at, total, tier, hasDemo }) => {
    turn += 1;
    const asked = routing.rules.filter(({ id }) => (id === 'large' ? lead.size === '1001+' && hasDemo : lead.country === id));
    let repId = '';
    for (const { poolId } of asked) if (repId === '') repId = pick(poolId, at);
    return [lead.id, at, total, tier, repId, dueAt(reps.get(repId)?.zone ?? client, at, (tier === 0 ? 60 : 480) * MINUTE)] as const;
  });
  const judged = leads.flatMap((lead) => judge(lead, (owner) => reps.get(owner)?.zone ?? client, dataEnd));
  return { decisions, judged };
}

function judge(lead: PlainLead, zoneOf: (owner: string) => ZoneTable, dataEnd: number): (readonly [string, number, number, string])[] {
  return lead.facts.filter(({ kind, name }) => kind === 'stage' && name === 'mql').map(({ at }) => {
    const owner = lead.facts.findLast(({ kind }) => kind === 'owner')?.owner ?? '';
    const tier = tierOf(scoreAt(lead, at, false));
    const budget = (tier === 0 ? 60 : 480) * MINUTE;
    const touch = lead.facts.find((fact) => fact.kind === 'engagement' && fact.name === 'CALL' && !fact.automated && fact.at >= at);
    const zone = zoneOf(owner);
    if (openBetween(zone, at, dataEnd) < budget) return [lead.id, at, tier, 'open'] as const;
    if (touch === undefined) return [lead.id, at, tier, 'never'] as const;
    return [lead.id, at, tier, touch.at <= dueAt(zone, at, budget) ? 'kept' : 'late'] as const;
  });
}
