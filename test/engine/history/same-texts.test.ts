import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packTexts } from '../../../shared/engine/history/packed-texts.ts';
import { sameTexts } from '../../../shared/engine/history/same-texts.ts';

/** Letters whose lower case is another length, blanks beyond ASCII, and plain ones. */
const letters = fc.constantFrom('a', 'A', 'b', '@', ' ', '\t', '\u00a0', '\u3000', 'Ä', 'ä', 'İ', 'Ⱥ', '\u212a', 'k', 'K', 'Σ', '😀', '\ud800');
const texts = fc.array(fc.string({ unit: letters, maxLength: 5 }), { maxLength: 30 }).map((some) => ['', ...some]);

describe('texts that are the same but for case and blanks', () => {
  it('are those whose trimmed lower case is the same, each told by the first of them', () => {
    fc.assert(
      fc.property(texts, (some) => {
        const plain = some.map((text) => text.trim().toLowerCase());
        expect([...sameTexts(packTexts(some))]).toEqual(plain.map((text) => (text === '' ? 0 : plain.indexOf(text))));
      }),
      { numRuns: process.env['BATON_FULL'] === '1' ? 5000 : 200 },
    );
  });
});
