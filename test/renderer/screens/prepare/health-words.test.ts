import { describe, expect, it } from 'vitest';
import { byAvailability, isThin, reachFigures, suspectRules, type Availability } from '../../../../renderer/screens/prepare/health-words.ts';
import { isSameRule, listOf } from '../../../../renderer/screens/prepare/population-model.ts';

const field = (name: string, availability: 'history' | 'currentOnly' | 'never') => ({ name, availability, knownNow: 1, knownAtHandoff: null });
const total = { name: '', leads: 0, leftOut: 0, mqls: 0, sqls: 0, opportunities: 0, customers: 0, won: 0, amounts: [] };
const found = (coverage: Partial<Availability['coverage']>): Availability => ({
  coverage: { handoffs: 40, touched: 30, touchedShare: 0.75, touchTypes: ['CALL'], withoutOwner: 1, unknownOwner: 4, unknownOwnerShare: 0.1, young: [{ days: 30, handoffs: 4, share: 0.1 }], ...coverage },
  fields: [field('a', 'never'), field('b', 'currentOnly'), field('c', 'history')], orders: [], suspects: [], totals: { byMonth: [], bySource: [], all: total }, can: [], cannot: [],
});

describe('how far a history reaches, in words', () => {
  it('prints shares with their counts', () => {
    expect(reachFigures(found({})).map(({ label, value, sub }) => [label, value.replace('\u2009', ' '), sub])).toEqual([
      ['First touch known', '75 %', '30 of 40 handoffs'],
      ['Owner unknown', '10 %', '4 by an owner in no file, 1 without any'],
      ['Younger than 30 days', '10 %', '4 under 30 d'],
      ['Facts with history', '1 of 3', 'the others are today’s value only'],
    ]);
  });
  it('prints not knowable instead of nought without touches or handoffs', () => {
    const [touch] = reachFigures(found({ touchedShare: null, touchTypes: [], touched: 0 }));
    expect(touch).toMatchObject({ value: '–', mark: 'notKnowable', sub: 'no activity looks like a touch' });
    expect(reachFigures(found({ handoffs: 0, touchedShare: null, unknownOwnerShare: null }))[0]).toMatchObject({ sub: 'no handoffs in this history' });
  });
  it('sorts fields by how they can be read and names the rules of a suspect', () => {
    expect(byAvailability(found({}).fields).map((one) => one.name)).toEqual(['c', 'b', 'a']);
    expect(suspectRules(['name', 'auc'])).toBe('by its name, knows the outcome');
    expect([isThin(found({}).coverage), isThin(found({ handoffs: 29 }).coverage), isThin(found({ handoffs: 0 }).coverage)]).toEqual([false, true, false]);
  });
});

describe('who counts, as it is typed', () => {
  it('reads lists however they are divided, each word once', () => {
    expect(listOf(' a.example, b.example;a.example\nc.example ')).toEqual(['a.example', 'b.example', 'c.example']);
    expect(listOf(' , ')).toEqual([]);
  });
  it('knows an unchanged rule', () => {
    const rule = { leaveOut: null, testPatterns: [], internalDomains: [], leavesOutBulkImports: false, leavesOutExistingCustomers: false, leavesOutDuplicates: true };
    expect(isSameRule(rule, { ...rule })).toBe(true);
    expect(isSameRule(rule, { ...rule, internalDomains: ['x'] })).toBe(false);
  });
});
