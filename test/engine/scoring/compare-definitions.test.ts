import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../shared/engine/expressions/text/parse-expression.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { compareDefinitions, holdsFor } from '../../../shared/engine/scoring/compare-definitions.ts';
import { withPart } from '../../../shared/engine/scoring/compare-movers.ts';
import type { ComparisonSettings } from '../../../shared/engine/scoring/definition-side.ts';
import { findFlips } from '../../../shared/engine/scoring/find-flips.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration } from '../../fixtures/a-configuration.ts';
import { aHistory, type LeadSpec } from '../../fixtures/a-history.ts';
import { randomConfiguration, randomExpression, randomHistory } from '../../fixtures/random-history.ts';

const UTC = fixedZone('UTC', 0);
const read = (text: string): Expression => parseExpression(text).expression ?? { kind: 'constant', value: false };
const settings: ComparisonSettings = { word: 'mql', basis: 'replay', moment: 'best', outcome: 'won', limit: 10 };
const lead = (id: string, size: number, country: string, isWon = false): LeadSpec => ({
  id, createdAt: 0, fields: { size, country }, facts: [{ kind: 'engagement', at: DAY, type: 'visit' }, ...(isWon ? [{ kind: 'deal', at: 2 * DAY, event: 'won' } as const] : [])],
});
const history = aHistory({ leads: [lead('a', 10, 'DE', true), lead('b', 200, 'DE'), lead('c', 200, 'FR'), lead('d', 10, 'FR'), { ...lead('e', 200, 'DE'), excluded: true }] });
const compare = (left: string, right: string, over: Partial<ComparisonSettings> = {}) => {
  const configuration = aConfiguration({ score: { mqlThreshold: 0 } });
  return compareDefinitions(history, UTC, { configuration, criteria: read(left) }, { configuration, criteria: read(right) }, { ...settings, ...over });
};

describe('two definitions', () => {
  it('are compared as sets of leads and by how these ended', () => {
    const found = compare('country = "DE"', 'country = "DE" and size >= 100 or country = "FR" and size >= 100');
    expect([found.onlyLeft, found.both, found.onlyRight].map(({ rows }) => rows.map(({ leadId }) => leadId))).toEqual([['a'], ['b'], ['c']]);
    expect([found.leads, found.neither]).toEqual([4, 1]);
    expect(found.onlyLeft.conversion).toMatchObject({ hits: 1, n: 1, share: 1 });
    expect(found.onlyLeft.rows[0]?.note).toBe('converted');
  });
  it('say criterion by criterion who would move', () => {
    const found = compare('country = "DE"', 'country = "DE" and size >= 100');
    expect(found.movers.map(({ of, sentence, gained, lost }) => [of, sentence, gained, lost])).toEqual([['right', 'size at least 100', 0, 1]]);
    const more = compare('country = "DE" and size >= 100', 'size >= 100');
    expect(more.shared).toEqual(['size at least 100']);
    expect(more.movers).toMatchObject([{ of: 'left', gained: 0, lost: 1, rows: [{ leadId: 'c', note: 'goes out' }] }]);
  });
  it('say so of every criterion as the set with it beside the set without it, on any history', () => {
    const basis = fc.record({ word: fc.constantFrom('mql' as const, 'handRaise' as const, 'disqualify' as const, 'sql' as const), basis: fc.constantFrom('replay' as const, 'moment' as const), moment: fc.constantFrom('best' as const, 'actualMql' as const, 'end' as const) });
    const group = fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(randomExpression, { maxLength: 3 }) });
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.oneof(group, randomExpression), group, basis, (someHistory, configuration, criteria, other, over) => {
        const asked: ComparisonSettings = { ...settings, ...over };
        const side = { configuration, criteria };
        const setOf = (of: Expression) => holdsFor(someHistory, UTC, { configuration, criteria: of }, asked, new Set());
        const before = setOf(criteria);
        for (const { of, criterion, gained, lost } of compareDefinitions(someHistory, UTC, { configuration, criteria: other }, side, asked).movers) {
          if (of !== 'left') continue;
          const after = setOf(withPart(criteria, criterion));
          const counted = someHistory.leadIds.map((_, one) => (after[one] ?? 0) - (before[one] ?? 0));
          expect([gained, lost]).toEqual([counted.filter((change) => change === 1).length, counted.filter((change) => change === -1).length]);
        }
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 3_000 : 200 },
    );
  });
  it('count the criteria themselves at a moment, where the word makes no MQL', () => {
    const found = compare('size >= 100', 'country = "FR"', { word: 'reject', moment: 'end' });
    expect([found.onlyLeft.leads, found.both.leads, found.onlyRight.leads, found.neither]).toEqual([1, 1, 1, 1]);
  });
  it('name what neither can know', () => {
    expect(compare('region = "x"', 'size >= 1').warnings).toHaveLength(1);
  });
});

describe('flips', () => {
  it('are counted exactly and listed to fifty', () => {
    const many = aHistory({ leads: Array.from({ length: 120 }, (_, i) => lead(`lead-${i}`, i, 'DE')) });
    const from = (size: number) => aConfiguration({ criteria: { mql: { kind: 'compare', field: 'size', op: 'ge', value: size } }, score: { mqlThreshold: 0 } });
    const { gained, lost, rows } = findFlips(many, UTC, from(100), from(20));
    expect([gained, lost, rows.length, rows[0]?.change, rows[0]?.leadId]).toEqual([80, 0, 50, 'gained', 'lead-20']);
    expect(findFlips(many, UTC, from(20), from(100))).toMatchObject({ gained: 0, lost: 80 });
    expect(findFlips(many, UTC, from(20), from(20))).toEqual({ gained: 0, lost: 0, rows: [] });
  });
  it('are the difference of the two sets, on any history and configurations', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, randomConfiguration, (someHistory, before, after) => {
        const { gained, lost } = findFlips(someHistory, UTC, before, after);
        const sets = compareDefinitions(someHistory, UTC, { configuration: before, criteria: before.definitions.mql.criteria }, { configuration: after, criteria: after.definitions.mql.criteria }, settings);
        expect([lost, gained]).toEqual([sets.onlyLeft.leads, sets.onlyRight.leads]);
      }),
      { numRuns: 100 },
    );
  });
});
