import type { Pool, Rep } from '../model/configuration.ts';

/** A pool made ready: who its members are in the roster (-1: in none), their weights, and the credit of their turns. */
export interface PoolTurns {
  readonly rep: Int16Array;
  readonly weight: Float64Array;
  /** Smooth weighted round robin's running credit, by member. */
  readonly credit: Float64Array;
}

/** A pool at the start of a replay: nobody has had a turn. */
export function startPool(pool: Pool, roster: readonly Rep[]): PoolTurns {
  return {
    rep: Int16Array.from(pool.members, (member) => roster.findIndex((rep) => rep.id === member.repId)),
    weight: Float64Array.from(pool.members, (member) => member.weight),
    credit: new Float64Array(pool.members.length),
  };
}

/**
 * Gives the next turn to one of the eligible members and returns his place in the pool, -1 when nobody is eligible.
 * Smooth weighted round robin (domain.md §5): every eligible member's credit grows by his weight, the highest credit
 * wins, and the winner pays the sum of the eligible weights. Tie: whoever received a lead longest ago
 * (`lastTurn`: -1 for never), then the order in the pool.
 */
export function takeTurn(pool: PoolTurns, isEligible: Uint8Array, lastTurn: Int32Array): number {
  const { rep, weight, credit } = pool;
  let best = -1;
  let sum = 0;
  for (let i = 0; i < rep.length; i += 1) {
    if (isEligible[i] !== 1) continue;
    credit[i]! += weight[i]!;
    sum += weight[i]!;
    if (best < 0 || credit[i]! > credit[best]! || (credit[i] === credit[best] && lastTurn[rep[i]!]! < lastTurn[rep[best]!]!)) best = i;
  }
  if (best >= 0) credit[best]! -= sum;
  return best;
}
