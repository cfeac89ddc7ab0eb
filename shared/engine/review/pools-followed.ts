import type { PolicyPlay } from '../policy/play-policy.ts';
import { poolChain } from '../routing/router.ts';

/** Real handoffs for which a rule names a pool, and those whose real owner was in it or in its overflow. */
export interface PoolsFollowed {
  readonly n: number;
  readonly of: number;
  /** The leads that went elsewhere, ascending. */
  readonly elsewhere: Uint32Array;
}

/** Whether the policy was followed, of a play on the real handoffs; handoffs that nobody owned went elsewhere. */
export function poolsFollowed({ stage, decisions }: PolicyPlay): PoolsFollowed {
  const { actual, actualRep, routing: { crossings }, input: { configuration: { routing } } } = stage;
  const repOf = new Map<string, number>();
  for (let i = 0; i < actual.count; i += 1) repOf.set(`${actual.lead[i]} ${actual.at[i]}`, actualRep[i]!);
  const members = routing.rules.map(({ poolId }) => new Set(poolChain(routing.pools, poolId).flatMap((pool) => (routing.pools[pool]?.members ?? []).map(({ repId }) => routing.roster.findIndex(({ id }) => id === repId)))));
  const elsewhere: number[] = [];
  let [n, of] = [0, 0];
  for (let turn = 0; turn < decisions.count; turn += 1) {
    const allowed = members[decisions.rule[turn]!];
    if (allowed === undefined) continue;
    of += 1;
    if (allowed.has(repOf.get(`${crossings.lead[turn]} ${crossings.at[turn]}`) ?? -2)) n += 1;
    else elsewhere.push(crossings.lead[turn]!);
  }
  return { n, of, elsewhere: Uint32Array.from(new Set(elsewhere)).sort() };
}
