import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, writeNumber } from '../../../renderer/components/number-text.ts';

describe('typed figures', () => {
  it('reads comma and point, signs and spaces', () => {
    expect(readNumber('12,5')).toBe(12.5);
    expect(readNumber(' +15 ')).toBe(15);
    expect(readNumber('−40')).toBe(-40);
    expect(readNumber('1 200')).toBe(1200);
  });

  it('takes nothing else for a figure', () => {
    for (const text of ['', '-', 'ten', '1e3', '1.2.3', 'Infinity']) expect(readNumber(text)).toBeNull();
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), (hundredths) => {
      expect(readNumber(writeNumber(hundredths / 100, true))).toBe(hundredths / 100 === 0 ? 0 : hundredths / 100);
    }), { numRuns: 100 });
  });
});
