import { describe, expect, it } from 'vitest';
import { eventMatchInWords, expressionInWords } from '../../../shared/engine/agreement/expression-in-words.ts';
import type { CompareOp, Expression, Scalar } from '../../../shared/engine/model/expression.ts';

const compare = (field: string, op: CompareOp, value?: Scalar | readonly Scalar[]): Expression =>
  value === undefined ? { kind: 'compare', field, op } : { kind: 'compare', field, op, value };
const all = (...of: Expression[]): Expression => ({ kind: 'all', of });
const any = (...of: Expression[]): Expression => ({ kind: 'any', of });
const not = (of: Expression): Expression => ({ kind: 'not', of });
const forms = (n: number, op: 'ge' | 'le' | 'eq' = 'ge', withinDays?: number): Expression => ({
  kind: 'event', match: { type: 'FORM', assets: ['demo'] }, measure: 'count', op, n, ...(withinDays === undefined ? {} : { withinDays }),
});

describe('expressionInWords', () => {
  it.each<[Expression, string]>([
    [compare('Country/Region', 'in', ['Germany', 'Austria', 'Switzerland']), 'Country/Region is Germany, Austria or Switzerland'],
    [compare('Country', 'nin', ['Germany', 'Austria']), 'Country is neither Germany nor Austria'],
    [compare('Country', 'nin', ['Germany']), 'Country is not Germany'],
    [compare('@score', 'ge', 50), 'score at least 50'],
    [compare('Employees', 'between', [50, 250]), 'Employees between 50 and 250'],
    [compare('Employees', 'isUnknown'), 'Employees is unknown'],
    [compare('Title', 'contains', 'chief'), 'Title contains “chief”'],
    [compare('Opted out', 'eq', true), 'Opted out is yes'],
    [compare('Country', 'eq', ''), 'Country is (empty)'],
    [forms(2, 'ge', 7), 'at least 2 × FORM (demo) within 7 days'],
    [forms(1, 'ge', 1), 'at least 1 × FORM (demo) within 1 day'],
    [forms(0, 'le', 30), 'no FORM (demo) within 30 days'],
    [forms(3, 'eq'), 'exactly 3 × FORM (demo)'],
    [{ kind: 'event', match: { type: 'VISIT' }, measure: 'distinctDays', op: 'ge', n: 2, withinDays: 7 }, 'VISIT on at least 2 different days within 7 days'],
    [{ kind: 'constant', value: true }, 'always'],
    [all(), 'always'],
    [any(), 'never'],
  ])('says %j as "%s"', (expression, words) => {
    expect(expressionInWords(expression)).toBe(words);
  });

  it('brackets groups inside groups, so that a sentence has one reading', () => {
    expect(expressionInWords(all(compare('a', 'eq', 1), any(compare('b', 'eq', 2), compare('c', 'eq', 3))))).toBe('a is 1 and (b is 2 or c is 3)');
    expect(expressionInWords(any(all(compare('a', 'eq', 1), compare('b', 'eq', 2)), compare('c', 'eq', 3)))).toBe('(a is 1 and b is 2) or c is 3');
    expect(expressionInWords(any(compare('a', 'in', ['x', 'y']), compare('c', 'eq', 3)))).toBe('(a is x or y) or c is 3');
  });

  it('leaves out groups of one and double negation', () => {
    expect(expressionInWords(all(any(compare('a', 'eq', 1)), not(not(compare('b', 'isKnown')))))).toBe('a is 1 and b is known');
  });

  it('says a negated comparison as its opposite and a negated group in brackets', () => {
    expect(expressionInWords(not(compare('a', 'lt', 5)))).toBe('a at least 5');
    expect(expressionInWords(not(compare('a', 'in', ['x', 'y', 'z'])))).toBe('a is neither x, y nor z');
    expect(expressionInWords(not(compare('a', 'contains', 'x')))).toBe('not (a contains “x”)');
    expect(expressionInWords(not(any(compare('a', 'eq', 1), forms(1))))).toBe('not (a is 1 or at least 1 × FORM (demo))');
  });

  it('uses the names that it is given', () => {
    const names = { field: (field: string) => (field === '@tier' ? 'tier' : field), value: (_field: string, value: Scalar) => (value === 't1' ? 'Hot' : String(value)), event: (name: string) => name.toLowerCase() };
    expect(expressionInWords(all(compare('@tier', 'eq', 't1'), forms(1)), names)).toBe('tier is Hot and at least 1 × form (demo)');
  });
});

describe('eventMatchInWords', () => {
  it('names assets and says whether machine-made ones count only where the match says so', () => {
    expect(eventMatchInWords({ type: 'CALL' })).toBe('CALL');
    expect(eventMatchInWords({ type: 'FORM', assets: ['demo', 'pricing'], automated: false })).toBe('FORM (demo or pricing, by a person)');
  });
});
