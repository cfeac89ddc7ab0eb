import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteDictionary } from '../../electron/import/byte-dictionary.ts';
import { textsOfAddresses, textsOfCodes, type LeadTexts } from '../../electron/import/lead-texts.ts';
import { TextArena } from '../../electron/import/text-arena.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { unpackTexts } from '../../shared/engine/history/packed-texts.ts';

const text = fc.oneof(fc.constantFrom('', 'a', 'b', 'é', 'a text of more than twelve bytes'), fc.string({ maxLength: 4 }));
/** The texts of leads as they arrived, and the leads in another order. */
const column = fc.array(text, { maxLength: 60 }).chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()], { minLength: texts.length })));
const told = ({ values, current }: LeadTexts): string[] => {
  const texts = unpackTexts(values);
  return Array.from(current, (code) => texts[code] ?? '?');
};
const different = (texts: readonly string[]): string[] => [...new Set(['', ...texts])];

describe('the texts of leads in an order', () => {
  it('are those of a dictionary that leads have: sorted while they are few, else as they come first', () => {
    fc.assert(fc.property(column, ([texts, order]) => {
      const dictionary = new ByteDictionary();
      for (const unused of ['no lead has this', 'a']) dictionary.codeOfText(unused);
      const codes = Uint16Array.from(texts, (one) => dictionary.codeOfText(one));
      const inOrder = order.map((lead) => texts[lead]!);
      for (const sortedUpTo of [0, 100]) {
        const placed = textsOfCodes(dictionary.arena, dictionary.addresses.subarray(0, dictionary.size), codes, Uint32Array.from(order), sortedUpTo);
        expect(told(placed)).toEqual(inOrder);
        expect(unpackTexts(placed.values)).toEqual(sortedUpTo === 0 ? different(inOrder) : different(texts.toSorted(compareText)));
      }
    }), { numRuns: 200 });
  });

  it('are each packed once where some leads have the same', () => {
    fc.assert(fc.property(column, ([texts, order]) => {
      const arena = new TextArena();
      const addresses = Uint32Array.from(texts, (one) => arena.add(Buffer.from(one), 0, Buffer.byteLength(one)));
      const inOrder = order.map((lead) => texts[lead]!);
      const placed = textsOfAddresses(arena, addresses, Uint32Array.from(order));
      expect(told(placed)).toEqual(inOrder);
      expect(unpackTexts(placed.values)).toEqual(different(inOrder));
    }), { numRuns: 200 });
  });
});
