import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildZoneTable } from '../../../electron/zones/build-zone-table.ts';
import { ENDING, cumulativeIncidence, incidenceQuantile } from '../../../shared/engine/metrics/cumulative-incidence.ts';
import { gini } from '../../../shared/engine/metrics/gini.ts';
import { quantile } from '../../../shared/engine/metrics/quantile.ts';
import { countByWeek, weeksBetween, wholeWeeks } from '../../../shared/engine/metrics/weekly-counts.ts';
import { wilsonInterval } from '../../../shared/engine/metrics/wilson.ts';

describe('the Wilson interval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });
  it('is nothing without cases', () => expect(wilsonInterval(0, 0)).toBeNull());
  it('lies within 0 and 1 and holds the share', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (hits, others) => {
        const interval = wilsonInterval(hits, hits + others + 1);
        const share = hits / (hits + others + 1);
        return interval !== null && interval.low >= 0 && interval.low <= share && share <= interval.high && interval.high <= 1;
      }),
    );
  });
});

describe('quantiles', () => {
  it('interpolate between the two neighbours (numpy.quantile, method linear)', () => {
    expect(quantile([15, 20, 35, 40, 50], 0.4)).toBeCloseTo(29, 12);
    expect(quantile([3, 1, 2, 4], 0.5)).toBe(2.5);
    expect(quantile([7], 0.9)).toBe(7);
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe('the Gini figure', () => {
  it('is 0 for equal shares, (N − 1)/N when one has everything, 0.25 for 1, 2, 3, 4', () => {
    expect(gini([5, 5, 5])).toBe(0);
    expect(gini([0, 0, 0, 9])).toBe(0.75);
    expect(gini([4, 1, 3, 2])).toBeCloseTo(0.25, 12);
  });
  it('is nothing when there is nothing to share', () => expect([gini([]), gini([0, 0])]).toEqual([null, null]));
  it('equals half the mean difference of all pairs over the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 12 }), (values) => {
        const sum = values.reduce((a, b) => a + b, 0);
        if (sum === 0) return gini(values) === null;
        const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
        return Math.abs((gini(values) ?? NaN) - differences / (2 * values.length * sum)) < 1e-12;
      }),
    );
  });
});

describe('the cumulative incidence', () => {
  const rows = (list: readonly (readonly [number, number])[]) =>
    cumulativeIncidence({ duration: Float64Array.from(list, ([t]) => t), ending: Uint8Array.from(list, ([, e]) => e) });

  it('is one minus Kaplan–Meier without competing endings (Gehan 1965, 6-MP arm of Freireich’s trial)', () => {
    const events = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((t) => [t, ENDING.event] as const);
    const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((t) => [t, ENDING.censored] as const);
    const curve = rows([...events, ...censored]);
    expect([...curve.duration]).toEqual([6, 7, 10, 13, 16, 22, 23]);
    [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482].forEach((survival, i) => expect(1 - (curve.share[i] ?? 0)).toBeCloseTo(survival, 4));
    expect(incidenceQuantile(curve, 0.5)).toBe(23);
    expect(incidenceQuantile(curve, 0.9)).toBeNull();
    expect(curve.censoredAt.length).toBe(12);
  });

  it('does not let a competing ending count as still waiting', () => {
    // By hand: at 1: 1/4. At 2 a rejection: S = 1/2. At 3: 1/4 + 1/2·1/2 = 1/2. The last is censored.
    const curve = rows([[1, ENDING.event], [2, ENDING.competing], [3, ENDING.event], [4, ENDING.censored]]);
    expect([...curve.share]).toEqual([0.25, 0.5]);
    expect(incidenceQuantile(curve, 0.5)).toBe(3);
  });

  it('is the plain share when nothing is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.constantFrom(1, 2)), { minLength: 1, maxLength: 30 }), (list) => {
        const curve = rows(list);
        const touched = list.filter(([, ending]) => ending === 1);
        return [...curve.duration].every((t, i) => Math.abs((curve.share[i] ?? 0) - touched.filter(([at]) => at <= t).length / list.length) < 1e-9);
      }),
    );
  });

  it('of nothing is empty', () => expect(rows([])).toMatchObject({ n: 0 }));
});

describe('weekly counts', () => {
  const berlin = buildZoneTable('Europe/Berlin', Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31));
  if (berlin === null) throw new Error('Berlin is unknown');

  it('use ISO weeks of the zone, also over a clock change, and keep empty weeks', () => {
    const from = Date.UTC(2026, 2, 25, 12);
    const to = Date.UTC(2026, 3, 14, 12);
    const weeks = weeksBetween(berlin, from, to);
    expect(weeks.starts.map((t) => new Date(t).toISOString())).toEqual([
      '2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z', '2026-04-05T22:00:00.000Z', '2026-04-12T22:00:00.000Z',
    ]);
    const counts = countByWeek(weeks, berlin, [from, Date.UTC(2026, 2, 29, 21, 59), Date.UTC(2026, 2, 29, 22), to]);
    expect([...counts]).toEqual([2, 1, 0, 1]);
    expect([...wholeWeeks(weeks, counts, berlin, from, to)]).toEqual([1, 0]);
  });

  it('are none for a history without times', () => expect(weeksBetween(berlin, NaN, NaN).starts).toEqual([]));
});
