import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aucInterval } from '../../../shared/engine/metrics/auc-interval.ts';
import { fitIsotonic, isotonicShare } from '../../../shared/engine/metrics/isotonic.ts';
import { liftAt } from '../../../shared/engine/metrics/lift.ts';

const cases = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.boolean()), { minLength: 1, maxLength: 30 });

describe('isotonic regression', () => {
  it('is the largest over lower ends of the smallest over upper ends of the mean outcome', () => {
    fc.assert(
      fc.property(cases, (leads) => {
        const steps = fitIsotonic(leads.map(([score]) => score), leads.map(([, hit]) => hit));
        const meanOf = (a: number, b: number) => {
          const inside = leads.filter(([score]) => score >= a && score <= b);
          return inside.length === 0 ? null : inside.filter(([, hit]) => hit).length / inside.length;
        };
        const scores = [...new Set(leads.map(([score]) => score))];
        for (const score of scores) {
          const lows = scores.filter((a) => a <= score).map((a) => Math.min(...scores.filter((b) => b >= score).map((b) => meanOf(a, b) ?? Infinity)));
          expect(isotonicShare(steps, score)).toBeCloseTo(Math.max(...lows), 10);
        }
        expect(steps.every(({ share }, i) => i === 0 || share > (steps[i - 1]?.share ?? 0))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
  it('expects of a score between two steps what the lower one says, and nothing without leads', () => {
    const steps = fitIsotonic([10, 20], [false, true]);
    expect([5, 10, 15, 20, 99].map((score) => isotonicShare(steps, score))).toEqual([0, 0, 0, 1, 1]);
    expect(isotonicShare([], 5)).toBeNull();
  });
});

describe('lift', () => {
  it('breaks ties evenly, as the mean over all their orders', () => {
    expect(liftAt([9, 5, 5, 5], [true, true, false, false], [0.25, 0.5, 1])).toEqual([
      { share: 0.25, leads: 1, converted: 1, lift: 2 },
      { share: 0.5, leads: 2, converted: 1 + 1 / 3, lift: (1 + 1 / 3) / 2 / 0.5 },
      { share: 1, leads: 4, converted: 2, lift: 1 },
    ]);
  });
  it('is not knowable where nobody converted, or nobody is there', () => {
    expect(liftAt([1, 2], [false, false], [0.5])[0]?.lift).toBeNull();
    expect(liftAt([], [], [0.5])).toEqual([{ share: 0.5, leads: 0, converted: 0, lift: null }]);
  });
});

describe('interval of the area under the curve', () => {
  const scores = Array.from({ length: 200 }, (_, i) => (i * 37) % 100);
  const hits = scores.map((score, i) => (score * 7 + i * 13) % 100 < score);
  it('is the same for the same seed, and holds the area', () => {
    const interval = aucInterval(scores, hits, 7);
    expect(interval).toEqual(aucInterval(scores, hits, 7));
    expect(interval).not.toEqual(aucInterval(scores, hits, 8));
    expect(interval?.draws).toBe(2_000);
    expect((interval?.low ?? 1) < (interval?.high ?? 0)).toBe(true);
  });
  it('is nothing without both kinds of lead', () => {
    expect(aucInterval([1, 2, 3], [false, false, false], 1)).toBeNull();
    expect(aucInterval([], [], 1)).toBeNull();
  });
});
