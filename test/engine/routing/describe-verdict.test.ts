import { describe, expect, it } from 'vitest';
import { leadMoment } from '../../../shared/engine/expressions/evaluate-expression.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { describeVerdict } from '../../../shared/engine/routing/describe-verdict.ts';
import { did, where } from '../../fixtures/a-proposal.ts';
import { aHistory } from '../../fixtures/a-history.ts';

const DAY = 86_400_000;
const history = aHistory({
  personal: ['email'],
  types: { size: 'number', joined: 'instant' },
  leads: [
    {
      id: 'a', createdAt: 0, fields: { country: 'NO', email: 'a@b.example', joined: '1000000000000' },
      facts: [{ kind: 'engagement', at: 1, type: 'VISIT' }, { kind: 'engagement', at: 2, type: 'VISIT' }, { kind: 'engagement', at: 3, type: 'FORM', asset: 'demo' }],
    },
  ],
});
const say = (expression: Expression): string => describeVerdict(expression, leadMoment(history, 0, 10 * DAY, (at) => Math.floor(at / DAY)));
const visits = (op: 'ge' | 'le' | 'eq', n: number, measure: 'count' | 'distinctDays', withinDays?: number): Expression => ({
  kind: 'event', match: { type: 'VISIT' }, measure, op, n, ...(withinDays === undefined ? {} : { withinDays }),
});

describe('the reason of a verdict', () => {
  it('names the value that decided', () => {
    expect(say(where('country', 'NO'))).toBe('country is NO');
    expect(say(where('country', 'IT'))).toBe('country is NO, not IT');
    expect(say({ kind: 'compare', field: 'country', op: 'in', value: ['IT', 'FR'] })).toBe('country is NO, not one of IT, FR');
    expect(say({ kind: 'compare', field: 'country', op: 'in', value: ['A', 'B', 'C', 'D', 'E'] })).toBe('country is NO, not one of 5 values');
  });
  it('calls ids by their names where it is told them', () => {
    const nameOf = (field: string, text: string): string => (field === 'country' ? `“${text}”` : text);
    const said = describeVerdict({ kind: 'all', of: [where('country', 'IT')] }, leadMoment(history, 0, 10 * DAY, (at) => Math.floor(at / DAY)), nameOf);
    expect(said).toBe('country is “NO”, not “IT”');
  });
  it('says what is unknown, and what the history does not have', () => {
    expect(say(where('size', 5, 'ge'))).toBe('size is unknown');
    expect(say(where('gone', 5))).toBe('gone, which the history does not have, is unknown');
    expect(say(did('CALL'))).toBe('the history has no engagement of type CALL');
  });
  it('masks personal values and reads instants as times', () => {
    expect(say(where('email', 'x'))).toBe('email is masked, not x');
    expect(say({ kind: 'compare', field: 'joined', op: 'ge', value: 5 })).toBe('joined is 2001-09-09 01:46');
  });
  it('gives the part that decides, or all of them where all count', () => {
    const parts = [where('country', 'IT'), where('size', 5), did('FORM', 'demo')];
    expect(say({ kind: 'all', of: parts })).toBe('country is NO, not IT');
    expect(say({ kind: 'any', of: parts })).toBe('FORM demo: 1');
    expect(say({ kind: 'any', of: parts.slice(0, 2) })).toBe('size is unknown');
    expect(say({ kind: 'any', of: [where('country', 'IT'), where('country', 'FR')] })).toBe('country is NO, not IT; country is NO, not FR');
    expect(say({ kind: 'not', of: where('country', 'NO') })).toBe('country is NO');
    expect(say({ kind: 'all', of: [] })).toBe('it asks for nothing');
  });
  it('counts engagements', () => {
    expect(say(visits('ge', 3, 'count'))).toBe('VISIT: 2, not at least 3');
    expect(say(visits('ge', 1, 'distinctDays', 20))).toBe('VISIT: 1 day in 20 days');
    expect(say(visits('le', 1, 'count', 5))).toBe('VISIT: 0 in 5 days');
    expect(say({ kind: 'event', match: { type: 'VISIT', automated: false }, measure: 'count', op: 'eq', n: 1 })).toBe('VISIT not made by automation: 2, not exactly 1');
  });
});
