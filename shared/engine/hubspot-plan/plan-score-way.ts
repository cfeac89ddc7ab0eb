import type { Configuration } from '../model/configuration.ts';
import { compileScore } from './compile-score.ts';
import { calculatedScore, type CalculatedScore } from './formulas/calculated-score.ts';
import { finishScore, planPublish, planScore } from './plan-score.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { PushChoices } from './push-choices.ts';
import type { PushOperation } from './push-operation.ts';
import { calculatedSteps } from './steps-for-calculated.ts';
import { scoringSteps } from './steps-for-scoring.ts';

/** How the score gets into a portal: as a draft, as formulas of the handoff's own properties, or by hand. */
interface ScoreWay {
  readonly draft: readonly PushOperation[];
  readonly publish: readonly PushOperation[];
  readonly calculated: CalculatedScore | null;
  readonly byHand: PushOperation;
}

/**
 * The ladder of the score (hubspot.md §8): a draft over the beta where a person chose it and the portal takes it, else
 * properties that the portal calculates, else steps by hand. Nothing chosen: steps by hand.
 */
export function planScoreWay(configuration: Configuration, snapshot: PortalSnapshot, { score }: Pick<PushChoices, 'score'>): ScoreWay {
  if (score === undefined) return byHand(configuration);
  const wanted = score === 'draft' && snapshot.scores !== undefined ? compileScore(configuration, snapshot) : null;
  if (wanted !== null) {
    const found = (snapshot.scores ?? []).filter(({ name }) => name === wanted.name);
    return { draft: [planScore(wanted, found)], publish: [planPublish(wanted, found[0])], calculated: null, byHand: finishScore(wanted) };
  }
  return calculatedWay(configuration, snapshot, whyNoDraft(score, snapshot));
}

const byHand = (configuration: Configuration, why?: string): ScoreWay => ({ draft: [], publish: [], calculated: null, byHand: scoringSteps(configuration, why) });

function whyNoDraft(score: PushChoices['score'], { scores }: PortalSnapshot): string {
  if (score !== 'draft') return '';
  return scores === undefined ? 'This portal, or this key, does not have the beta of the scoring tool. ' : 'No rule of this score can be said to the beta of the scoring tool. ';
}

/** The properties that a formula computes, unless the portal takes fewer than that. Those that are there already need no room. */
function calculatedWay(configuration: Configuration, snapshot: PortalSnapshot, why: string): ScoreWay {
  const calculated = calculatedScore(configuration, snapshot);
  const names = [...(calculated.fit === null ? [] : ['hx_fit']), 'hx_score', ...(calculated.tier === null ? [] : ['hx_tier'])];
  const isThere = (name: string): boolean => snapshot.properties.some((property) => property.name === name && property.isCalculated);
  const needed = names.filter((name) => !isThere(name)).length;
  const { calculations } = snapshot.abilities;
  if (calculations !== undefined && calculations < needed) {
    return byHand(configuration, `${why}This portal takes ${calculations === 0 ? 'no more calculated properties' : `only ${calculations} more calculated ${calculations === 1 ? 'property' : 'properties'}, ${needed} are needed`}, so a person builds the score.`);
  }
  return { draft: [], publish: [], calculated, byHand: calculatedSteps(configuration, calculated, why) };
}
