import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression } from '../../../../shared/engine/model/expression.ts';
import { createBatchEvaluator } from '../../../../shared/engine/scoring/batch/batch-evaluator.ts';
import { createMomentScores } from '../../../../shared/engine/scoring/batch/moment-scores.ts';
import { evaluateLead } from '../../../../shared/engine/scoring/evaluate-lead.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';
import { did } from '../../../fixtures/a-proposal.ts';
import { anInstant, randomConfiguration, randomHistory } from '../../../fixtures/random-history.ts';

const dayOf = (at: number): number => Math.floor(at / DAY);
/** Tier rules that ask whether something ever came by, and some that ask more. */
const criterion = fc.constantFrom<Expression>(did('form', 'demo'), did('page'), did('missing'), { kind: 'any', of: [did('mail', 'price'), did('form')] }, { kind: 'constant', value: false }, { kind: 'not', of: did('page') });

describe('scores at moments', () => {
  it('are those of the plain definition, whenever they are given at all', () => {
    let read = 0;
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.array(criterion, { maxLength: 3 }), fc.array(fc.tuple(fc.nat(3), anInstant), { minLength: 1, maxLength: 4 }), (history, random, criteria, moments) => {
        const tierOf = (i: number): string => random.tiers.classes[i % Math.max(1, random.tiers.classes.length)]?.id ?? 'none';
        const configuration = { ...random, tiers: { ...random.tiers, rules: criteria.map((when, i) => ({ when, tierId: tierOf(i) })) } };
        const scores = createMomentScores(history, configuration, createBatchEvaluator(history, configuration, dayOf));
        if (scores === null) return;
        for (const [any, at] of moments) {
          const lead = any % history.leadIds.length;
          if (!scores.read(lead, at)) continue;
          read += 1;
          const plain = evaluateLead(history, configuration, lead, at, dayOf);
          expect([scores.total, scores.tier]).toEqual([plain.score.total, plain.tier]);
        }
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 5_000 : 250 },
    );
    expect(read).toBeGreaterThan(20);
  });
});
