import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve } from '../../../shared/engine/scoring/auc.ts';
import { describeDistribution } from '../../../shared/engine/scoring/distribution.ts';
import type { DistributionSettings } from '../../../shared/engine/scoring/distribution.ts';
import { leadOutcome } from '../../../shared/engine/scoring/lead-outcome.ts';
import { listScores } from '../../../shared/engine/scoring/list-scores.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import type { FactSpec, LeadSpec } from '../../fixtures/a-history.ts';
import { randomConfiguration, randomHistory } from '../../fixtures/random-history.ts';

const UTC = fixedZone('UTC', 0);
const describeIt = (history: History, configuration: Configuration, settings: Partial<DistributionSettings> = {}) =>
  describeDistribution(history, configuration, UTC, { moment: 'best', outcome: 'won', binWidth: 10, ...settings });

const form = (day: number): FactSpec => ({ kind: 'engagement', at: day * DAY, type: 'form' });
const fading = aConfiguration({
  groups: [aGroup({ decay: { kind: 'linear', ratePercent: 50, periodDays: 10, granularity: 'continuous' }, rules: [{ kind: 'event', id: 'f', name: 'Form', match: { type: 'form' }, frequency: 'every', points: 3_000 }] })],
  score: { totalMin: 0, totalMax: 10_000 },
});

describe('area under the curve', () => {
  it('equals the share of pairs in order, ties counting half', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { maxLength: 25 }), (leads) => {
        const pairs = leads.filter(([, positive]) => positive).flatMap(([a]) => leads.filter(([, positive]) => !positive).map(([b]): number => (a > b ? 1 : a === b ? 0.5 : 0)));
        const expected = pairs.length === 0 ? null : pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
        const found = areaUnderCurve(leads.map(([score]) => score), leads.map(([, positive]) => positive));
        if (expected === null) expect(found).toBeNull();
        else expect(found).toBeCloseTo(expected, 12);
      }),
      { numRuns: 200 },
    );
  });
});

describe('outcome', () => {
  const outcomes = (facts: FactSpec[]) => {
    const history = aHistory({ leads: [{ id: 'a', createdAt: 0, facts }] });
    return (['sql', 'opportunity', 'won'] as const).map((kind) => leadOutcome(history, 0, kind));
  };
  it('is converted at the stage or any later one', () => {
    expect(outcomes([{ kind: 'stage', at: 1, to: 'opportunity' }])).toEqual(['converted', 'converted', 'open']);
  });
  it('is converted by a won deal, rejected by a lost one', () => {
    expect(outcomes([{ kind: 'deal', at: 1, event: 'won' }])).toEqual(['converted', 'converted', 'converted']);
    expect(outcomes([{ kind: 'deal', at: 1, event: 'lost' }])).toEqual(['rejected', 'rejected', 'rejected']);
  });
  it('stays converted after a later rejection, and is open again after a recycling', () => {
    expect(outcomes([{ kind: 'stage', at: 1, to: 'sql' }, { kind: 'stage', at: 2, to: 'rejected' }])).toEqual(['converted', 'rejected', 'rejected']);
    expect(outcomes([{ kind: 'stage', at: 1, to: 'rejected' }, { kind: 'stage', at: 2, to: 'recycled' }])).toEqual(['open', 'open', 'open']);
  });
  it.each([['1', 'converted'], ['Yes', 'converted'], ['0', 'rejected'], ['no', 'rejected'], ['', 'open']] as const)('reads a column that says "%s" as %s', (value, outcome) => {
    const ofType = (type: 'text' | 'number') => leadOutcome(aHistory({ leads: [{ id: 'a', fields: { ended: value } }], types: { ended: type }, roles: { outcome: 'ended' } }), 0, 'column');
    expect(ofType('text')).toBe(outcome);
    if (value === '1' || value === '0') expect(ofType('number')).toBe(outcome);
  });
});

describe('distribution', () => {
  const leads: LeadSpec[] = [
    { id: 'b', createdAt: 0, facts: [form(1), form(1), form(1), { kind: 'stage', at: 2 * DAY, to: 'mql' }, { kind: 'stage', at: 9 * DAY, to: 'customer' }] },
    { id: 'a', createdAt: 0, facts: [form(8), { kind: 'stage', at: 13 * DAY, to: 'mql' }, { kind: 'stage', at: 14 * DAY, to: 'rejected' }] },
    { id: 'c', createdAt: 0, facts: [form(9)] },
    { id: 'd', createdAt: 0, facts: [form(9), { kind: 'stage', at: 20 * DAY, to: 'mql' }], excluded: true },
  ];
  const history = aHistory({ leads });

  it('counts leads by score and outcome, and judges every threshold', () => {
    const { leads: n, converted, sum, auc, bins, thresholds } = describeIt(history, fading);
    expect({ n, converted, sum, auc }).toEqual({ n: 3, converted: 1, sum: 150, auc: 1 });
    expect(bins.filter((bin) => bin.converted + bin.rejected + bin.open > 0)).toEqual([{ from: 30, converted: 0, rejected: 1, open: 1 }, { from: 90, converted: 1, rejected: 0, open: 0 }]);
    expect(thresholds.map((threshold) => threshold.from)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(thresholds[3]).toEqual({ from: 30, leads: 3, converted: 1, unworked: 1, precision: 1 / 3, upper: 2 / 3, ifSimilar: 1 / 3, recall: 1 });
    expect(thresholds[10]).toEqual({ from: 100, leads: 0, converted: 0, unworked: 0, precision: null, upper: null, ifSimilar: null, recall: 0 });
  });

  it('keeps bars narrow where the limits of the score are far above what leads reach', () => {
    const wide = aConfiguration({ groups: [...fading.score.groups], score: { totalMin: 0, totalMax: 100_000_000 } });
    const { bins, thresholds } = describeIt(history, wide, { binWidth: 1 });
    expect([bins[0]?.from, bins.at(-1)?.from, bins.length]).toEqual([30, 90, 61]);
    expect(thresholds.find((threshold) => threshold.from === 50)).toMatchObject({ leads: 1, converted: 1 });
  });

  it('scores the recorded MQL moment and the end on what was known and faded by then', () => {
    expect(listScores(history, fading, UTC, { moment: 'actualMql', offset: 0, limit: 9 })).toEqual({ total: 2, rows: [{ leadId: 'a', score: 22.5 }, { leadId: 'b', score: 85.5 }] });
    expect(listScores(history, fading, UTC, { moment: 'end', offset: 1, limit: 1 })).toEqual({ total: 3, rows: [{ leadId: 'b', score: 4.5 }] });
  });

  it('counts recorded and proposed MQLs in every week between the first and the last', () => {
    expect(describeIt(history, fading).mqlsByWeek.map(({ weekStart, actual, proposed }) => [weekStart / DAY, actual, proposed])).toEqual([[-3, 1, 1], [4, 0, 0], [11, 1, 0]]);
  });

  it('says how many leads each definition holds for, fails for, or cannot be told for', () => {
    const sized = aHistory({ leads: [{ id: 'a', createdAt: 0, fields: { size: 5 } }, { id: 'b', fields: { size: 50 } }, { id: 'c' }] });
    const found = describeIt(sized, aConfiguration({ criteria: { mql: { kind: 'compare', field: 'size', op: 'ge', value: 20 } } }), { moment: 'end' });
    expect(found.criteria[0]).toEqual({ kind: 'mql', holds: 1, fails: 1, unknown: 1 });
    expect(found.tiers.map((tier) => tier.leads)).toEqual([0, 0, 3]);
    expect(found.warnings).toEqual(["Without a history of their own, these fields count with today's value at every moment: size."]);
  });

  it('warns of a moment and an outcome that the history does not have', () => {
    const found = describeIt(aHistory({ leads: [{ id: 'a' }] }), aConfiguration(), { moment: 'actualMql', outcome: 'column' });
    expect([found.leads, found.auc, found.warnings.length]).toEqual([0, null, 2]);
  });

  it('keeps its sums on any history and configuration, whatever the width', () => {
    fc.assert(
      fc.property(randomHistory, randomConfiguration, fc.constantFrom(0.5, 2, 7, 10), fc.constantFrom('best' as const, 'actualMql' as const, 'end' as const), (anyHistory, configuration, binWidth, moment) => {
        const { leads: n, converted, sum, bins, thresholds, tiers, criteria } = describeIt(anyHistory, configuration, { binWidth, moment, outcome: 'sql' });
        const { rows } = listScores(anyHistory, configuration, UTC, { moment, offset: 0, limit: 100 });
        expect(rows).toHaveLength(n);
        expect(sum).toBeCloseTo(rows.reduce((total, row) => total + row.score, 0), 6);
        expect(bins.reduce((total, bin) => total + bin.converted + bin.rejected + bin.open, 0)).toBe(n);
        for (const { leads: reached, converted: won, unworked, precision, upper, ifSimilar } of thresholds) {
          expect(reached).toBeGreaterThanOrEqual(won + unworked);
          if (precision === null || upper === null || ifSimilar === null) continue;
          expect(upper - precision).toBeCloseTo(unworked / reached, 12);
          expect(ifSimilar).toBeGreaterThanOrEqual(precision);
          expect(ifSimilar).toBeLessThanOrEqual(upper + 1e-12);
        }
        for (const threshold of thresholds) expect(threshold.leads).toBe(rows.filter((row) => row.score >= threshold.from).length);
        expect(thresholds[0]?.converted ?? 0).toBeLessThanOrEqual(converted);
        expect(tiers.reduce((total, tier) => total + tier.leads, 0)).toBe(n);
        for (const { holds, fails, unknown } of criteria) expect(holds + fails + unknown).toBe(n);
      }),
      { numRuns: 200 },
    );
  });
});
