import { evaluateExpression } from '../../shared/engine/expressions/evaluate-expression.ts';
import { asOfCode, visibleFacts } from '../../shared/engine/history/as-of-lead.ts';
import type { History } from '../../shared/engine/history/history.ts';
import type { Configuration } from '../../shared/engine/model/configuration.ts';
import { evaluateLead } from '../../shared/engine/scoring/evaluate-lead.ts';
import type { LeadEvaluation } from '../../shared/engine/scoring/evaluate-lead.ts';
import type { LeadEvaluator } from '../../shared/engine/scoring/lead-evaluator.ts';
import { DAY } from '../../shared/engine/time/units.ts';

export const utcDay = (at: number): number => Math.floor(at / DAY);

/** A `LeadEvaluator` that answers by the plain, slow definitions alone: each position is judged from the lead's first fact on. */
export function createPlainEvaluator(history: History, configuration: Configuration): LeadEvaluator {
  let position = { lead: -1, at: NaN, isBefore: false };
  let judged: LeadEvaluation | null = null;
  const evaluation = (): LeadEvaluation => (judged ??= evaluateLead(history, configuration, position.lead, position.at, utcDay, position.isBefore));
  const move = (lead: number, at: number, isBefore: boolean): void => {
    position = { lead, at, isBefore };
    judged = null;
  };
  return {
    moveTo: (lead, at) => move(lead, at, false),
    moveBefore: (lead, at) => move(lead, at, true),
    test: (criterion) => criterion.test(),
    totals: () => evaluation().score,
    tier: () => evaluation().tier,
    isMql: () => evaluation().mql,
    territory: () => evaluation().territory,
    fieldCode: (field) => asOfCode(history, position.lead, visibleFacts(history, position.lead, position.at, position.isBefore), field),
    compile: (source) => ({ source, test: () => evaluateExpression(source, evaluation().moment) }),
    warnings: [],
    assumedConstant: [],
  };
}
