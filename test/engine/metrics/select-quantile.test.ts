import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../../shared/engine/metrics/quantile.ts';
import { selectQuantile } from '../../../shared/engine/metrics/select-quantile.ts';

describe('selecting a quantile', () => {
  it('gives what sorting gives, for any values and any share', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })), { maxLength: 60 }), fc.constantFrom(0, 0.1, 0.5, 0.9, 1), (values, p) => {
        const [selected, sorted] = [selectQuantile(Float64Array.from(values), p), quantile(values, p)];
        if (sorted === null) expect(selected).toBeNull();
        else expect(selected).toBeCloseTo(sorted, 12);
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 5000 : 200 },
    );
  });
});
