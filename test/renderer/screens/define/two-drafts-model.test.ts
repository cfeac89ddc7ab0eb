import { describe, expect, it } from 'vitest';
import { basisOf, draftsFinding, firstSides, jointOf, mergedCriteria, moverSentence, moveSentence, sharedParts, type Comparison, type LeadSet } from '../../../../renderer/screens/define/two-drafts-model.ts';
import type { Expression } from '../../../../shared/engine/model/expression.ts';

const has = (field: string): Expression => ({ kind: 'compare', field, op: 'isKnown' });
const all = (...of: Expression[]): Expression => ({ kind: 'all', of });
const set = (leads: number): LeadSet => ({ leads, converted: 0, rejected: 0, open: leads, conversion: { hits: 0, n: leads, share: null, low: null, high: null }, rows: [] });
const compared = (onlyLeft: number, both: number, onlyRight: number): Comparison => ({ leads: 99, onlyLeft: set(onlyLeft), both: set(both), onlyRight: set(onlyRight), neither: 0, shared: [], movers: [], warnings: [] });

describe('whose draft is whose', () => {
  it.each([
    [['Sales’ draft', 'Proposal A', 'Marketing’s draft'], 'Marketing’s draft', 'Sales’ draft'],
    [['A', 'B'], 'A', 'B'],
    [['Sales', 'A'], 'A', 'Sales'],
  ])('is told by the names of %j', (names, left, right) => {
    expect(firstSides(names.map((name) => ({ id: name, name })))).toEqual({ left, right });
  });

  it('is nobody\'s while there is one proposal', () => {
    expect(firstSides([{ id: 'a', name: 'A' }])).toBeNull();
    expect(firstSides([])).toBeNull();
  });
});

describe('merging two drafts', () => {
  it('keeps what both have and adds what is taken in, joined as chosen', () => {
    const [left, right] = [all(has('a'), has('b')), all(has('c'), has('a'))];
    expect(sharedParts(left, right)).toEqual([has('a')]);
    expect(mergedCriteria(left, right, [has('c')], 'any')).toEqual({ kind: 'any', of: [has('a'), has('c')] });
  });

  it('takes one criterion for a group of one, and holds for nobody when nothing is in it', () => {
    expect(sharedParts(has('a'), all(has('a'), has('b')))).toEqual([has('a')]);
    expect(mergedCriteria(has('a'), has('b'), [], 'all')).toEqual({ kind: 'constant', value: false });
    expect(sharedParts({ kind: 'constant', value: true }, has('a'))).toEqual([]);
  });

  it('knows how a draft joins its criteria, where there is something to join', () => {
    expect([jointOf(all(has('a'), has('b'))), jointOf({ kind: 'any', of: [has('a'), has('b')] }), jointOf(all(has('a'))), jointOf(has('a'))]).toEqual(['all', 'any', null, null]);
  });
});

describe('what two drafts do, in words', () => {
  it.each([
    [compared(0, 5, 0), 'Both drafts take the same 5 leads.'],
    [compared(1, 1, 20), 'Both drafts take 1 lead; 1 is only marketing’s, 20 only sales’.'],
    [compared(0, 0, 0), 'Neither draft takes a single lead of this history.'],
  ])('is the finding', (comparison, sentence) => {
    expect(draftsFinding(comparison)).toBe(sentence);
  });

  it('says who comes and goes', () => {
    const mover = { of: 'left' as const, criterion: has('a'), sentence: '', rows: [] };
    expect(moverSentence({ ...mover, gained: 2, lost: 1 })).toBe('Taken over by sales, 2 leads would come in and 1 lead would go.');
    expect(moverSentence({ ...mover, of: 'right', gained: 0, lost: 0 })).toBe('Taken over by marketing, no lead moves.');
    expect(moveSentence('Sales', compared(3, 0, 12))).toBe('Sales gains 12 and loses 3.');
    expect(moveSentence('Sales', compared(0, 3, 0))).toBe('Sales keeps exactly its own leads.');
  });

  it('compares words that make MQLs by the whole rule, others at a moment', () => {
    expect([basisOf('mql'), basisOf('disqualify'), basisOf('sql'), basisOf('recycle')]).toEqual(['replay', 'replay', 'moment', 'moment']);
  });
});
