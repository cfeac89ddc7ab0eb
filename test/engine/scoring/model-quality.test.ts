import { describe, expect, it } from 'vitest';
import type { History } from '../../../shared/engine/history/history.ts';
import { seededRandom } from '../../../shared/engine/metrics/seeded-random.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { calibrate } from '../../../shared/engine/scoring/calibrate.ts';
import { judgeModel, type QualitySettings } from '../../../shared/engine/scoring/model-quality.ts';
import { DAY } from '../../../shared/engine/time/units.ts';
import { fixedZone } from '../../../shared/engine/time/zone-table.ts';
import { aConfiguration, aGroup } from '../../fixtures/a-configuration.ts';
import { aHistory, type FactSpec, type LeadSpec } from '../../fixtures/a-history.ts';

const UTC = fixedZone('UTC', 0);
const judge = (history: History, configuration: Configuration, settings: Partial<QualitySettings> = {}) =>
  judgeModel(history, configuration, UTC, { moment: 'actualMql', outcome: 'won', horizonDays: null, seed: 1, ...settings });

/** Leads that become MQL on a day each; a third are won, and only then does somebody write a contract number. */
function withCanary(leads: number): History {
  const random = seededRandom(11);
  return aHistory({
    types: { contract: 'text' },
    leads: Array.from({ length: leads }, (_, i): LeadSpec => {
      const mql = (10 + i) * DAY;
      const isWon = random.below(3) === 0;
      const facts: FactSpec[] = [
        { kind: 'engagement', at: mql - DAY, type: 'visit' },
        { kind: 'property', at: mql - DAY, field: 'contract', value: '' },
        { kind: 'stage', at: mql, to: 'mql' },
        ...(isWon ? [{ kind: 'deal', at: mql + 20 * DAY, event: 'won' } as const, { kind: 'property', at: mql + 21 * DAY, field: 'contract', value: 'C' } as const] : [{ kind: 'stage', at: mql + 9 * DAY, to: 'rejected' } as const]),
      ];
      return { id: `lead-${i}`, createdAt: mql - 2 * DAY, facts };
    }),
  });
}
const canary = aConfiguration({ groups: [aGroup({ category: 'fit', rules: [{ kind: 'when', id: 'c', name: 'Has a contract', when: { kind: 'compare', field: 'contract', op: 'isKnown' }, points: 6_000 }] })] });

describe('a field that is written only after the deal', () => {
  it('tells nothing as known then, and everything on today\'s snapshot', () => {
    const found = judge(withCanary(240), canary);
    expect(found.asOf).toEqual({ auc: 0.5, low: 0.5, high: 0.5, draws: 2_000 });
    expect(found.snapshot.auc).toBe(1);
    expect(found.suspects.map(({ field }) => field)).toEqual(['contract']);
  });
});

describe('quality of a model', () => {
  const sized = aConfiguration({
    groups: [aGroup({ category: 'fit', rules: [{ kind: 'ranges', id: 's', name: 'Size', field: 'size', rows: [{ from: 50, points: 8_000 }, { from: 10, points: 4_000 }] }] })],
    score: { totalMin: 0, totalMax: 10_000 },
  });
  const mql = (day: number, size: number, rest: FactSpec[] = []): LeadSpec => ({ id: `${day}`, createdAt: 0, fields: { size }, facts: [{ kind: 'stage', at: day * DAY, to: 'mql' }, ...rest] });
  const won = (day: number): FactSpec => ({ kind: 'deal', at: day * DAY, event: 'won' });
  const history = aHistory({ leads: [mql(1, 60, [won(5)]), mql(2, 60), mql(3, 60, [{ kind: 'stage', at: 4 * DAY, to: 'rejected' }]), mql(4, 20, [won(50)]), mql(95, 20)] });

  it('counts precision, recall and what sales never worked', () => {
    const { leads, converted, worked, threshold, precision, recall, workedPrecision, asOf } = judge(history, sized);
    expect({ leads, converted, worked, threshold }).toEqual({ leads: 5, converted: 2, worked: 3, threshold: 50 });
    expect([precision.hits, precision.n, recall.hits, recall.n, workedPrecision.hits, workedPrecision.n]).toEqual([1, 3, 1, 2, 1, 2]);
    expect(asOf.auc).toBe((0.5 + 0.5 + 1 + 0 + 0 + 0.5) / 6);
    expect(precision.low).toBeCloseTo(0.0615, 3);
  });
  it('leaves out leads whose outcome window is not over, and outcomes that came after it', () => {
    const { leads, converted, censored } = judge(history, sized, { horizonDays: 30 });
    expect({ leads, converted, censored }).toEqual({ leads: 4, converted: 1, censored: 1 });
  });
  it('says nothing of a history without events or outcomes', () => {
    const found = judge(aHistory({ leads: [{ id: 'a' }] }), sized);
    expect([found.leads, found.asOf.auc, found.precision.share, found.calibration.kind, found.mqlsPerWeek.actual.median, found.capacityPerWeek]).toEqual([0, null, null, 'notKnowable', null, null]);
    expect(JSON.stringify(found)).not.toContain('NaN');
  });
});

describe('calibration', () => {
  const random = seededRandom(3);
  // A lead a day; who converts does so after two days.
  const leads = Array.from({ length: 2_000 }, (_, i) => {
    const score = random.below(100);
    const isConverted = random.next() < score / 100;
    return { at: i * DAY, score, isConverted, convertedAt: isConverted ? (i + 2) * DAY : NaN };
  });
  const terms = { to: 2_000 * DAY, horizonDays: null };
  it('learns on the earlier leads and is judged on the later ones', () => {
    const found = calibrate(leads, terms);
    if (found.kind !== 'judged') throw new Error(found.reason);
    // The last lead's two days are not over: of 1,999, the first 1,399 lie before the split, and the two before it reach over it.
    expect([found.horizonDays, found.censored, found.splitAt, found.earlier, found.purged, found.later]).toEqual([2, 1, 1_399 * DAY, 1_398, 1, 600]);
    expect(found.ece).toBeLessThan(0.08);
    expect(found.brier).toBeLessThan(found.brierOfBaseRate);
    expect(found.bins.length).toBeGreaterThanOrEqual(5);
    expect(found.bins.length).toBeLessThanOrEqual(10);
    expect(found.bins.reduce((sum, bin) => sum + bin.leads, 0)).toBe(600);
  });
  it('takes no lead for lost whose horizon is not over, and none for won that took longer', () => {
    // Everybody converts, but only after 100 days: those of the last 100 days look lost and are not.
    const slow = leads.map((lead) => ({ ...lead, isConverted: lead.at + 100 * DAY <= terms.to, convertedAt: lead.at + 100 * DAY <= terms.to ? lead.at + 100 * DAY : NaN }));
    const found = calibrate(slow, terms);
    if (found.kind !== 'judged') throw new Error(found.reason);
    expect([found.horizonDays, found.censored, found.brier, found.ece]).toEqual([100, 99, 0, 0]);
    expect(calibrate(slow, { ...terms, horizonDays: 99 })).toMatchObject({ kind: 'judged', steps: [{ share: 0 }] });
  });
  it('counts outcomes within a shorter time where the history is too short for most of them', () => {
    const short = leads.slice(0, 400).map((lead) => ({ ...lead, convertedAt: lead.isConverted ? lead.at + 300 * DAY : NaN }));
    expect(calibrate(short, { to: 700 * DAY, horizonDays: null })).toMatchObject({ kind: 'judged', horizonDays: 79, usualDays: 300 });
  });
  it('learns nothing from a lead whose horizon reaches into the later part, whatever became of it', () => {
    expect(calibrate(leads, { ...terms, horizonDays: 100 })).toMatchObject({ kind: 'judged', purged: 99, censored: 99 });
  });
  it('takes an outcome without a time as known', () => {
    const column = leads.map((lead) => ({ ...lead, convertedAt: NaN }));
    expect(calibrate(column, terms)).toMatchObject({ kind: 'judged', horizonDays: 0, purged: 0, censored: 0, earlier: 1_400, later: 600 });
  });
  it('says why it cannot be told', () => {
    expect(calibrate(leads.slice(0, 40), terms)).toMatchObject({ kind: 'notKnowable', reason: expect.stringContaining('30 on either side') as string });
    expect(calibrate([{ at: NaN, score: 1, isConverted: true, convertedAt: NaN }], terms)).toMatchObject({ kind: 'notKnowable', reason: expect.stringContaining('no times') as string });
  });
});
