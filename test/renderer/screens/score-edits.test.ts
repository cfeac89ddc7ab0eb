import { describe, expect, it } from 'vitest';
import { addGroup, addTier, decayText, newRule, putRule, removeRule, removeTier, setBand, setThreshold, worthOf } from '../../../renderer/screens/score/score-edits.ts';
import { boundedShare } from '../../../renderer/screens/score/bounded-share.ts';
import { barWidth, thresholdAt, usedBins, usedRange, widenBins } from '../../../renderer/screens/score/threshold-figures.ts';
import { configurationSchema } from '../../../shared/contract/schemas/configuration.ts';
import { EMPTY_CONFIGURATION } from '../../../shared/engine/model/empty-configuration.ts';

const bin = (from: number, converted: number, rejected = 0, open = 0) => ({ from, converted, rejected, open });

describe('edits of the scoring model', () => {
  const withGroup = addGroup('g', 'engagement', 'Interest')(EMPTY_CONFIGURATION);

  it('keeps every configuration valid', () => {
    const edited = [
      (now = withGroup) => putRule('g', newRule('event', 'r', 'Country', 'Form'))(now),
      (now = withGroup) => putRule('g', newRule('table', 't', 'Country', 'Form'))(now),
      (now = withGroup) => putRule('g', newRule('when', 'w', 'Country', 'Form'))(now),
      (now = withGroup) => setThreshold(54)(now),
      (now = withGroup) => addTier({ id: 'x', name: 'Fourth' })(now),
      (now = withGroup) => removeTier('warm')(now),
    ].map((edit) => edit());
    for (const configuration of edited) expect(configurationSchema.safeParse(configuration).success).toBe(true);
  });

  it('adds, replaces and removes a rule by its id', () => {
    const rule = newRule('event', 'r', '', 'Form');
    const added = putRule('g', rule)(withGroup);
    const replaced = putRule('g', { ...rule, name: 'Renamed' })(added);
    expect(replaced.score.groups[0]?.rules.map((one) => one.name)).toEqual(['Renamed']);
    expect(removeRule('g', 'r')(replaced).score.groups[0]?.rules).toEqual([]);
  });

  it('takes a tier out with its bands, rules and targets', () => {
    const less = removeTier('hot')(EMPTY_CONFIGURATION);
    expect(JSON.stringify(less)).not.toContain('"hot"');
  });

  it('keeps bands in falling order', () => {
    expect(setBand('cold', 9000 / 100)(EMPTY_CONFIGURATION).tiers.bands.map((band) => band.from)).toEqual([9000, 7500, 5000]);
    expect(setBand('hot', null)(EMPTY_CONFIGURATION).tiers.bands.map((band) => band.tierId)).toEqual(['warm']);
  });

  it('says decay and worth in a glance', () => {
    expect(decayText({ kind: 'none' })).toBe('');
    expect(decayText({ kind: 'linear', ratePercent: 25, periodDays: 30, granularity: 'step' })).toBe('−25 % each 30 d');
    expect(worthOf({ kind: 'table', id: 't', name: '', field: 'f', rows: [{ values: ['a'], points: -400 }, { values: ['b'], points: 1500 }] })).toEqual({ low: -400, high: 1500 });
  });
});

describe('bars and thresholds', () => {
  it('joins bars without losing a lead', () => {
    expect(widenBins([bin(0, 1), bin(1, 2, 1), bin(2, 0, 0, 5)], 2)).toEqual([bin(0, 3, 1), bin(2, 0, 0, 5)]);
  });

  it('draws from the first bar to the last that holds anybody', () => {
    expect(usedBins([bin(0, 0), bin(2, 1), bin(4, 0), bin(6, 1), bin(8, 0)], 4, 2).map((one) => one.from)).toEqual([2, 4, 6]);
  });

  it('finds what a threshold lets through', () => {
    const quality = { unworked: 0, upper: null, ifSimilar: null };
    const steps = [{ from: 0, leads: 10, converted: 2, precision: 0.2, recall: 1, ...quality }, { from: 2, leads: 4, converted: 1, precision: 0.25, recall: 0.5, ...quality }];
    expect(thresholdAt(steps, 1)?.leads).toBe(4);
    expect(thresholdAt(steps, 3)).toBeNull();
  });

  it('prints both ends of a bounded share, and the middle under them', () => {
    const reach = { from: 50, leads: 100, converted: 20, unworked: 30, precision: 0.2, upper: 0.5, ifSimilar: 0.27, recall: 1 };
    expect(boundedShare(reach)).toMatchObject({ value: '20–50\u2009%', sub: '27\u2009% if similar; 30 never worked', mark: 'bounded' });
    expect(boundedShare({ ...reach, unworked: 0, upper: 0.2 })).toEqual({ value: '20\u2009%', sub: '20 leads; all were worked', mark: 'observed' });
    expect(boundedShare(null)).toEqual({ value: '–', sub: 'no lead reaches it', mark: 'observed' });
  });

  it('keeps bars wide enough to see', () => {
    expect(barWidth(0, 100)).toBe(2);
    expect(barWidth(0, 1000)).toBe(20);
  });

  it('chooses the width by what leads score, whatever the caps allow', () => {
    expect(usedRange([bin(0, 0), bin(5, 1), bin(90, 0, 0, 1), bin(100_000, 0)], 50)).toEqual({ low: 5, high: 90 });
    expect(usedRange([bin(0, 1), bin(10, 0)], 50)).toEqual({ low: 0, high: 50 });
  });
});
