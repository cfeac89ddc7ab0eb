import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds, compareText } from '../../../shared/engine/history/compare-ids.ts';
import { compareValue } from '../../../shared/engine/expressions/compare-value.ts';
import { fittingCodes } from '../../../shared/engine/history/fitting-codes.ts';
import { idsAreInOrder } from '../../../shared/engine/history/ids-in-order.ts';
import { packTexts } from '../../../shared/engine/history/packed-texts.ts';
import { placeOfText } from '../../../shared/engine/history/packed-columns.ts';
import { searchTexts, textsContaining } from '../../../shared/engine/history/search-texts.ts';
import { comparePacked } from '../../../shared/engine/history/text-order.ts';

/** Letters that fold in ways of their own, beside plain ones: dotted İ, the sign of Kelvin, final sigma, ß, emoji. */
const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'k', 'K', 'i', 'İ', 'ı', 'K', 'Ü', 'ü', 'Σ', 'σ', 'ς', 'ß', '\u0307', '\u0000', '\uffee', '😀', '7'), maxLength: 7 });

describe('texts in their bytes', () => {
  it('are searched as strings are, letter case ignored', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), text, (texts, wanted) => {
        expect([...searchTexts(packTexts(texts), wanted)]).toEqual(texts.map((one) => (one.toLowerCase().includes(wanted.toLowerCase()) ? 1 : 0)));
        expect([...textsContaining(packTexts(texts), wanted)]).toEqual(texts.map((one) => (one.includes(wanted) ? 1 : 0)));
      }),
      { numRuns: 2_000 },
    );
  });
  it('are found by long wanted texts, too', () => {
    const long = Array.from({ length: 90 }, (_, i) => `abc${i}`).join('');
    const texts = [`x${long}`, long.slice(1), '', `${long.slice(0, 300)}!${long.slice(301)}`, `${long.slice(5)}${long}y`];
    expect([...searchTexts(packTexts(texts), long.toUpperCase())]).toEqual([1, 0, 0, 0, 1]);
  });
  it('are found and ordered as strings are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(text, fc.nat(120).map(String)), { minLength: 2, maxLength: 12 }), text, (texts, wanted) => {
        const packed = packTexts(texts);
        expect(placeOfText(packed, wanted)).toBe(texts.indexOf(wanted));
        expect(Math.sign(comparePacked(packed, 0, 1))).toBe(compareText(texts[0] ?? '', texts[1] ?? ''));
        const inOrder = texts.toSorted(compareIds);
        expect(idsAreInOrder(packTexts(inOrder))).toBe(true);
        expect(idsAreInOrder(packed)).toBe(texts.every((one, i) => one === inOrder[i]));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the codes that fit a comparison', () => {
  const literal = fc.oneof(text, fc.integer({ min: -2, max: 9 }), fc.boolean());
  const comparison = fc.oneof(
    fc.record({ op: fc.constantFrom('eq' as const, 'ne' as const, 'contains' as const, 'lt' as const, 'le' as const, 'gt' as const, 'ge' as const), value: literal }),
    fc.record({ op: fc.constantFrom('in' as const, 'nin' as const, 'between' as const), value: fc.array(literal, { maxLength: 3 }) }),
    fc.record({ op: fc.constantFrom('isKnown' as const, 'isUnknown' as const, 'eq' as const) }),
  );
  it.each(['text', 'number'] as const)('are those whose %s compares so', (type) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(text, fc.integer({ min: -2, max: 9 }).map(String)), { maxLength: 9 }), comparison, (texts, one) => {
        const values = ['', ...texts.filter((value) => value !== '')];
        const numbers = Float64Array.from(values, (value) => (type === 'text' || !/^-?\d+$/.test(value) ? NaN : Number(value)));
        const column = { name: 'x', type, personal: false, values, numbers, current: new Uint8Array(0), hasHistory: false };
        const plain = values.map((value, code) => (compareValue(code === 0 ? null : { text: value, number: numbers[code] ?? NaN }, one.op, 'value' in one ? one.value : undefined) === 1 ? 1 : 0));
        expect([...fittingCodes(column, one)]).toEqual(plain);
      }),
      { numRuns: 1_500 },
    );
  });
});
