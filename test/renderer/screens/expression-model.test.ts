import { describe, expect, it } from 'vitest';
import { fromGroup, fromRoot, groupOf, isComplete, opsFor, rootGroup, valuesOf, withChild, withField, withOp, withValues } from '../../../renderer/screens/define/expression-model.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';

const country: Expression = { kind: 'compare', field: 'Country', op: 'in', value: ['NL', 'BE'] };
const demo: Expression = { kind: 'event', match: { type: 'Form' }, measure: 'count', op: 'ge', n: 1 };

describe('a criterion as groups of rows', () => {
  it('shows "not any" as none of these, and back', () => {
    const none: Expression = { kind: 'not', of: { kind: 'any', of: [country, demo] } };
    expect(groupOf(none)).toEqual({ kind: 'none', of: [country, demo] });
    expect(fromGroup({ kind: 'none', of: [country, demo] })).toEqual(none);
    expect(groupOf({ kind: 'not', of: country })).toEqual({ kind: 'none', of: [country] });
  });

  it('shows a lone criterion as a group of one and a constant as an empty group', () => {
    expect(rootGroup(country)).toEqual({ kind: 'all', of: [country] });
    expect(rootGroup({ kind: 'constant', value: false })).toEqual({ kind: 'all', of: [] });
  });

  it('becomes a constant again when the last row goes, never by accident "always"', () => {
    expect(fromRoot(withChild({ kind: 'all', of: [country] }, 0, null), false)).toEqual({ kind: 'constant', value: false });
  });

  it('replaces and removes rows in place', () => {
    const group = { kind: 'any', of: [country, demo] } as const;
    expect(withChild(group, 1, country).of).toEqual([country, country]);
    expect(withChild(group, 0, null).of).toEqual([demo]);
  });
});

describe('a row that is not whole yet', () => {
  it('lacks a value, a list or rows', () => {
    expect(isComplete(withField('Country', 'text'))).toBe(false);
    expect(isComplete({ kind: 'compare', field: 'Country', op: 'contains', value: '' })).toBe(false);
    expect(isComplete({ kind: 'all', of: [country, { kind: 'any', of: [] }] })).toBe(false);
  });

  it('is whole with a value, without one where none is needed, and as a constant', () => {
    expect(isComplete(country)).toBe(true);
    expect(isComplete({ kind: 'not', of: { kind: 'any', of: [demo] } })).toBe(true);
    expect(isComplete({ kind: 'compare', field: 'Country', op: 'isKnown' })).toBe(true);
    expect(isComplete({ kind: 'constant', value: false })).toBe(true);
  });
});

describe('a comparison', () => {
  it('keeps its values as far as the new operator takes them', () => {
    const compare = { kind: 'compare', field: 'Country', op: 'in', value: ['NL', 'BE'] } as const;
    expect(withOp(compare, 'eq', 'text')).toEqual({ kind: 'compare', field: 'Country', op: 'eq', value: 'NL' });
    expect(withOp(compare, 'isKnown', 'text')).toEqual({ kind: 'compare', field: 'Country', op: 'isKnown' });
    expect(valuesOf(withOp({ kind: 'compare', field: 'Country', op: 'eq', value: 'NL' }, 'nin', 'text'))).toEqual(['NL']);
  });

  it('needs two ends to lie between', () => {
    expect(withOp({ kind: 'compare', field: 'Staff', op: 'ge', value: 200 }, 'between', 'number')).toEqual({ kind: 'compare', field: 'Staff', op: 'between', value: [200, 200] });
  });

  it('starts with the usual operator of the type', () => {
    expect(withField('Staff', 'number')).toEqual({ kind: 'compare', field: 'Staff', op: 'ge', value: 0 });
    expect(withField('Student', 'boolean')).toEqual({ kind: 'compare', field: 'Student', op: 'eq', value: true });
    expect(withField('Country', 'text')).toEqual({ kind: 'compare', field: 'Country', op: 'in', value: [] });
  });

  it('offers what makes sense, and keeps what is used already', () => {
    expect(opsFor('boolean')).toEqual(['eq', 'isKnown', 'isUnknown']);
    expect(opsFor('boolean', 'ne')).toContain('ne');
  });

  it('leaves empty texts out of a list', () => {
    expect(withValues({ kind: 'compare', field: 'Country', op: 'in' }, ['', 'NL'], 'text')).toEqual({ kind: 'compare', field: 'Country', op: 'in', value: ['NL'] });
  });
});
