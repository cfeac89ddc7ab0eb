import type { Configuration } from './configuration.ts';
import type { Expression } from './expression.ts';

/**
 * The rule that makes a lead an MQL: not disqualified, and either a hand-raise or enough points (where the model has a
 * rule of its own over cell, tier, scores and events: that one) with the MQL criteria met. A hand-raise bypasses the
 * score but not disqualifiers (domain.md §4.5).
 */
export function mqlRule({ definitions, score }: Pick<Configuration, 'definitions' | 'score'>): Expression {
  const byScore: Expression = {
    kind: 'all',
    of: [score.mql?.when ?? { kind: 'compare', field: '@score', op: 'ge', value: score.mqlThreshold / 100 }, definitions.mql.criteria],
  };
  return {
    kind: 'all',
    of: [
      { kind: 'any', of: [definitions.handRaise.criteria, byScore] },
      { kind: 'not', of: { kind: 'any', of: [definitions.disqualify.criteria, { kind: 'constant', value: false }] } },
    ],
  };
}
