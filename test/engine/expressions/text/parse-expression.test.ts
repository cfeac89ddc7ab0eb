import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeExpression, type TextVocabulary } from '../../../../shared/engine/expressions/text/complete-expression.ts';
import { formatExpression } from '../../../../shared/engine/expressions/text/format-expression.ts';
import { parseExpression } from '../../../../shared/engine/expressions/text/parse-expression.ts';
import type { Expression } from '../../../../shared/engine/model/expression.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';
import { randomExpression } from '../../../fixtures/random-history.ts';

const read = (text: string) => parseExpression(text).expression;

describe('text of a criterion', () => {
  it('is read back to the same tree, whatever the tree', () => {
    fc.assert(
      fc.property(randomExpression, (expression) => {
        expect(parseExpression(formatExpression(expression))).toMatchObject({ problems: [], expression });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read back whatever names and values it holds', () => {
    const name = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).map((text) => text.toWellFormed());
    const value = fc.oneof(name, fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0), fc.boolean());
    const leaf: fc.Arbitrary<Expression> = fc.oneof(
      fc.record({ kind: fc.constant('compare' as const), field: name, op: fc.constantFrom('eq' as const, 'in' as const, 'between' as const, 'isKnown' as const), value: fc.oneof(value, fc.array(value)) }),
      fc.record({ kind: fc.constant('event' as const), match: fc.record({ type: name, assets: fc.array(name), automated: fc.boolean() }, { requiredKeys: ['type'] }), measure: fc.constant('sum' as const), attribute: name, op: fc.constantFrom('ge' as const, 'between' as const), n: fc.nat(), to: fc.nat(), withinDays: fc.constantFrom(0.5, 1, 7) }, { requiredKeys: ['kind', 'match', 'measure', 'op', 'n'] }),
    );
    const isInstant = () => true;
    fc.assert(fc.property(leaf, (expression) => {
      expect(parseExpression(formatExpression(expression, { isInstant }))).toMatchObject({ problems: [], expression });
    }), { numRuns: 500 });
  });

  it.each<[string, Expression]>([
    ['employees >= 200 and country in ("DE", "AT")', { kind: 'all', of: [{ kind: 'compare', field: 'employees', op: 'ge', value: 200 }, { kind: 'compare', field: 'country', op: 'in', value: ['DE', 'AT'] }] }],
    ['country = Germany', { kind: 'compare', field: 'country', op: 'eq', value: 'Germany' }],
    ['not ([Lead Source] is unknown or a = 1)', { kind: 'not', of: { kind: 'any', of: [{ kind: 'compare', field: 'Lead Source', op: 'isUnknown' }, { kind: 'compare', field: 'a', op: 'eq', value: 1 }] } }],
    ['a between 1 and 2 and b = 3', { kind: 'all', of: [{ kind: 'compare', field: 'a', op: 'between', value: [1, 2] }, { kind: 'compare', field: 'b', op: 'eq', value: 3 }] }],
    ['count(FORM: demo, "talk to us" by people) >= 1 within 30 days', { kind: 'event', match: { type: 'FORM', assets: ['demo', 'talk to us'], automated: false }, measure: 'count', op: 'ge', n: 1, withinDays: 30 }],
    ['sum(minutes of VISIT) > 5', { kind: 'event', match: { type: 'VISIT' }, measure: 'sum', attribute: 'minutes', op: 'gt', n: 5 }],
    ['days(VISIT) between 2 and 4 or never', { kind: 'any', of: [{ kind: 'event', match: { type: 'VISIT' }, measure: 'distinctDays', op: 'between', n: 2, to: 4 }, { kind: 'constant', value: false }] }],
    ['created >= 1970-01-02', { kind: 'compare', field: 'created', op: 'ge', value: DAY }],
  ])('%s', (text, expression) => expect(read(text)).toEqual(expression));

  it.each<[string, number, number, string]>([
    ['employees >=', 12, 0, 'Say with what “employees”'],
    ['employees 200', 10, 3, 'Say how “employees” compares'],
    ['a = 1 b = 2', 6, 1, 'Put “and” or “or” before this.'],
    ['(a = 1', 6, 0, 'A bracket is still open'],
    ['a = "x', 4, 2, 'A text is not closed'],
    ['a = 1 and %', 10, 1, '“%” means nothing here'],
    ['a = 2026-02-30', 4, 10, 'There is no such day'],
    ['count(FORM) 2', 12, 1, 'Say how many'],
    ['count() >= 1', 6, 1, 'Name the type of activity'],
    ['count(FORM) >= 1 within 0 days', 24, 1, 'The number of days'],
  ])('names what is wrong with %s at %i', (text, at, length, message) => {
    const { expression, problems } = parseExpression(text);
    expect(expression).toBeNull();
    expect(problems[0]).toMatchObject({ at, length, message: expect.stringContaining(message) as string });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('and', 'not', '(', ')', 'count(', 'a', '=', '1', '"', '[', 'between', 'is', 'within', ',', 'in'), fc.string({ maxLength: 3 })), { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ');
      const { expression, problems } = parseExpression(text);
      expect(problems.length > 0 ? expression : null).toBeNull();
      for (const { at, length } of problems) expect(at >= 0 && at + length <= text.length).toBe(true);
    }), { numRuns: 500 });
    expect(parseExpression('('.repeat(5_000)).problems).toHaveLength(1);
  });
});

const known = (...values: string[]) => values.map((value) => ({ value, count: 3 }));
const vocabulary: TextVocabulary = {
  fields: () => known('country', 'Lead Source', 'employees'), valuesOf: (field) => (field === 'country' ? known('Austria', 'Germany') : []),
  eventTypes: () => known('FORM', 'VISIT'), assetsOf: (type) => (type === 'FORM' ? known('demo') : []), attributes: () => known('minutes'),
};
const offered = (text: string, caret = text.length) => completeExpression(text, caret, vocabulary).items.map(({ insert }) => insert);

describe('completion', () => {
  it('offers fields, comparisons, values, then connectives, as they are typed', () => {
    expect(offered('')).toEqual(['country', '[Lead Source]', 'employees', 'count(', 'days(', 'sum(', 'not', '(', 'always', 'never']);
    expect(offered('emp')).toEqual(['employees']);
    expect(offered('country ')).toContain('starts with');
    expect(offered('country = ')).toEqual(['"Austria"', '"Germany"']);
    expect(offered('country = "Ge')).toEqual(['"Germany"']);
    expect(offered('country in ("Austria", ')).toEqual(['"Austria"', '"Germany"']);
    expect(offered('country = "Austria" ')).toEqual(['and', 'or']);
  });
  it('offers activities, their assets and numbers', () => {
    expect(offered('count(')).toEqual(['FORM', 'VISIT']);
    expect(offered('sum(')).toEqual(['[minutes] of ', 'FORM', 'VISIT'].map((item) => item.replace('[minutes]', 'minutes')));
    expect(offered('count(FORM: ')).toEqual(['"demo"', ')']);
    expect(offered('count(FORM) >= 2 ')).toEqual(['within', 'and', 'or']);
  });
  it('replaces the piece that the caret touches, and nothing else', () => {
    expect(completeExpression('country = Ger and a = 1', 13, vocabulary)).toMatchObject({ from: 10, to: 13, items: [{ insert: '"Germany"', kind: 'value', count: 3 }] });
    expect(completeExpression('emp >= 200', 2, vocabulary)).toMatchObject({ from: 0, to: 3 });
  });
});
