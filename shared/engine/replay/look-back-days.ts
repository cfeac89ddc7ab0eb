import { leavesOf } from '../expressions/leaves-of.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { Decay } from '../model/score-model.ts';
import { COOL_DOWN_DAYS } from '../scoring/find-crossings.ts';

/** After so many half-lives less than one hundredth of the points is left. */
const HALF_LIVES = 7;

/**
 * The longest look back of a proposal in days (domain.md §8, "warm-up: longest decay/cap window"): decays, windows of rules
 * and criteria, caps, and the cool-down after a crossing. What looks back for ever needs the whole history and counts as 0.
 */
export function lookBackDays({ definitions, score, tiers, routing }: Configuration): number {
  const criteria: Expression[] = [
    definitions.mql.criteria, definitions.handRaise.criteria, definitions.disqualify.criteria, ...(score.mql?.when === undefined ? [] : [score.mql.when]), ...tiers.rules.map(({ when }) => when),
    ...routing.rules.map(({ when }) => when), ...(routing.segments ?? []).map(({ when }) => when), ...(routing.skills ?? []).map(({ when }) => when),
    ...score.groups.flatMap(({ rules }) => rules.flatMap((rule) => (rule.kind === 'when' ? [rule.when] : []))),
  ];
  const caps = routing.roster.map(({ dayCap, weekCap, rolling30Cap }) => (rolling30Cap !== undefined ? 30 : weekCap !== undefined ? 7 : dayCap !== undefined ? 1 : 0));
  return Math.max(
    score.mql?.coolDownDays ?? COOL_DOWN_DAYS,
    ...caps,
    ...score.groups.map(({ decay }) => daysOf(decay)),
    ...score.groups.flatMap(({ rules }) => rules.map((rule) => (rule.kind === 'event' ? (rule.withinDays ?? 0) : 0))),
    ...criteria.flatMap(leavesOf).map((leaf) => (leaf.kind === 'event' ? (leaf.withinDays ?? 0) : 0)),
  );
}

function daysOf(decay: Decay): number {
  switch (decay.kind) {
    case 'none':
      return 0;
    case 'linear':
      return decay.ratePercent > 0 ? Math.ceil(100 / decay.ratePercent) * decay.periodDays : 0;
    case 'halfLife':
      return HALF_LIVES * decay.days;
    case 'window':
      return decay.days;
  }
}
