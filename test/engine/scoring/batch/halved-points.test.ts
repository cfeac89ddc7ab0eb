import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halvedPoints } from '../../../../shared/engine/scoring/batch/halved-points.ts';
import { decayedPoints } from '../../../../shared/engine/scoring/decay.ts';
import { DAY } from '../../../../shared/engine/time/units.ts';

describe('points that halve', () => {
  it('are to the hundredth those of the plain definition', () => {
    const points = fc.oneof(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }));
    const days = fc.constantFrom(0.5, 7, 14, 30, 365);
    const age = fc.oneof(fc.integer({ min: 0, max: 900 * DAY }), fc.integer({ min: 0, max: 60 }).map((halves) => halves * 15 * DAY), fc.constant(-1));
    fc.assert(
      fc.property(points, days, age, (worth, halfLife, ms) => {
        expect(halvedPoints(worth, ms, halfLife * DAY) + 0).toBe(decayedPoints(worth, ms, { kind: 'halfLife', days: halfLife }));
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 200_000 : 3_000 },
    );
  });
  it('are a half up or down exactly where the plain definition rounds, one odd point after another', () => {
    for (let odd = -4_001; odd <= 4_001; odd += 2) for (const halves of [1, 2, 3]) expect(halvedPoints(odd, halves * 30 * DAY, 30 * DAY) + 0).toBe(decayedPoints(odd, halves * 30 * DAY, { kind: 'halfLife', days: 30 }));
  });
});
