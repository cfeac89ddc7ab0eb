import { evaluateLead } from '../../../shared/engine/scoring/evaluate-lead.ts';
import { evaluateExpression } from '../../../shared/engine/expressions/evaluate-expression.ts';
import type { LeadMoment } from '../../../shared/engine/expressions/evaluate-expression.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Absence, Calendar, Configuration, Pool, Rep } from '../../../shared/engine/model/configuration.ts';
import { hoursByDay } from '../../../shared/engine/time/business-calendar.ts';
import { weekday } from '../../../shared/engine/time/civil-date.ts';
import type { ZoneTable } from '../../../shared/engine/time/zone-table.ts';
import { localDay, toUtc } from '../../../shared/engine/time/zone-table.ts';
import { plainScores, type PlainPick } from './plain-strategies.ts';

const DAY = 86_400_000;

export interface PlainDecision {
  readonly end: 'rule' | 'kept' | 'unrouted' | 'held';
  readonly ruleId: string;
  readonly repId: string;
  readonly at: number;
}
export interface PlainMoment {
  readonly lead: number;
  readonly at: number;
  readonly tier: number;
  /** Who must not get it; '': nobody. */
  readonly exclude: string;
}
export interface PlainInput {
  readonly history: History;
  readonly configuration: Configuration;
  readonly moments: readonly PlainMoment[];
  readonly absences: readonly Absence[];
  readonly zones: ReadonlyMap<string, ZoneTable>;
  readonly from: number;
  readonly until: number;
  /** When a lead is taken from whoever was given it, after so many others; Infinity: never. */
  readonly takenAt?: (turn: number, nth: number, repId: string, at: number) => number;
}
export interface PlainTaken {
  readonly turn: number;
  readonly repId: string;
  readonly takenAt: number;
}
interface Given {
  readonly at: number;
  readonly repId: string;
  readonly turn: number;
  readonly lead: number;
  readonly isByRule: boolean;
  isTaken: boolean;
}
interface Waiting {
  readonly turn: number;
  readonly moment: PlainMoment;
  /** From the trigger on, or from when it was taken from somebody on. */
  readonly since: number;
  readonly exclude: string;
  readonly ruleId: string;
  readonly onlyRep: string;
}

/** The plain, slow definition of routing (domain.md §5): names, objects, and the whole past read again for every lead. */
export class PlainRouting {
  private readonly given: Given[] = [];
  private readonly picks = new Map<string, PlainPick[]>();
  private decisions: (PlainDecision | undefined)[] = [];
  readonly taken: PlainTaken[] = [];
  private due: PlainTaken[] = [];
  private waiting: Waiting[] = [];
  private readonly input: PlainInput;
  constructor(input: PlainInput) {
    this.input = input;
  }

  private get routing(): Configuration['routing'] {
    return this.input.configuration.routing;
  }

  run(): PlainDecision[] {
    const changes = this.changes();
    let now = -Infinity;
    const waitUntil = (to: number, isLast = false): void => {
      for (;;) {
        const max = (this.routing.holdMaxMinutes ?? 1440) * 60_000;
        const closings = this.given.map(({ at }) => at + this.holdingMs());
        const freed = this.waiting.length === 0 ? Infinity : Math.min(...[...changes, ...closings, ...this.waiting.map(({ since }) => since + max)].filter((at) => at > now), Infinity);
        const taken = this.due.reduce((first, { takenAt }) => Math.min(first, takenAt), Infinity);
        now = Math.min(freed, taken);
        if (freed <= to && freed <= taken && freed !== Infinity) this.offerAll(freed, max);
        else if (taken !== Infinity && (taken < to || (isLast && taken === to))) this.takeBack(taken, max);
        else break;
      }
      now = to;
    };
    this.input.moments.forEach((moment, turn) => {
      waitUntil(moment.at);
      this.decide(moment, turn, moment.at, moment.exclude);
    });
    waitUntil(this.input.until, true);
    return this.input.moments.map((_, turn) => this.decisions[turn] ?? { end: 'held', ruleId: '', repId: '', at: NaN });
  }

  private holdingMs(): number {
    return (this.routing.assumptions?.holdingDays ?? Infinity) * DAY;
  }
  private rep(repId: string): Rep | undefined {
    return this.routing.roster.find(({ id }) => id === repId);
  }
  private zoneOf(name: string): ZoneTable {
    const zone = this.input.zones.get(name);
    if (zone === undefined) throw new Error(name);
    return zone;
  }
  private calendar(id: string): Calendar {
    const calendar = this.routing.calendars.find((each) => each.id === id);
    if (calendar === undefined) throw new Error(id);
    return calendar;
  }

  /** Every instant at which time alone could free somebody; more of them than needed do no harm. */
  private changes(): number[] {
    const { roster, pools, calendars } = this.routing;
    const { zones, absences, from, until } = this.input;
    const found = [...absences.map(({ to }) => to), ...roster.map(({ activeFrom }) => activeFrom ?? from), ...pools.flatMap(({ members }) => members.map(({ joinedAt }) => joinedAt ?? from))];
    for (const zone of zones.values()) {
      for (let day = localDay(zone, from) - 2; day <= localDay(zone, until) + 2; day += 1) {
        found.push(toUtc(zone, day * DAY));
        for (const calendar of calendars) for (const [start] of hoursByDay(calendar)(day)) found.push(toUtc(zone, day * DAY + start * 60_000));
      }
    }
    return found.filter((at) => at >= from && at <= until);
  }

  private isOpen(calendar: Calendar, zone: ZoneTable, at: number): boolean {
    const today = localDay(zone, at);
    return [today - 2, today - 1, today].some((day) =>
      hoursByDay(calendar)(day).some(([start, end]) => at >= toUtc(zone, day * DAY + start * 60_000) && at < toUtc(zone, day * DAY + end * 60_000)),
    );
  }
  private isAway(repId: string, at: number): boolean {
    return this.input.absences.some((absence) => absence.repId === repId && at >= absence.from && at < absence.to);
  }
  private open(repId: string, at: number, source: Pool['capSource']): number {
    return this.given.filter((past) => past.repId === repId && (source !== 'routed' || past.isByRule) && !past.isTaken && past.at + this.holdingMs() > at).length;
  }
  private isActive(rep: Rep, at: number): boolean {
    return at >= (rep.activeFrom ?? -Infinity) && at < (rep.activeTo ?? Infinity);
  }
  private isBelowCaps(rep: Rep, at: number, source: Pool['capSource'] = 'all'): boolean {
    const zone = this.zoneOf(this.routing.capZone ?? rep.zone);
    const today = localDay(zone, at);
    const days = this.given.filter(({ repId, isByRule }) => repId === rep.id && (source !== 'routed' || isByRule)).map((past) => localDay(zone, past.at));
    const monday = today - weekday(today);
    if (days.filter((day) => day === today).length >= (rep.dayCap ?? Infinity)) return false;
    if (days.filter((day) => day >= monday && day < monday + 7).length >= (rep.weekCap ?? Infinity)) return false;
    if (days.filter((day) => day > today - 30 && day <= today).length >= (rep.rolling30Cap ?? Infinity)) return false;
    return this.routing.assumptions?.holdingDays === undefined || this.open(rep.id, at, source) < (rep.openCap ?? Infinity);
  }
  private isMatch(rep: Rep, pool: Pool, at: LeadMoment): boolean {
    const { territories, segments = [], skills = [], territoryField } = this.routing;
    const isTrue = (when: (typeof segments)[number]['when']): boolean => evaluateExpression(when, at) === 1;
    const asks = pool.match ?? [];
    const field = at.history.fields.find(({ name }) => name === territoryField);
    const value = field?.values[field.current[at.lead] ?? 0] ?? '';
    const territory = territories.find(({ values }) => value !== '' && values.includes(value))?.id;
    const segment = segments.find(({ when }) => isTrue(when))?.id;
    if (asks.includes('territory') && rep.territories.length > 0 && (territory === undefined || !rep.territories.includes(territory))) return false;
    if (asks.includes('segment') && (rep.segments ?? []).length > 0 && (segment === undefined || !(rep.segments ?? []).includes(segment))) return false;
    return !asks.includes('skill') || skills.every(({ id, when }) => !isTrue(when) || rep.skills.includes(id));
  }
  private canTake(repId: string, pool: Pool, { at, exclude }: { at: number; exclude: string }, moment: LeadMoment): boolean {
    const rep = this.rep(repId);
    const member = pool.members.find((each) => each.repId === repId);
    if (rep === undefined || !this.isActive(rep, at)) return false;
    if (at < (member?.joinedAt ?? -Infinity) || at >= (member?.leftAt ?? Infinity)) return false;
    if (pool.strategy === 'hubspotRotate') return true;
    if (repId === exclude || !this.isMatch(rep, pool, moment) || this.isAway(repId, at)) return false;
    if (pool.hours === 'require' && !this.isOpen(this.calendar(rep.calendarId), this.zoneOf(rep.zone), at)) return false;
    return this.isBelowCaps(rep, at, pool.capSource);
  }
  private nextWorking(repId: string, at: number): number {
    const rep = this.rep(repId);
    if (rep === undefined) return Infinity;
    const zone = this.zoneOf(rep.zone);
    const calendar = this.calendar(rep.calendarId);
    for (let minute = at; minute < at + 40 * DAY; minute += 60_000) if (this.isOpen(calendar, zone, minute) && !this.isAway(repId, minute)) return minute;
    return Infinity;
  }

  private pickFrom(pool: Pool, when: { at: number; exclude: string }, moment: LeadMoment): string | undefined {
    const { at } = when;
    if (pool.strategy !== 'hubspotRotate' && pool.openHours && !this.isOpen(this.calendar(pool.openHours.calendarId), this.zoneOf(pool.openHours.zone), at)) return undefined;
    const eligible = pool.members.map(({ repId }) => repId).filter((repId) => this.canTake(repId, pool, when, moment));
    if (eligible.length === 0) return undefined;
    const past = this.picks.get(pool.id) ?? [];
    const weight = (repId: string): number => (pool.members.find((member) => member.repId === repId)?.weight ?? 0) * (this.rep(repId)?.weight ?? 1);
    const world = { weight, open: (repId: string) => this.open(repId, at, pool.capSource), openCap: (repId: string) => this.rep(repId)?.openCap, nextWorking: (repId: string) => this.nextWorking(repId, at) };
    const scores = plainScores(pool, eligible, past, world);
    const lastTurn = (repId: string): number => this.given.findLastIndex((each) => each.repId === repId);
    const picked = [...eligible].sort((a, b) => (scores.get(a) ?? 0) - (scores.get(b) ?? 0) || lastTurn(a) - lastTurn(b))[0];
    if (picked !== undefined) this.picks.set(pool.id, [...past, { eligible, picked }]);
    return picked;
  }
  private pickForRule(ruleId: string, when: { at: number; exclude: string }, moment: LeadMoment): string | undefined {
    const { rules, pools } = this.routing;
    const asked = new Set<string>();
    let id = rules.find((rule) => rule.id === ruleId)?.poolId;
    while (id !== undefined && !asked.has(id)) {
      asked.add(id);
      const pool = pools.find((each) => each.id === id);
      const picked = pool === undefined ? undefined : this.pickFrom(pool, when, moment);
      if (picked !== undefined) return picked;
      id = pool?.overflowPoolId;
    }
    return undefined;
  }

  private settle(turn: number, decision: PlainDecision): void {
    this.decisions[turn] = decision;
    if (decision.repId !== '') this.given.push({ at: decision.at, repId: decision.repId, turn, lead: this.input.moments[turn]?.lead ?? -1, isByRule: decision.end === 'rule', isTaken: false });
    const takenAt = decision.repId === '' ? Infinity : (this.input.takenAt?.(turn, this.times(turn), decision.repId, decision.at) ?? Infinity);
    if (takenAt !== Infinity) this.due.push({ turn, repId: decision.repId, takenAt });
  }
  private times(turn: number): number {
    return this.taken.filter((each) => each.turn === turn).length;
  }
  private fallBack(turn: number, at: number, exclude: string): void {
    const fallback = this.rep(this.routing.fallback.repId ?? '');
    this.settle(turn, { end: 'unrouted', ruleId: '', repId: fallback === undefined || fallback.id === exclude ? '' : fallback.id, at });
  }
  /** Domain.md §7: without the one who had it; after `most` times it waits for the manager, owned by nobody. */
  private takeBack(at: number, max: number): void {
    const next = this.due.filter(({ takenAt }) => takenAt === at).sort((a, b) => a.turn - b.turn)[0];
    const moment = this.input.moments[next?.turn ?? -1];
    if (next === undefined || moment === undefined) throw new Error('nothing is due');
    this.due = this.due.filter((each) => each !== next);
    this.taken.push(next);
    const had = this.given.findLast(({ turn }) => turn === next.turn);
    if (had !== undefined) had.isTaken = true;
    this.decisions[next.turn] = undefined;
    if (this.times(next.turn) > (this.routing.reassignment?.most ?? 0)) this.decisions[next.turn] = { end: 'unrouted', ruleId: '', repId: '', at };
    else this.decide(moment, next.turn, at, next.repId);
    this.offerAll(at, max);
  }
  private momentOf({ lead, at }: PlainMoment): LeadMoment {
    return evaluateLead(this.input.history, this.input.configuration, lead, at, (t) => Math.floor(t / DAY)).moment;
  }

  private decide(moment: PlainMoment, turn: number, at: number, exclude: string): void {
    const kept = this.keeper({ ...moment, at, exclude });
    if (kept !== undefined) {
      const isFree = !this.isAway(kept.id, at) && this.isBelowCaps(kept, at);
      const overCap = this.routing.stickiness?.overCap ?? 'assignAnyway';
      if (isFree || overCap === 'assignAnyway') return this.settle(turn, { end: 'kept', ruleId: '', repId: kept.id, at });
      if (overCap === 'hold') return void this.waiting.push({ turn, moment, since: at, exclude, ruleId: '', onlyRep: kept.id });
    }
    const asOf = this.momentOf(moment);
    for (const rule of this.routing.rules) {
      if (evaluateExpression(rule.when, asOf) !== 1) continue;
      const repId = this.pickForRule(rule.id, { at, exclude }, asOf);
      if (repId !== undefined) return this.settle(turn, { end: 'rule', ruleId: rule.id, repId, at });
      if (rule.onExhausted === 'hold') return void this.waiting.push({ turn, moment, since: at, exclude, ruleId: rule.id, onlyRep: '' });
      if (rule.onExhausted === 'fallback') break;
    }
    this.fallBack(turn, at, exclude);
  }

  /** Same person, open deal, account, previous owner, in this order; the first who is active and not excluded. */
  private keeper({ lead, at, exclude }: PlainMoment): Rep | undefined {
    const { stickiness, duplicates } = this.routing;
    const { history } = this.input;
    const textOf = (name: string | undefined, of: number): string => {
      const field = history.fields.find((each) => each.name === name);
      return field?.values[field.current[of] ?? 0] ?? '';
    };
    const lastOf = (name: string | undefined, days: number): string | undefined =>
      name === undefined || textOf(name, lead) === '' ? undefined : this.given.findLast((past) => textOf(name, past.lead) === textOf(name, lead) && at - past.at <= days * DAY)?.repId;
    const facts = [...history.facts.at.keys()].filter((row) => row >= (history.facts.offsets[lead] ?? 0) && row < (history.facts.offsets[lead + 1] ?? 0) && (history.facts.at[row] ?? 0) < at);
    const owners = facts.filter((row) => history.facts.kind[row] === 3);
    const ownedBy = owners.at(-1) === undefined ? undefined : history.owners[(history.facts.owner[owners.at(-1) ?? 0] ?? 0) - 1]?.extId;
    const openDeals = facts.filter((row) => history.facts.kind[row] === 4).reduce((open, row) => open + (history.facts.subject[row] === 0 ? 1 : -1), 0);
    const byOwner = (extId: string | undefined): string | undefined => this.routing.roster.find((rep) => rep.extId === extId)?.id;
    const own = this.given.findLast((past) => past.lead === lead && at - past.at <= (stickiness?.previousOwnerDays ?? -1) * DAY)?.repId;
    const isRecent = at - (history.facts.at[owners.at(-1) ?? -1] ?? -Infinity) <= (stickiness?.previousOwnerDays ?? 0) * DAY;
    const candidates = [
      duplicates === undefined ? undefined : lastOf(duplicates.field, duplicates.withinDays),
      stickiness?.openDeal === true && openDeals > 0 ? byOwner(ownedBy) : undefined,
      stickiness === undefined ? undefined : (byOwner(textOf(stickiness.accountOwnerField, lead) || undefined) ?? lastOf(stickiness.accountField, Infinity)),
      own ?? (stickiness !== undefined && isRecent ? byOwner(ownedBy) : undefined),
    ];
    return candidates.map((repId) => this.rep(repId ?? '')).find((rep) => rep !== undefined && this.isActive(rep, at) && rep.id !== exclude);
  }

  private offerAll(at: number, max: number): void {
    const order = [...this.waiting].sort((a, b) => rank(a) - rank(b) || a.since - b.since || a.turn - b.turn);
    for (const { turn, moment, exclude, ruleId, onlyRep } of order) {
      const only = this.rep(onlyRep);
      const isFree = only !== undefined && this.isActive(only, at) && !this.isAway(only.id, at) && this.isBelowCaps(only, at);
      const repId = only === undefined ? this.pickForRule(ruleId, { at, exclude }, this.momentOf(moment)) : isFree ? only.id : undefined;
      if (repId !== undefined) this.settle(turn, { end: only === undefined ? 'rule' : 'kept', ruleId, repId, at });
    }
    for (const { turn, since, exclude } of this.waiting) if (this.decisions[turn] === undefined && since + max <= at) this.fallBack(turn, at, exclude);
    this.waiting = this.waiting.filter(({ turn }) => this.decisions[turn] === undefined);
  }
}

const rank = ({ moment }: Waiting): number => (moment.tier < 0 ? Infinity : moment.tier);

/** The plain definition over a whole list of moments. */
export function routePlainly(input: PlainInput): PlainDecision[] {
  return new PlainRouting(input).run();
}

/** The same with leads that are taken back, and from whom they were. */
export function routePlainlyWithTakeBacks(input: PlainInput): { readonly told: PlainDecision[]; readonly taken: readonly PlainTaken[] } {
  const routing = new PlainRouting(input);
  return { told: routing.run(), taken: routing.taken };
}
