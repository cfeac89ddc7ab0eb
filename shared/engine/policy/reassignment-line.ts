import type { Configuration } from '../model/configuration.ts';
import { leadsOf } from '../replay/figure-book.ts';
import { routeWithTakeBacks } from '../routing/route-leads.ts';
import { takeBackTimes } from '../routing/take-back-times.ts';
import type { PolicyStage } from './play-policy.ts';
import type { PolicySets } from './policy-sets.ts';
import { ownTouches } from './two-clock-lines.ts';

/** What taking leads back from whoever lets them lie would come to (domain.md §7, §8.1). */
export interface ReassignmentLine {
  readonly atShare: number;
  readonly most: number;
  readonly manager: string;
  /** Observed: real handoffs whose owner had not touched the lead by then, of all whose time came within the data; null: not knowable. */
  readonly actual: { readonly n: number; readonly of: number; readonly set: string } | null;
  /** Bounded: none where everybody answers in time, so many where nobody ever does: leads taken back at least once, and leads that end with the manager. */
  readonly upTo: { readonly leads: number; readonly toManager: number; readonly set: string; readonly managerSet: string };
}

/** Null for a policy that takes nothing back, or gives leads before their target runs. `isKnown`: the history has stages, owners and touches. */
export function reassignmentLine(stage: PolicyStage, isKnown: boolean, sets: PolicySets): ReassignmentLine | null {
  const { configuration } = stage.input;
  const { reassignment, evaluationStage } = configuration.routing;
  if (reassignment === undefined || evaluationStage === 'created') return null; // no target runs from a creation on
  const { crossings, clocks } = stage.routing;
  const takenAt = takeBackTimes(configuration, clocks, crossings.tier, () => Infinity);
  const { takenBack, toManager } = routeWithTakeBacks({ ...stage.routing, takenAt });
  const isTaken = new Set(takenBack.map(({ turn }) => turn));
  sets.set('taken', leadsOf(crossings, (i) => isTaken.has(i)));
  sets.set('taken.manager', leadsOf(crossings, (i) => toManager[i] === 1));
  return {
    atShare: reassignment.atShare, most: reassignment.most, manager: reassignment.manager,
    actual: isKnown ? takenOfActual(stage, configuration, sets) : null,
    upTo: { leads: isTaken.size, toManager: toManager.reduce((sum, flag) => sum + flag, 0), set: 'taken', managerSet: 'taken.manager' },
  };
}

/** Real handoffs with an owner of the roster, still his and without a decision when the time came. */
function takenOfActual(stage: PolicyStage, configuration: Configuration, sets: PolicySets): NonNullable<ReassignmentLine['actual']> {
  const { actual, actualRep, evaluator, input: { history }, routing: { clocks } } = stage;
  const tier = new Int8Array(actual.count).fill(-1);
  for (let i = 0; i < actual.count; i += 1) {
    if (actualRep[i]! < 0) continue;
    evaluator.moveTo(actual.lead[i]!, actual.at[i]!);
    tier[i] = evaluator.tier();
  }
  const own = ownTouches(stage);
  const times = takeBackTimes(configuration, clocks, tier, () => Infinity);
  const taken = new Uint8Array(actual.count);
  let [n, of] = [0, 0];
  for (let i = 0; i < actual.count; i += 1) {
    const at = actualRep[i]! < 0 || Number.isNaN(actual.assignedAt[i]) ? Infinity : times(i, 0, actualRep[i]!, actual.assignedAt[i]!);
    if (at > history.to) continue;
    of += 1;
    if (own[i]! <= at || actual.closedAt[i]! <= at || actual.endAt[i]! <= at) continue;
    taken[i] = 1;
    n += 1;
  }
  sets.set('taken.actual', leadsOf(actual, (i) => taken[i] === 1));
  return { n, of, set: 'taken.actual' };
}
