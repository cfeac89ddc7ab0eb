import type { Pool, Rep } from '../model/configuration.ts';
import type { Strategy } from '../model/routing-policy.ts';
import type { RepDesks } from './rep-desks.ts';
import { deskStanding, nextWorking, refreshDesk } from './rep-desks.ts';

/** A pool made ready: who its members are in the roster (-1: in none), and what its strategy remembers of each. */
export interface PoolTurns {
  /** Its place among the pools. */
  readonly place: number;
  readonly strategy: Strategy;
  readonly keepsTurns: boolean;
  readonly rep: Int16Array;
  /** The member's weight times the rep's own. */
  readonly weight: Float64Array;
  readonly joinedAt: Float64Array;
  readonly leftAt: Float64Array;
  /** Whether anything is asked of members beside their own desks. */
  readonly hasDates: boolean;
  readonly hasMatch: boolean;
  readonly isHoursRequired: boolean;
  /** Whether the pool itself takes leads at some hours only. */
  readonly hasOpenHours: boolean;
  /** Turns by weight among whoever's desk is ready; see `pickReady`. With open caps each desk is asked anew (`pickAsked`). */
  readonly isPlain: boolean;
  readonly hasOpenCaps: boolean;
  /** Smooth weighted round robin's running credit; a kept turn (0, 1); or leads counted, with what returning added. */
  readonly credit: Float64Array;
  /** 1: could take the lead when this pool last gave one. */
  readonly wasEligible: Uint8Array;
  /** By member: the number that decided the last pick, as `strategy` reads it. */
  readonly score: Float64Array;
  /** Who was ready when the pool last looked, in its order, so many of them with so much weight; it holds until `freshUntil` unless a desk says otherwise. */
  readonly ready: Int16Array;
  readyCount: number;
  readyWeight: number;
  freshUntil: number;
  /** Place after the last pick in order. */
  pointer: number;
  picks: number;
}

/** A pool at the start of a replay: nobody has had a turn. */
export function startPool(pool: Pool, place: number, roster: readonly Rep[]): PoolTurns {
  const { members } = pool;
  const rep = Int16Array.from(members, ({ repId }) => roster.findIndex(({ id }) => id === repId));
  const hasDates = members.some(({ joinedAt, leftAt }) => joinedAt !== undefined || leftAt !== undefined);
  const hasMatch = (pool.match ?? []).length > 0;
  const isHoursRequired = pool.hours === 'require';
  return {
    place,
    strategy: pool.strategy,
    keepsTurns: pool.skipPolicy === 'hold',
    rep,
    weight: Float64Array.from(members, ({ weight }, i) => weight * (roster[rep[i]!]?.weight ?? 1)),
    joinedAt: Float64Array.from(members, ({ joinedAt }) => joinedAt ?? -Infinity),
    leftAt: Float64Array.from(members, ({ leftAt }) => leftAt ?? Infinity),
    hasDates,
    hasMatch,
    isHoursRequired,
    hasOpenHours: pool.openHours !== undefined,
    hasOpenCaps: members.some((_, i) => roster[rep[i]!]?.openCap !== undefined),
    isPlain: pool.strategy === 'weightedSmooth' && !hasDates && !hasMatch && !isHoursRequired,
    credit: new Float64Array(members.length),
    wasEligible: new Uint8Array(members.length),
    score: new Float64Array(members.length),
    ready: new Int16Array(members.length),
    readyCount: 0,
    readyWeight: 0,
    freshUntil: -Infinity,
    pointer: 0,
    picks: 0,
  };
}

/**
 * Gives the next turn to one of the eligible members and returns his place in the pool; -1 when nobody is eligible, and
 * then nothing has changed. A tie goes to whoever received a lead longest ago, then by the order in the pool (domain.md §5).
 */
export function takeTurn(pool: PoolTurns, isEligible: Uint8Array, desks: RepDesks, at: number): number {
  const picked = pick(pool, isEligible, desks, at);
  if (picked < 0) return -1;
  if (pool.strategy === 'weightedSmooth') return picked; // remembers credits alone
  for (let i = 0; i < pool.rep.length; i += 1) pool.wasEligible[i] = isEligible[i]!;
  pool.picks += 1;
  return picked;
}

function pick(pool: PoolTurns, isEligible: Uint8Array, desks: RepDesks, at: number): number {
  switch (pool.strategy) {
    case 'weightedSmooth':
      return pickSmooth(pool, isEligible, desks);
    case 'ordered':
      return pickInOrder(pool, isEligible);
    case 'shortfall':
      return pickShortfall(pool, isEligible, desks);
    case 'leastLoaded':
      return pickLeastLoaded(pool, isEligible, desks, at);
    case 'fastestFree':
      return lowest(pool, isEligible, desks, (member) => nextWorking(desks, pool.rep[member]!, at));
    case 'hubspotRotate':
      return pickRotating(pool, isEligible, desks);
  }
}

/** Every eligible member's credit grows by his weight; the highest wins and pays the sum of the eligible weights. */
function pickSmooth({ rep, weight, credit, score }: PoolTurns, isEligible: Uint8Array, { lastTurn }: RepDesks): number {
  let best = -1;
  let sum = 0;
  for (let i = 0; i < rep.length; i += 1) {
    if (isEligible[i] !== 1) continue;
    const own = credit[i]! + weight[i]!;
    credit[i] = own;
    score[i] = own;
    sum += weight[i]!;
    if (best < 0 || own > credit[best]! || (own === credit[best] && lastTurn[rep[i]!]! < lastTurn[rep[best]!]!)) best = i;
  }
  if (best >= 0) credit[best]! -= sum;
  return best;
}

/**
 * `pickSmooth` among whoever's desk is ready, for a pool that asks nothing else of its members; -1: nobody is. Who is ready is
 * read again only when a desk of the pool changed. Nobody of it may have an open cap, which is asked each time.
 */
export function pickReady(pool: PoolTurns, desks: RepDesks, at: number): number {
  if (at >= pool.freshUntil || desks.isStale[pool.place] === 1) readReady(pool, desks, at);
  const { rep, weight, credit, ready, readyCount } = pool;
  const { lastTurn } = desks;
  let best = -1;
  let most = -Infinity;
  for (let k = 0; k < readyCount; k += 1) {
    const i = ready[k]!;
    const own = credit[i]! + weight[i]!;
    credit[i] = own;
    if (own < most || (own === most && lastTurn[rep[i]!]! >= lastTurn[rep[best]!]!)) continue;
    best = i;
    most = own;
  }
  if (best >= 0) credit[best] = most - pool.readyWeight;
  return best;
}

function readReady(pool: PoolTurns, desks: RepDesks, at: number): void {
  const { rep, weight, ready } = pool;
  let [count, sum, until] = [0, 0, Infinity];
  for (let i = 0; i < rep.length; i += 1) {
    const who = rep[i]!;
    if (who < 0) continue;
    refreshDesk(desks, who, at);
    until = Math.min(until, desks.readyTo[who]!);
    if (desks.isReady[who] === 0) continue;
    ready[count] = i;
    count += 1;
    sum += weight[i]!;
  }
  pool.readyCount = count;
  pool.readyWeight = sum;
  pool.freshUntil = until;
  desks.isStale[pool.place] = 0;
}

/** The same by asking every member anew: where open caps are in the way, and for whoever is told of every member with his standing before anybody is picked. */
export function pickAsked({ rep, weight, credit }: PoolTurns, desks: RepDesks, at: number, tell: ((member: number, standing: number) => void) | undefined): number {
  const { lastTurn } = desks;
  let best = -1;
  let sum = 0;
  for (let i = 0; i < rep.length; i += 1) {
    const who = rep[i]!;
    if (who < 0) continue;
    refreshDesk(desks, who, at);
    const standing = desks.isReady[who] === 1 ? 0 : desks.presence[who]! || deskStanding(desks, who, at, false);
    tell?.(i, standing);
    if (standing !== 0) continue;
    const own = credit[i]! + weight[i]!;
    credit[i] = own;
    sum += weight[i]!;
    if (best < 0 || own > credit[best]! || (own === credit[best] && lastTurn[who]! < lastTurn[rep[best]!]!)) best = i;
  }
  if (best >= 0) credit[best]! -= sum;
  return best;
}

/** The lowest number wins; ties as in every strategy. */
function lowest({ rep, score }: PoolTurns, isEligible: Uint8Array, { lastTurn }: RepDesks, read: (member: number) => number): number {
  let best = -1;
  for (let i = 0; i < rep.length; i += 1) {
    if (isEligible[i] !== 1) continue;
    score[i] = read(i);
    if (best < 0 || score[i]! < score[best]! || (score[i] === score[best] && lastTurn[rep[i]!]! < lastTurn[rep[best]!]!)) best = i;
  }
  return best;
}

/**
 * The next after the last pick, in order. Those whom the pointer passes lose the turn, or keep one (and no more than
 * one) and are picked first when they can take a lead again, which does not move the pointer.
 */
function pickInOrder(pool: PoolTurns, isEligible: Uint8Array): number {
  const { credit, score, rep, keepsTurns } = pool;
  const n = rep.length;
  for (let i = 0; i < n; i += 1) score[i] = credit[i]! > 0 ? 0 : 1 + ((i - pool.pointer + n) % n);
  const kept = credit.findIndex((turn, i) => turn > 0 && isEligible[i] === 1);
  if (kept >= 0) {
    credit[kept] = 0;
    return kept;
  }
  for (let step = 0; step < n; step += 1) {
    const i = (pool.pointer + step) % n;
    if (isEligible[i] !== 1) continue;
    for (let passed = 0; keepsTurns && passed < step; passed += 1) credit[(pool.pointer + passed) % n] = 1;
    pool.pointer = (i + 1) % n;
    return i;
  }
  return -1;
}

/**
 * Whoever lacks most of his share: the largest w_i/Σw · (Σn + 1) − n_i, times Σw so that whole numbers stay whole. A
 * member who returns is set to his share of what the others have had meanwhile, so that he is not flooded (domain.md §5).
 */
function pickShortfall(pool: PoolTurns, isEligible: Uint8Array, desks: RepDesks): number {
  const { rep, weight, credit, wasEligible } = pool;
  let [stayedLeads, stayedWeight] = [0, 0];
  for (let i = 0; i < rep.length; i += 1) {
    if (isEligible[i] !== 1 || wasEligible[i] !== 1) continue;
    stayedLeads += credit[i]!;
    stayedWeight += weight[i]!;
  }
  let [leads, weights] = [0, 0];
  for (let i = 0; i < rep.length; i += 1) {
    if (isEligible[i] !== 1) continue;
    if (pool.picks > 0 && wasEligible[i] !== 1 && stayedWeight > 0) credit[i] = (weight[i]! * stayedLeads) / stayedWeight;
    leads += credit[i]!;
    weights += weight[i]!;
  }
  const best = lowest(pool, isEligible, desks, (i) => credit[i]! * weights - weight[i]! * (leads + 1));
  if (best >= 0) credit[best]! += 1;
  return best;
}

/** The fewest open leads, as a share of the open cap where everybody who is eligible has one. */
function pickLeastLoaded(pool: PoolTurns, isEligible: Uint8Array, desks: RepDesks, at: number): number {
  let isShare = true;
  for (let i = 0; i < pool.rep.length; i += 1) {
    const cap = desks.roster[pool.rep[i]!]?.openCap ?? 0;
    if (isEligible[i] === 1 && cap <= 0) isShare = false;
  }
  return lowest(pool, isEligible, desks, (i) => desks.open.count(pool.rep[i]!, at) / (isShare ? (desks.roster[pool.rep[i]!]?.openCap ?? 1) : 1));
}

/** What HubSpot's rotation does: evenly by count, and every count is 0 again when the list of owners changes (domain.md §5). */
function pickRotating(pool: PoolTurns, isEligible: Uint8Array, desks: RepDesks): number {
  const { credit, wasEligible } = pool;
  if (pool.picks > 0 && isEligible.subarray(0, credit.length).some((flag, i) => flag !== wasEligible[i])) credit.fill(0);
  const best = lowest(pool, isEligible, desks, (i) => credit[i]!);
  if (best >= 0) credit[best]! += 1;
  return best;
}
