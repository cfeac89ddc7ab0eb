import type { Configuration } from '../model/configuration.ts';
import { criteriaInWords } from './configuration-names.ts';
import type { CalculatedScore } from './formulas/calculated-score.ts';
import { manualOperation } from './manual-operation.ts';
import type { PushOperation } from './push-operation.ts';
import { listOf, pointsInWords } from './signed-values.ts';
import { groupSteps } from './steps-for-scoring.ts';

/** Above so many rules, points that workflows add up are no longer to be kept in order (hubspot.md §8). */
const MOST_RULES = 8;

/** What no formula says: the points for what a lead did, and of the fit whatever is not a plain comparison. */
export function calculatedSteps(configuration: Configuration, { fit, tier }: CalculatedScore, why: string): PushOperation {
  const { score } = configuration;
  const say = criteriaInWords(configuration);
  const groups = score.groups.filter(({ category }) => category === 'engagement' || fit === null);
  const rules = groups.reduce((count, group) => count + group.rules.length, 0);
  const calculated = [...(fit === null ? [] : ['"Handoff fit"']), '"Handoff score"', ...(tier === null ? [] : ['"Handoff tier"'])];
  return manualOperation({
    id: 'manual:finish-calculated',
    title: 'Feed the calculated score',
    change: `${why}${listOf(calculated)} ${calculated.length === 1 ? 'is' : 'are'} calculated by the portal; what a lead did is not.`,
    risk: 'high',
    wayBack: 'Switch the workflows off; what they added stays until it is cleared.',
    steps: [
      ...(fit === null ? ['No formula says every rule of the fit, so "Handoff fit" is filled like the engagement.'] : []),
      ...(groups.length === 0 ? [] : [`In HubSpot create one contact workflow for each line below, switched off, that adds its points to "Handoff engagement"${fit === null ? ' or "Handoff fit"' : ''} (action: increase or decrease a value).`]),
      ...(rules > MOST_RULES ? [`${rules} rules are more than such workflows keep in order: choose the ${MOST_RULES} that give most points, or use the scoring tool.`] : []),
      ...groups.flatMap((group) => groupSteps(group, say)),
      ...(groups.some(({ decay }) => decay.kind !== 'none') ? ['Points added so do not fade: once a month clear "Handoff engagement" of contacts without activity, with a workflow of its own.'] : []),
      `Keep the limit of the engagement, ${pointsInWords(score.engagementMax)}: enrol nobody whose "Handoff engagement" has reached it.`,
      'The formulas can only be changed by a push, not on screen.',
    ],
  });
}
