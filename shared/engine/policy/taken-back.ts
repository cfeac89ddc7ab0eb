import type { Configuration } from '../model/configuration.ts';
import type { Played } from '../replay/played.ts';
import { routeWithTakeBacks } from '../routing/route-leads.ts';
import type { RoutingInput } from '../routing/router.ts';
import { takeBackTimes } from '../routing/take-back-times.ts';
import { ownTouches } from './two-clock-lines.ts';

/** By decision, 1: it is taken back at least once, and 1: it ends with the manager. */
export interface TakenBackAtMost {
  readonly taken: Uint8Array;
  readonly toManager: Uint8Array;
}

/** What a policy takes back where nobody ever answers in time: the upper bound (domain.md §7, §8.1), by decision of `routing.crossings`. */
export function takenAtMost(configuration: Configuration, routing: RoutingInput & { readonly crossings: { readonly tier: Int8Array } }): TakenBackAtMost {
  const takenAt = takeBackTimes(configuration, routing.clocks, routing.crossings.tier, () => Infinity);
  const { takenBack, toManager } = routeWithTakeBacks({ ...routing, takenAt });
  const taken = new Uint8Array(routing.crossings.count);
  for (const { turn } of takenBack) taken[turn] = 1;
  return { taken, toManager };
}

/** Real handoffs that were let lie: by handoff 1, how many, and of how many whose time came within the data. */
export interface LetLie {
  readonly isLeft: Uint8Array;
  readonly n: number;
  readonly of: number;
}

/** Real handoffs with an owner of the roster, still his, undecided and without a touch of his when the policy would have taken them back. `tier`: by handoff. */
export function findLetLie({ input, actual, actualRep, clocks }: Pick<Played, 'input' | 'actual' | 'actualRep' | 'clocks'>, tier: Int8Array): LetLie {
  const own = ownTouches({ input, actual });
  const times = takeBackTimes(input.configuration, clocks, tier, () => Infinity);
  const isLeft = new Uint8Array(actual.count);
  let [n, of] = [0, 0];
  for (let i = 0; i < actual.count; i += 1) {
    const at = actualRep[i]! < 0 || Number.isNaN(actual.assignedAt[i]) ? Infinity : times(i, 0, actualRep[i]!, actual.assignedAt[i]!);
    if (at > input.history.to) continue;
    of += 1;
    if (own[i]! <= at || actual.closedAt[i]! <= at || actual.endAt[i]! <= at) continue;
    isLeft[i] = 1;
    n += 1;
  }
  return { isLeft, n, of };
}
