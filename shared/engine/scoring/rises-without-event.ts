import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import { mqlRule } from '../model/mql-rule.ts';
import type { ScoreGroup, ScoreRule } from '../model/score-model.ts';

/**
 * True when a lead could become an MQL between two events: negative points that fade or expire, or a criterion that
 * needs the absence of recent engagements (domain.md §4.6). Such rises are seen only at the lead's next event.
 */
export function canRiseWithoutEvent(configuration: Pick<Configuration, 'definitions' | 'score'>): boolean {
  const { groups } = configuration.score;
  return groups.some((group) => group.rules.some((rule) => fadesUpwards(rule, group))) || awaitsAbsence(mqlRule(configuration), false);
}

function fadesUpwards(rule: ScoreRule, group: ScoreGroup): boolean {
  if (rule.kind === 'table') return false;
  if (rule.kind === 'when') return awaitsAbsence(rule.when, rule.points < 0);
  return rule.points < 0 && (rule.withinDays !== undefined || group.decay.kind !== 'none');
}

/** Whether the expression (or, negated, its opposite) can turn true merely because engagements grow older than a window. */
function awaitsAbsence(expression: Expression, isNegated: boolean): boolean {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return expression.of.some((part) => awaitsAbsence(part, isNegated));
    case 'not':
      return awaitsAbsence(expression.of, !isNegated);
    case 'event':
      return expression.withinDays !== undefined && (expression.op === 'eq' || (expression.op === 'ge') === isNegated);
    default:
      return false;
  }
}
