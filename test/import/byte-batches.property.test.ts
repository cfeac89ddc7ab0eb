import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlankWords } from '../../electron/import/blank-words.ts';
import { BATCH, ByteDictionary } from '../../electron/import/byte-dictionary.ts';
import { copyBytes, hashOf, sameBytes, wordsOver } from '../../electron/import/byte-words.ts';
import { sortedTexts, textsByPlace } from '../../electron/import/distinct-texts.ts';
import { isMonthRange, mayBeEaten } from '../../electron/import/eaten-ranges.ts';
import { RepeatFilter } from '../../electron/import/repeat-filter.ts';
import { TextArena } from '../../electron/import/text-arena.ts';
import { packTexts, unpackTexts } from '../../shared/engine/history/packed-texts.ts';
import { encodeHistory } from '../../shared/engine/history/history-segments.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { runImport } from './import-fixture.ts';

const WORDS = ['Select', '-', 'n/a'];
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '7', '\u0000', 'é', '😀', ' ', '\u00a0', '\u3000', '\ufeff', '\u2003', 'Â', 'ï'), maxLength: 18 }),
  fc.constantFrom('Select', ' Select ', '-', 'n/a', 'selected', 'a text of more than twelve bytes', 'a text of more than twelve byteS', 'b text of more than twelve bytes', 'x'.repeat(200)),
);

/** Texts one after the other, as the cells of a file stand. */
function cellsOf(texts: readonly string[]): { bytes: Buffer; starts: Uint32Array; ends: Uint32Array } {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const starts = Uint32Array.from(sizes, (_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size + 1, 1));
  return { bytes: Buffer.from(`,${texts.join(',')}`), starts, ends: starts.map((start, i) => start + sizes[i]!) };
}

describe('cells in batches', () => {
  it('get the codes that they would get one by one, and those that say nothing get 0', () => {
    fc.assert(fc.property(fc.array(cell, { maxLength: BATCH }), (texts) => {
      const { bytes, starts, ends } = cellsOf(texts);
      const [batch, single] = [new ByteDictionary(), new ByteDictionary()];
      const codes = new Uint32Array(BATCH);
      batch.codes(bytes, starts, ends, texts.length, new BlankWords(WORDS), codes);
      const isNothing = (text: string): boolean => text.trim() === '' || WORDS.includes(text.trim());
      expect([...codes.subarray(0, texts.length)]).toEqual(texts.map((text) => (isNothing(text) ? 0 : single.codeOfText(text))));
      expect(batch.texts()).toEqual(single.texts());
    }), { numRuns: 300 });
  });

  it('are found again when the dictionary has grown beyond what lies near', () => {
    const dictionary = new ByteDictionary();
    const [found, nothings] = [new Uint32Array(BATCH), new BlankWords([])];
    const nameOf = (n: number): string => (n % 2 === 0 ? `${n}` : `somebody with the number ${n}`);
    for (const _round of [1, 2]) {
      for (let first = 1; first < 20_000; first += BATCH) {
        const { bytes, starts, ends } = cellsOf(Array.from({ length: BATCH }, (_, i) => nameOf(first + i)));
        dictionary.codes(bytes, starts, ends, BATCH, nothings, found);
        for (let i = 0; i < BATCH; i++) if (found[i] !== first + i) expect({ at: first + i, code: found[i] }).toEqual({ at: first + i, code: first + i });
      }
    }
    expect(dictionary.text(19_999)).toBe(nameOf(19_999));
  });
});

describe('bytes as words', () => {
  it('are the same, hash alike and are copied exactly when the texts are the same', () => {
    fc.assert(fc.property(cell, cell, fc.integer({ min: 0, max: 5 }), (a, b, shift) => {
      const [left, right] = [Buffer.from(`..${a}`), Buffer.from(`${'.'.repeat(shift)}${b}`)];
      const [leftWords, rightWords] = [wordsOver(left), wordsOver(right)];
      const size = left.length - 2;
      const isSame = size === right.length - shift && sameBytes(leftWords, 2, rightWords, shift, size);
      expect(isSame).toBe(a === b);
      if (isSame) expect(hashOf(leftWords, 2, left.length)).toBe(hashOf(rightWords, shift, right.length));
      const copy = Buffer.alloc(size + 2, '!');
      copyBytes(leftWords, 2, wordsOver(copy), 1, size);
      expect(copy.toString()).toBe(`!${a}!`);
    }), { numRuns: 1000 });
  });
});

describe('texts of which nearly all are different', () => {
  it('are packed as a list without repetitions, in the order of their places', () => {
    fc.assert(fc.property(fc.array(cell, { maxLength: 60 }), fc.array(cell, { maxLength: 4 }), fc.nat(59), (texts, others, turn) => {
      const arena = new TextArena();
      const addresses = Uint32Array.from([...texts, ...others], (text) => arena.add(Buffer.from(text), 0, Buffer.byteLength(text)));
      const at = Uint32Array.from(texts, (_, place) => (place + turn) % texts.length);
      const entries = Uint32Array.from(others.keys(), (n) => texts.length + n);
      const { values, codes } = textsByPlace(arena, addresses, at, entries);
      const packed = unpackTexts(values);
      expect(packed).toEqual([...new Set(['', ...Array.from(at, (entry) => texts[entry]!), ...others.toSorted((a, b) => (a < b ? -1 : 1))])]);
      expect(Array.from(codes, (code) => packed[code])).toEqual([...texts, ...others]);
      const sorted = sortedTexts(arena, addresses, { values, codes });
      const inOrder = unpackTexts(sorted.values);
      expect(inOrder).toEqual(['', ...packed.slice(1).toSorted(compareText)]);
      expect(Array.from(sorted.codes, (code) => inOrder[code])).toEqual([...texts, ...others]);
    }), { numRuns: 300 });
  });

  it('may hold a range that became a month only where a digit and a letter have a hyphen between them', () => {
    fc.assert(fc.property(fc.array(fc.oneof(cell, fc.constantFrom('51-200', 'Nov-50', '10-Jan', '1-a', 'a-1', 'x-y', '-', '7-', '-a'), fc.constant('2-May')), { maxLength: 6 }), (texts) => {
      if (texts.some(isMonthRange)) expect(mayBeEaten(packTexts(texts))).toBe(true);
    }), { numRuns: 300 });
    expect(mayBeEaten(packTexts(['1-10', 'many', '', '+49 30-12', 'a-b']))).toBe(false);
  });

  it('are told apart from those that came twice', () => {
    const filter = new RepeatFilter(1000);
    filter.note(Int32Array.from({ length: 1000 }, (_, i) => (i + 1) * 7919));
    filter.note(Int32Array.from({ length: 334 }, (_, i) => (i * 3 + 1) * 7919));
    for (let hash = 1; hash <= 1000; hash += 3) expect(filter.isRepeated(hash * 7919)).toBe(true);
    expect(Array.from({ length: 1000 }, (_, i) => filter.isRepeated((i + 1) * 7919)).filter(Boolean).length).toBeLessThan(400);
  });
});

describe('a long file of leads', () => {
  const rows = Array.from({ length: 3_000 }, (_, i) => `${i},2026-01-0${1 + (i % 9)},${i % 7 === 0 ? '' : ` Person ${i}`},p${i % 2_900}@x.example,${['Kim', '', '"Lee, A"'][i % 3]},,${i},${['NL', '', 'Ireland', '"a ""b"""'][i % 4]}`);
  const fileOf = (lines: readonly string[]): string => ['id,created,name,mail,owner,mql date,size,country', ...lines].join('\n');

  it('is the same history whatever the order of its rows and wherever a lead comes again', async () => {
    const again = rows.filter((_, i) => i % 11 === 0).map((row) => row.replace('2026', '2025').replace('Person', 'Earlier'));
    const one = await runImport([{ content: fileOf([...rows, ...again]) }]);
    const other = await runImport([{ content: fileOf([...again, ...rows].reverse()) }]);
    const mixed = await runImport([{ content: fileOf(rows.flatMap((row, i) => [row, ...(i % 50 === 0 ? again.slice((i / 50) * 5, (i / 50) * 5 + 5) : [])])) }]);
    expect(encodeHistory(other.history)).toEqual(encodeHistory(one.history));
    expect(encodeHistory(mixed.history)).toEqual(encodeHistory(one.history));
    expect(one.batch.files[0]).toMatchObject({ rows: 3_273, imported: 3_000, merged: 273 });
    expect(one.history.fields.find(({ name }) => name === 'name')?.values).toContain(' Earlier 11');
  });

  it('has an address once, whatever its case and the blanks around it', async () => {
    const mails = ['ann@x.example', 'ANN@X.example', ' ann@x.example ', '"ann@x.example\u00a0"', 'an@x', 'AN@X', 'ä@x.example', 'Ä@x.example', 'k@x.example', '\u212a@x.example', 'ann@y.example'];
    const { history } = await runImport([{ content: ['id,created,name,mail', ...mails.map((mail, i) => `${i},2026-01-02,Same,${mail}`)].join('\n') }]);
    expect([...history.excluded]).toEqual([0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0]);
  });
});
