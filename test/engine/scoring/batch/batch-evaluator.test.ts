import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../../shared/engine/expressions/evaluate-expression.ts';
import { TRUE } from '../../../../shared/engine/expressions/truth.ts';
import { createBatchEvaluator } from '../../../../shared/engine/scoring/batch/batch-evaluator.ts';
import { scoreAll } from '../../../../shared/engine/scoring/batch/score-all.ts';
import { evaluateLead } from '../../../../shared/engine/scoring/evaluate-lead.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';
import { aConfiguration } from '../../../fixtures/a-configuration.ts';
import { aHistory } from '../../../fixtures/a-history.ts';
import { anInstant, randomConfiguration, randomExpression, randomHistory } from '../../../fixtures/random-history.ts';

const dayOf = (at: number) => Math.floor((at + DAY / 3) / DAY);

describe('batch evaluator', () => {
  it('equals the plain definition wherever it stands', () => {
    const move = fc.record({ lead: fc.nat(3), at: fc.oneof({ arbitrary: anInstant, weight: 9 }, fc.constantFrom(NaN, Infinity)), isBefore: fc.boolean() });
    fc.assert(
      fc.property(randomHistory, randomConfiguration, randomExpression, fc.array(move, { minLength: 1, maxLength: 4 }), (history, configuration, criterion, moves) => {
        const evaluator = createBatchEvaluator(history, configuration, dayOf, [criterion]);
        for (const { lead: anyLead, at, isBefore } of moves) {
          const lead = anyLead % history.leadIds.length;
          evaluator.moveTo(lead, at, isBefore);
          const plain = evaluateLead(history, configuration, lead, at, dayOf, isBefore);
          const { fit, engagement, total } = plain.score;
          expect({ ...evaluator.totals() }).toEqual({ fit, engagement, total });
          expect(evaluator.tier()).toBe(plain.tier);
          expect(evaluator.isMql()).toBe(plain.mql === TRUE ? 1 : 0);
          expect(evaluator.test(0)).toBe(evaluateExpression(criterion, plain.moment));
        }
      }),
      { numRuns: 800 },
    );
  });
});

describe('scores of all leads', () => {
  it('are those of each lead at its own instant', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.array(fc.oneof(anInstant, fc.constant(NaN)), { minLength: 4, maxLength: 4 }), (history, configuration, instants) => {
        const at = Float64Array.from(instants);
        const found = scoreAll(history, configuration, dayOf, at);
        history.leadIds.forEach((_, lead) => {
          const { score, tier } = evaluateLead(history, configuration, lead, at[lead] ?? NaN, dayOf);
          expect([found.fit[lead], found.engagement[lead], found.total[lead], found.tier[lead]]).toEqual([score.fit, score.engagement, score.total, tier]);
        });
      }),
      { numRuns: 500 },
    );
  });
  it('are none for a lead that counts nowhere', () => {
    const history = aHistory({ leads: [{ id: 'a', createdAt: 0, excluded: true }] });
    const { total, tier } = scoreAll(history, aConfiguration(), dayOf);
    expect([total[0], tier[0]]).toEqual([NaN, 255]);
  });
});
