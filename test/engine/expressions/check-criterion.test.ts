import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCriterion } from '../../../shared/engine/expressions/check-criterion.ts';
import { evaluateExpression, leadMoment } from '../../../shared/engine/expressions/evaluate-expression.ts';
import { parseExpression } from '../../../shared/engine/expressions/text/parse-expression.ts';
import { TRUE } from '../../../shared/engine/expressions/truth.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { anInstant, randomExpression, randomHistory } from '../../fixtures/random-history.ts';

const read = (text: string): Expression => {
  const { expression } = parseExpression(text);
  if (expression === null) throw new Error(text);
  return expression;
};
const history = aHistory({
  leads: [{ id: 'a', createdAt: 0, fields: { size: 5, country: 'DE', 'Lifecycle Stage': 'lead' }, facts: [{ kind: 'engagement', at: 1, type: 'FORM', asset: 'demo' }] }, { id: 'b', fields: { country: 'AT' } }],
});
const kinds = (text: string, of: typeof history | null = history) => checkCriterion(read(text), of).map(({ path, kind }) => [kind, ...path]);

describe('check of a criterion', () => {
  it.each([
    ['size > 10 and size < 5', [['neverTrue'], ['mostlyUnknown', 0], ['mostlyUnknown', 1]]],
    ['size >= 10 or size < 10', [['alwaysTrue'], ['mostlyUnknown', 0], ['mostlyUnknown', 1]]],
    ['country = "DE" and country = "AT"', [['neverTrue']]],
    ['country = "DE" or country != "DE"', [['alwaysTrue']]],
    ['country = "DE" and (size is known or not size is known)', [['alwaysTrue', 1]]],
    ['country contains "x" and not country contains "x"', [['neverTrue']]],
    ['country contains "x" and country contains "y"', []],
    ['country = "DE" and country starts with "A"', [['neverTrue']]],
    ['count(FORM) >= 2 and count(FORM) <= 1', [['neverTrue']]],
    ['count(FORM) >= 0 and country = "DE"', [['alwaysTrue', 0]]],
    ['count(FORM) >= 2 and count(FORM) <= 1 within 7 days', []],
    ['count(FORM) >= 3 within 7 days and count(FORM) < 2 within 30 days', [['neverTrue']]],
    ['count(FORM) >= 3 within 7 days and count(FORM) < 4 within 30 days', []],
    ['count(FORM) >= 10 within 7 days and count(FORM) >= 2', []],
    ['count(FORM: demo) >= 2 within 7 days and count(FORM) = 1', [['neverTrue']]],
    ['count(FORM) >= 2 within 7 days and count(FORM: demo) = 0', []],
    ['days(FORM) >= 2 and count(FORM) < 2', [['neverTrue']]],
    ['count(FORM) >= 2 and days(FORM) < 2', []],
    ['count(FORM) >= 2 within 7 days and days(FORM) < 1', [['neverTrue']]],
    ['count(FORM) < 3 within 7 days or count(FORM) >= 3 within 30 days', [['alwaysTrue']]],
    ['country = "DE" and (count(FORM) >= 3 within 7 days and count(FORM) < 2 within 30 days)', [['neverTrue', 1]]],
    ['country = "DE" and country = "DE"', [['repeated', 1]]],
    ['country = "de"', [['missingValue']]],
    ['region = "x"', [['missingField']]],
    ['count(CALL) >= 1 or count(FORM: trial) >= 1', [['missingEvent', 0], ['missingValue', 1]]],
    ['sum(minutes of FORM) > 5', [['missingAttribute']]],
    ['country matches "("', [['badPattern']]],
    ['country in ()', [['noValue']]],
    ['[Lifecycle Stage] = "lead"', [['lateField'], ['mostlyUnknown']]],
  ])('of %s finds %j', (text, expected) => expect(kinds(text)).toEqual(expected));

  it.each([
    ['sum(minutes of VISIT) > 10 and sum(minutes of VISIT) < 5', ['neverTrue']],
    ['sum(minutes of VISIT) > 10 within 7 days and sum(minutes of VISIT) < 5 within 30 days', ['neverTrue']],
    ['sum(minutes of VISIT) > 10 within 7 days and sum(minutes of VISIT) < 15 within 30 days', []],
    ['sum(minutes of VISIT) < 5 within 7 days and sum(minutes of VISIT) > 10 within 30 days', []],
    ['sum(minutes of VISIT: pricing) > 10 and sum(minutes of VISIT) <= 10', ['neverTrue']],
    ['sum(minutes of VISIT) > 2 within 7 days and count(VISIT) = 0', ['neverTrue']],
    ['sum(minutes of VISIT) = 0 and count(VISIT) >= 3', []],
    ['sum(minutes of VISIT) < 3 within 7 days or sum(minutes of VISIT) >= 3', ['alwaysTrue']],
    ['sum(change of VISIT) > 10 within 7 days and sum(change of VISIT) < 5 within 30 days', []],
  ])('of sums, %s finds %j', (text, expected) => {
    const visits = aHistory({ leads: [{ id: 'a', facts: [{ kind: 'engagement', at: 1, type: 'VISIT', asset: 'pricing', amounts: { minutes: 3, change: -1 } }] }] });
    expect(checkCriterion(read(text), visits).map(({ kind }) => kind)).toEqual(expected);
  });

  it('says what happened and what to do', () => {
    expect(checkCriterion(read('size > 10 and size < 5'), null)[0]?.sentence).toBe('“size above 10 and size below 5” contradicts itself, so it holds for no lead. Change one of its parts.');
  });

  it('never calls contradictory what holds for a lead, nor always true what fails where everything is known', () => {
    fc.assert(
      fc.property(randomExpression, randomHistory, anInstant, (expression, someHistory, at) => {
        const found = checkCriterion(expression, someHistory).filter(({ path }) => path.length === 0).map(({ kind }) => kind);
        const truth = evaluateExpression(expression, leadMoment(someHistory, 0, at, (instant) => Math.floor(instant / DAY)));
        if (truth === TRUE) expect(found).not.toContain('neverTrue');
        if (truth === 0) expect(found).not.toContain('alwaysTrue');
      }),
      { numRuns: 400 },
    );
  });

  it('copes with 500 criteria', () => {
    const of: Expression[] = Array.from({ length: 500 }, (_, i) => ({ kind: 'compare', field: `f${i % 50}`, op: i === 499 ? 'lt' : 'ge', value: i === 499 ? -1 : i }));
    expect(checkCriterion({ kind: 'all', of }, null).map(({ kind }) => kind)).toEqual(['neverTrue']);
  });
});
