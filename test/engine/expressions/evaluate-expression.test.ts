import { describe, expect, it } from 'vitest';
import { compareValue } from '../../../shared/engine/expressions/compare-value.ts';
import { evaluateExpression, leadMoment } from '../../../shared/engine/expressions/evaluate-expression.ts';
import { FALSE, TRUE, UNKNOWN, and, not, or } from '../../../shared/engine/expressions/truth.ts';
import type { Truth } from '../../../shared/engine/expressions/truth.ts';
import type { Expression, Scalar } from '../../../shared/engine/model/expression.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const TRUTHS: Truth[] = [FALSE, TRUE, UNKNOWN];
const dayOf = (at: number) => Math.floor(at / DAY);

describe('three-valued logic', () => {
  it('follows the tables of Kleene', () => {
    expect(TRUTHS.map(not)).toEqual([TRUE, FALSE, UNKNOWN]);
    expect(TRUTHS.map((a) => TRUTHS.map((b) => and(a, b)))).toEqual([[0, 0, 0], [0, 1, 2], [0, 2, 2]]);
    expect(TRUTHS.map((a) => TRUTHS.map((b) => or(a, b)))).toEqual([[0, 1, 2], [1, 1, 1], [2, 1, 2]]);
  });
});

describe('comparison', () => {
  const text = { text: 'Sales Lead', number: NaN };
  const number = { text: '250', number: 250 };

  it.each<[string, typeof text | null, Parameters<typeof compareValue>[1], Scalar | Scalar[] | undefined, Truth]>([
    ['an unknown value is unknown, never 0', null, 'lt', 5, UNKNOWN],
    ['an unknown value is known to be unknown', null, 'isUnknown', undefined, TRUE],
    ['ne with an unknown value is unknown', null, 'ne', 'x', UNKNOWN],
    ['texts compare exactly', text, 'eq', 'sales lead', FALSE],
    ['contains respects letter case', text, 'contains', 'Lead', TRUE],
    ['startsWith', text, 'startsWith', 'Sales', TRUE],
    ['numbers compare as numbers', number, 'eq', 250.0, TRUE],
    ['a number meets its own text', number, 'in', ['250', 'other'], TRUE],
    ['between includes both ends', number, 'between', [250, 300], TRUE],
    ['between excludes the rest', number, 'between', [251, 300], FALSE],
    ['a text is neither above nor below a number', text, 'gt', 5, UNKNOWN],
    ['texts have an order', text, 'gt', 'Marketing', TRUE],
    ['a list of nothing holds for nobody', number, 'in', [], FALSE],
    ['an operator without its value is unknown', number, 'eq', undefined, UNKNOWN],
    ['between without both ends is unknown', number, 'between', [1], UNKNOWN],
  ])('%s', (_, value, op, literal, truth) => {
    expect(compareValue(value, op, literal)).toBe(truth);
  });
});

describe('event criterion', () => {
  const history = aHistory({
    leads: [{
      id: 'a',
      createdAt: 0,
      facts: [
        { kind: 'engagement', at: 0, type: 'page', asset: 'price' },
        { kind: 'engagement', at: 1, type: 'page', asset: 'home' },
        { kind: 'engagement', at: 2 * DAY, type: 'page', asset: 'price', automated: true },
        { kind: 'engagement', at: 9 * DAY, type: 'page', asset: 'price' },
      ],
    }],
  });
  const count = (criterion: Partial<Extract<Expression, { kind: 'event' }>>, at: number) =>
    evaluateExpression({ kind: 'event', match: { type: 'page' }, measure: 'count', op: 'ge', n: 1, ...criterion }, leadMoment(history, 0, at, dayOf));

  it('counts engagements of the asset only, when one is named', () => {
    expect(count({ match: { type: 'page', assets: ['price'] }, op: 'eq', n: 3 }, 10 * DAY)).toBe(TRUE);
  });
  it('counts automated ones unless told otherwise', () => {
    expect(count({ op: 'eq', n: 4 }, 10 * DAY)).toBe(TRUE);
    expect(count({ match: { type: 'page', automated: false }, op: 'eq', n: 3 }, 10 * DAY)).toBe(TRUE);
    expect(count({ match: { type: 'page', automated: true }, op: 'eq', n: 1 }, 10 * DAY)).toBe(TRUE);
  });
  it('counts an engagement exactly as old as the window, and none older', () => {
    expect(count({ withinDays: 7, op: 'eq', n: 2 }, 9 * DAY)).toBe(TRUE);
    expect(count({ withinDays: 7, op: 'eq', n: 1 }, 9 * DAY + 1)).toBe(TRUE);
  });
  it('adds an attribute up, and stays unknown where an unknown amount could decide', () => {
    const timed = aHistory({
      leads: [
        { id: 'a', createdAt: 0, facts: [2, 4].map((minutes, day) => ({ kind: 'engagement', at: day * DAY, type: 'page', amounts: { minutes } })) },
        { id: 'b', createdAt: 0, facts: [{ kind: 'engagement', at: 0, type: 'page', amounts: { minutes: 6 } }, { kind: 'engagement', at: DAY, type: 'page' }] },
      ],
    });
    const sum = (lead: number, op: 'gt' | 'le' | 'between', n: number, attribute = 'minutes', withinDays = 30) =>
      evaluateExpression({ kind: 'event', match: { type: 'page' }, measure: 'sum', attribute, op, n, to: 6, withinDays }, leadMoment(timed, lead, 2 * DAY, dayOf));
    expect([sum(0, 'gt', 5), sum(0, 'gt', 6), sum(0, 'between', 6), sum(0, 'gt', 5, 'minutes', 1)]).toEqual([TRUE, FALSE, TRUE, FALSE]);
    expect([sum(1, 'gt', 5), sum(1, 'gt', 6), sum(1, 'le', 5), sum(1, 'le', 6)]).toEqual([TRUE, UNKNOWN, FALSE, UNKNOWN]);
    expect(sum(0, 'gt', 5, 'seconds')).toBe(UNKNOWN);
  });
  it('counts a day once, however often somebody came', () => {
    expect(count({ measure: 'distinctDays', op: 'eq', n: 3 }, 10 * DAY)).toBe(TRUE);
  });
  it('does not see what has not happened yet', () => {
    expect(count({ op: 'eq', n: 1 }, 0)).toBe(TRUE);
    expect(count({ op: 'eq', n: 0 }, -1)).toBe(TRUE);
  });
});
