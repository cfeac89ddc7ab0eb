import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../shared/engine/expressions/evaluate-expression.ts';
import { createLeadEvaluator } from '../../../shared/engine/scoring/lead-evaluator.ts';
import { evaluateLead } from '../../../shared/engine/scoring/evaluate-lead.ts';
import { asOfCode } from '../../../shared/engine/history/as-of-lead.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { TRUE, UNKNOWN } from '../../../shared/engine/expressions/truth.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { anInstant, randomConfiguration, randomExpression, randomHistory } from '../../fixtures/random-history.ts';

const dayOf = (at: number) => Math.floor((at + DAY / 3) / DAY);

describe('lead evaluator', () => {
  it('equals the plain definition wherever it stands and in whatever order it moves', () => {
    const move = fc.record({ lead: fc.nat(3), at: fc.oneof({ arbitrary: anInstant, weight: 9 }, fc.constantFrom(NaN, Infinity)), isBefore: fc.boolean() });
    fc.assert(
      fc.property(randomHistory, randomConfiguration, randomExpression, fc.array(move, { minLength: 1, maxLength: 8 }), (history, configuration, criterion, moves) => {
        const evaluator = createLeadEvaluator(history, configuration, dayOf);
        let compiled = evaluator.compile(criterion);
        moves.forEach(({ lead: anyLead, at, isBefore }, step) => {
          const lead = anyLead % history.leadIds.length;
          if (isBefore) evaluator.moveBefore(lead, at);
          else evaluator.moveTo(lead, at);
          if (step === 1) compiled = evaluator.compile(criterion);
          const plain = evaluateLead(history, configuration, lead, at, dayOf, isBefore);
          const { fit, engagement, total } = plain.score;
          expect({ ...evaluator.totals() }).toEqual({ fit, engagement, total });
          expect(evaluator.tier()).toBe(plain.tier);
          expect(evaluator.territory()).toBe(plain.territory);
          expect(evaluator.isMql()).toBe(plain.mql === TRUE ? 1 : 0);
          expect(evaluator.test(compiled)).toBe(evaluateExpression(criterion, plain.moment));
          history.fields.forEach((_, index) => expect(evaluator.fieldCode(index)).toBe(asOfCode(history, lead, plain.moment.facts, index)));
        });
      }),
      { numRuns: 800 },
    );
  });

  it('sees an engagement of the same instant, but no outcome of it, and nothing of it just before', () => {
    const history = aHistory({ leads: [{ id: 'a', createdAt: 0, facts: [{ kind: 'engagement', at: 5, type: 'form' }, { kind: 'stage', at: 5, to: 'mql' }] }] });
    const evaluator = createLeadEvaluator(history, aConfiguration({ groups: [aGroup({ rules: [{ kind: 'event', id: 'f', name: 'Form', match: { type: 'form' }, frequency: 'every', points: 600 }] })] }), dayOf);
    evaluator.moveTo(0, 5);
    expect(evaluator.totals().total).toBe(600);
    evaluator.moveBefore(0, 5);
    expect(evaluator.totals().total).toBe(0);
  });

  it('takes the current value of a field without history as constant and says so', () => {
    const history = aHistory({ leads: [{ id: 'a', createdAt: 0, fields: { country: 'DE' } }] });
    const evaluator = createLeadEvaluator(history, aConfiguration(), dayOf);
    const isGerman = evaluator.compile({ kind: 'compare', field: 'country', op: 'eq', value: 'DE' });
    evaluator.moveTo(0, 0);
    expect(evaluator.test(isGerman)).toBe(TRUE);
    expect(evaluator.assumedConstant).toEqual(['country']);
  });

  it('does not know a field before its first property fact, unless the lead has none of it', () => {
    const history = aHistory({
      leads: [
        { id: 'a', createdAt: 0, fields: { size: 50 }, facts: [{ kind: 'property', at: 10, field: 'size', value: 50 }] },
        { id: 'b', createdAt: 0, fields: { size: 20 } },
      ],
    });
    const evaluator = createLeadEvaluator(history, aConfiguration(), dayOf);
    const isBig = evaluator.compile({ kind: 'compare', field: 'size', op: 'ge', value: 20 });
    evaluator.moveTo(0, 9);
    expect(evaluator.test(isBig)).toBe(UNKNOWN);
    evaluator.moveTo(0, 10);
    expect(evaluator.test(isBig)).toBe(TRUE);
    evaluator.moveTo(1, 9);
    expect(evaluator.test(isBig)).toBe(TRUE);
    expect(evaluator.assumedConstant).toEqual([]);
  });

  it('warns once about each field and event type that the history does not have', () => {
    const evaluator = createLeadEvaluator(aHistory({ leads: [{ id: 'a' }] }), aConfiguration(), dayOf);
    const missing = evaluator.compile({ kind: 'compare', field: 'nowhere', op: 'isUnknown' });
    evaluator.compile({ kind: 'compare', field: 'nowhere', op: 'isKnown' });
    const unseen = evaluator.compile({ kind: 'event', match: { type: 'call' }, measure: 'count', op: 'le', n: 0 });
    evaluator.moveTo(0, NaN);
    expect([evaluator.test(missing), evaluator.test(unseen)]).toEqual([UNKNOWN, UNKNOWN]);
    expect(evaluator.warnings).toHaveLength(2);
    expect(evaluator.warnings[0]).toContain('nowhere');
    expect(evaluator.warnings[1]).toContain('call');
  });

  it('puts a hand-raise into its tier whatever the score, and the rest by their points', () => {
    const history = aHistory({ leads: [{ id: 'a', createdAt: 0, facts: [{ kind: 'engagement', at: 2, type: 'form', asset: 'demo' }] }] });
    const base = aConfiguration();
    const demo = { kind: 'event', match: { type: 'form', assets: ['demo'] }, measure: 'count', op: 'ge', n: 1 } as const;
    const evaluator = createLeadEvaluator(history, { ...base, tiers: { ...base.tiers, rules: [{ when: demo, tierId: 'hot' }] } }, dayOf);
    evaluator.moveTo(0, 1);
    expect(evaluator.tier()).toBe(2);
    evaluator.moveTo(0, 2);
    expect(evaluator.tier()).toBe(0);
  });
});
