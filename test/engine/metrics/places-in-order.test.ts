import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesInOrder } from '../../../shared/engine/metrics/places-in-order.ts';

const instant = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0.5));

describe('places in order', () => {
  it('are those of a stable sort, of whole numbers and others', () => {
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 60 }), (values) => {
        expect([...placesInOrder(Float64Array.from(values))]).toEqual(values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b));
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 20_000 : 500 },
    );
  });
});
