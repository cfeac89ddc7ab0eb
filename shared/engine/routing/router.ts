import type { Absence, Configuration } from '../model/configuration.ts';
import type { History } from '../history/history.ts';
import type { Crossings } from '../scoring/find-crossings.ts';
import type { CompiledExpression, LeadEvaluator } from '../scoring/lead-evaluator.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import type { BusinessCalendar } from '../time/business-calendar.ts';
import { DAY, MINUTE } from '../time/units.ts';
import { HoldQueue } from './hold-queue.ts';
import { createKeptOwners, type KeptOwners } from './kept-owner.ts';
import { createNeedsMatcher, type LeadNeeds, type NeedsMatcher } from './lead-needs.ts';
import { pickAsked, pickReady, startPool, takeTurn, type PoolTurns } from './pool-turns.ts';
import { deskStanding, refreshDesk, startDesks, type RepDesks } from './rep-desks.ts';
import { emptyDecisions, type RoutingDecisions } from './routing-decisions.ts';
import type { RoutingWitness } from './routing-witness.ts';
import { findRuleClasses, type RuleClasses } from './rule-classes.ts';
import { STANDING } from './standing.ts';
import { createTakeBacks, type TakeBacks, type TakenAt } from './take-backs.ts';

/** What has to be routed: leads at the instants that decide, in order of (at, lead id). */
export interface RoutedMoments extends Pick<Crossings, 'count' | 'lead' | 'at'> {
  /** Place among the tiers, which orders the hold queue; absent: all are alike. */
  readonly tier?: Int8Array;
  /** By decision: the rep who must not get it, because it is taken from him; -1: nobody. Absent: nobody ever. */
  readonly exclude?: Int16Array;
}

/** Everything that routing depends on. */
export interface RoutingInput {
  readonly routing: Configuration['routing'];
  readonly crossings: RoutedMoments;
  readonly evaluator: LeadEvaluator;
  readonly clocks: RosterClocks;
  readonly absences: readonly Absence[];
  /** Where earlier owners, deals and accounts are read; without it there is no stickiness, and every rule is asked for every lead. */
  readonly history?: History;
  /** Until when held leads may still find somebody (UTC ms), the end of the data; absent: until the longest wait is over. */
  readonly until?: number;
  /** When leads are taken back and routed again, by a policy with `reassignment`; absent: never. */
  readonly takenAt?: TakenAt;
}

/** A routing in progress. */
export interface Router {
  readonly input: RoutingInput;
  readonly whens: readonly CompiledExpression[];
  /** By rule: the pools that are asked, each pool's overflow after it; a circle of overflows ends where it closes. */
  readonly chains: readonly (readonly number[])[];
  readonly pools: readonly PoolTurns[];
  readonly desks: RepDesks;
  /** The same people with the leads alone that a rule gave them; null where no pool asks. */
  readonly routedDesks: RepDesks | null;
  /** By pool: the desks whose counts its members' caps are held against. */
  readonly poolDesks: readonly RepDesks[];
  readonly needs: NeedsMatcher;
  readonly kept: KeptOwners | null;
  readonly queue: HoldQueue;
  readonly isEligible: Uint8Array;
  readonly fallbackRep: number;
  readonly holdMaxMs: number;
  /** The reps and pools whose changes can free a held lead. */
  readonly waitedFor: { readonly reps: readonly number[]; readonly pools: readonly number[] };
  readonly decisions: RoutingDecisions;
  /** Who is told, and of which decision; -1: of all. */
  readonly witness: RoutingWitness | undefined;
  readonly watched: number;
  /** The rules that are true for a class of leads, where that needs no look at the lead's facts; null: it does. */
  readonly classes: RuleClasses | null;
  /** Null: nothing is ever taken back. */
  readonly takeBacks: TakeBacks | null;
  /** Up to when time has passed (UTC ms). */
  now: number;
  /** Place of the pool that gave the last lead that was picked. */
  givenBy: number;
}

/** A lead's longest wait where a policy names none. */
export const DEFAULT_HOLD_MAX_MS = DAY;

/** A router that has decided nothing yet. */
export function startRouter(input: RoutingInput, witness?: RoutingWitness, watched = -1): Router {
  const { routing, evaluator, clocks, absences, history } = input;
  const chains = routing.rules.map(({ poolId }) => poolChain(routing.pools, poolId));
  const desks = startDesks(routing, clocks, absences);
  const needs = createNeedsMatcher(routing, evaluator);
  const routedDesks = routing.pools.some(({ capSource }) => capSource === 'routed') ? startDesks(routing, clocks, absences, desks.lastTurn) : null;
  return {
    input,
    whens: routing.rules.map((rule) => evaluator.compile(rule.when)),
    chains,
    pools: routing.pools.map((pool, place) => startPool(pool, place, routing.roster)),
    desks,
    routedDesks,
    poolDesks: routing.pools.map(({ capSource }) => (capSource === 'routed' ? (routedDesks ?? desks) : desks)),
    needs,
    kept: createKeptOwners(routing, history, evaluator),
    queue: new HoldQueue(),
    isEligible: new Uint8Array(routing.pools.reduce((most, { members }) => Math.max(most, members.length), 0)),
    fallbackRep: routing.roster.findIndex((rep) => rep.id === routing.fallback.repId),
    holdMaxMs: routing.holdMaxMinutes === undefined ? DEFAULT_HOLD_MAX_MS : routing.holdMaxMinutes * MINUTE,
    waitedFor: findWaitedFor(routing, chains),
    decisions: emptyDecisions(input.crossings.count),
    witness,
    watched,
    takeBacks: input.takenAt === undefined || routing.reassignment === undefined ? null : createTakeBacks(input.crossings.count, routing.reassignment.most, input.takenAt),
    classes: history === undefined ? null : findRuleClasses(routing, history, evaluator, needs),
    now: -Infinity,
    givenBy: -1,
  };
}

/** A pool and its overflows, in order, each once: a circle is walked once and ends. */
export function poolChain(pools: Configuration['routing']['pools'], poolId: string): number[] {
  const chain: number[] = [];
  for (let id: string | undefined = poolId; id !== undefined; ) {
    const place = pools.findIndex((pool) => pool.id === id);
    if (place < 0 || chain.includes(place)) break;
    chain.push(place);
    id = pools[place]?.overflowPoolId;
  }
  return chain;
}

function findWaitedFor({ rules, pools, roster, stickiness }: Configuration['routing'], chains: readonly (readonly number[])[]): Router['waitedFor'] {
  const held = [...new Set(rules.flatMap(({ onExhausted }, rule) => (onExhausted === 'hold' ? (chains[rule] ?? []) : [])))];
  const members = held.flatMap((pool) => (pools[pool]?.members ?? []).map(({ repId }) => roster.findIndex(({ id }) => id === repId)));
  const reps = stickiness?.overCap === 'hold' ? roster.keys() : members.filter((rep) => rep >= 0);
  return { pools: held, reps: [...new Set(reps)] };
}

/** The witness of a decision, if it has one. */
export function witnessOf({ witness, watched }: Router, turn: number): RoutingWitness | undefined {
  return watched === -1 || watched === turn ? witness : undefined;
}

/** How many of a pool's openings lie at or before an instant. */
function openingsUpTo({ starts }: BusinessCalendar, at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** True while a pool takes leads at all. */
function isPoolOpen({ input }: Router, pool: number, at: number): boolean {
  const calendar = input.clocks.pools[pool] ?? null;
  if (calendar === null) return true;
  const opened = openingsUpTo(calendar, at);
  return opened > 0 && at < calendar.ends[opened - 1]!;
}

/** When time can next make a pool give leads again: it opens, or somebody joins it; Infinity: never. */
export function nextPoolChange({ input, pools }: Router, pool: number, at: number): number {
  const calendar = input.clocks.pools[pool] ?? null;
  let next = calendar === null ? Infinity : (calendar.starts[openingsUpTo(calendar, at)] ?? Infinity);
  for (const joinedAt of pools[pool]!.joinedAt) if (joinedAt > at && joinedAt < next) next = joinedAt;
  return next;
}

const NO_COUNTS = { onDay: 0, inWeek: 0, in30: 0, open: 0 } as const;
const NO_SCORE: readonly number[] = [];

/** Looks for somebody in a rule's pools: his place in the roster, or -1 where nobody can take the lead; `router.givenBy` is then the pool's. */
export function pickForRule(router: Router, rule: number, at: number, needs: LeadNeeds, exclude: number, witness?: RoutingWitness): number {
  const chain = router.chains[rule]!;
  for (let link = 0; link < chain.length; link += 1) {
    const place = chain[link]!;
    const pool = router.pools[place]!;
    if (pool.hasOpenHours && pool.strategy !== 'hubspotRotate' && !isPoolOpen(router, place, at)) {
      witness?.closed(rule, place);
      continue;
    }
    const member = pool.isPlain && exclude < 0 && witness?.isDetailed !== true ? pickPlain(router, rule, place, at, witness) : pickWatched(router, rule, place, at, needs, exclude, witness);
    if (member < 0) continue;
    witness?.picked(rule, place, member, witness.isDetailed ? [...pool.score] : NO_SCORE);
    router.givenBy = place;
    return pool.rep[member]!;
  }
  return -1;
}

function pickPlain({ pools, poolDesks }: Router, rule: number, place: number, at: number, witness: RoutingWitness | undefined): number {
  const pool = pools[place]!;
  if (witness === undefined && !pool.hasOpenCaps) return pickReady(pool, poolDesks[place]!, at);
  return pickAsked(pool, poolDesks[place]!, at, witness === undefined ? undefined : (member, standing) => witness.member(rule, place, member, standing, NO_COUNTS));
}

function pickWatched(router: Router, rule: number, place: number, at: number, needs: LeadNeeds, exclude: number, witness: RoutingWitness | undefined): number {
  markEligible(router, rule, place, at, needs, exclude, witness);
  return takeTurn(router.pools[place]!, router.isEligible, router.poolDesks[place]!, at);
}

function markEligible(router: Router, rule: number, place: number, at: number, needs: LeadNeeds, exclude: number, witness: RoutingWitness | undefined): void {
  const { isEligible } = router;
  const desks = router.poolDesks[place]!;
  const pool = router.pools[place]!;
  const { length } = pool.rep;
  for (let member = 0; member < length; member += 1) {
    const standing = memberStanding(router, pool, place, member, at, needs, exclude);
    isEligible[member] = standing === 0 ? 1 : 0;
    if (witness === undefined) continue;
    const rep = pool.rep[member]!;
    const counts = rep < 0 || !witness.isDetailed ? NO_COUNTS : { onDay: desks.onDay[rep]!, inWeek: desks.inWeek[rep]!, in30: desks.in30[rep]!, open: desks.open.count(rep, at) };
    witness.member(rule, place, member, standing, counts);
  }
}

/** Whether a member can take a lead, or the first reason why not (domain.md §5 step 4). HubSpot's rotation knows the list alone. */
function memberStanding(router: Router, pool: PoolTurns, place: number, member: number, at: number, needs: LeadNeeds, exclude: number): number {
  const desks = router.poolDesks[place]!;
  const rep = pool.rep[member]!;
  if (rep < 0) return STANDING.notInRoster;
  if (at >= desks.validTo[rep]!) refreshDesk(desks, rep, at);
  if (desks.presence[rep] !== 0) return desks.presence[rep]!;
  if (pool.hasDates && (at < pool.joinedAt[member]! || at >= pool.leftAt[member]!)) return STANDING.notInPool;
  if (pool.strategy === 'hubspotRotate') return STANDING.eligible;
  if (pool.hasMatch) {
    const lacking = router.needs.standing(needs, router.input.routing.pools[place]!, rep);
    if (lacking !== 0) return lacking;
  }
  const own = deskStanding(desks, rep, at, pool.isHoursRequired);
  return own === 0 && rep === exclude ? STANDING.excluded : own;
}
