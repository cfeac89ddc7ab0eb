import { leadsOf } from '../replay/figure-book.ts';
import type { PolicyStage } from './play-policy.ts';
import type { PolicySets } from './policy-sets.ts';
import { findLetLie, takenAtMost } from './taken-back.ts';

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
  const { taken, toManager } = takenAtMost(configuration, stage.routing);
  sets.set('taken', leadsOf(stage.routing.crossings, (i) => taken[i] === 1));
  sets.set('taken.manager', leadsOf(stage.routing.crossings, (i) => toManager[i] === 1));
  return {
    atShare: reassignment.atShare, most: reassignment.most, manager: reassignment.manager,
    actual: isKnown ? takenOfActual(stage, sets) : null,
    upTo: { leads: sumOf(taken), toManager: sumOf(toManager), set: 'taken', managerSet: 'taken.manager' },
  };
}

const sumOf = (flags: Uint8Array): number => flags.reduce((sum, flag) => sum + flag, 0);

function takenOfActual(stage: PolicyStage, sets: PolicySets): NonNullable<ReassignmentLine['actual']> {
  const { input, actual, actualRep, evaluator, routing: { clocks } } = stage;
  const tier = new Int8Array(actual.count).fill(-1);
  for (let i = 0; i < actual.count; i += 1) {
    if (actualRep[i]! < 0) continue;
    evaluator.moveTo(actual.lead[i]!, actual.at[i]!);
    tier[i] = evaluator.tier();
  }
  const { isLeft, n, of } = findLetLie({ input, actual, actualRep, clocks }, tier);
  sets.set('taken.actual', leadsOf(actual, (i) => isLeft[i] === 1));
  return { n, of, set: 'taken.actual' };
}
