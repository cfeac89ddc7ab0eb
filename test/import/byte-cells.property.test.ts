import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteDictionary } from '../../electron/import/byte-dictionary.ts';
import { plainInstant, readPlainInstant } from '../../electron/import/byte-instant.ts';
import { DraftColumn } from '../../electron/import/draft-column.ts';
import { EventIds } from '../../electron/import/event-ids.ts';
import { parseInstant } from '../../electron/import/parse-instant.ts';
import { sortIds } from '../../electron/import/sort-ids.ts';
import { sortTexts } from '../../electron/import/sort-texts.ts';
import { TextArena } from '../../electron/import/text-arena.ts';
import { compareIds, compareText } from '../../shared/engine/history/compare-ids.ts';

const text = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', '7', '0', '\u0000', 'é', '\uffff', '\ue000', '😀'), maxLength: 12 }), fc.constantFrom('a shared beginning 1', 'a shared beginning 2', 'a shared beginning', 'x'.repeat(300)));
const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
const bytesOf = (value: string): Buffer => Buffer.from(value, 'utf8');
const kept = (texts: readonly string[]): { arena: TextArena; addresses: Uint32Array } => {
  const arena = new TextArena();
  return { arena, addresses: Uint32Array.from(texts, (value) => arena.add(bytesOf(value), 0, bytesOf(value).length)) };
};

describe('texts as bytes', () => {
  it('come back from a dictionary, each with one code', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 200 }), (texts) => {
      const dictionary = new ByteDictionary();
      const codes = texts.map((value) => dictionary.codeOfText(value));
      expect(codes.map((code) => dictionary.text(code))).toEqual(texts);
      expect(new Set(codes).size).toBe(new Set(texts).size);
      expect(texts.map((value) => dictionary.findText(value))).toEqual(codes);
    }), { numRuns: 100 });
  });
  it('sort as strings do', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 120 }), (texts) => {
      const { arena, addresses } = kept(texts);
      const entries = Uint32Array.from(texts.keys());
      sortTexts(arena, addresses, entries);
      expect(Array.from(entries, (entry) => texts[entry])).toEqual([...texts].sort(compareText));
    }), { numRuns: 200 });
  });
  it('sort as ids do, whole numbers by size before others', () => {
    const id = fc.oneof(fc.nat(2000).map(String), fc.bigInt({ min: 10_000_000_000n, max: 10n ** 17n }).map(String), fc.constantFrom('007', '07', 'a1', 'é', '1000000', '9007199', '100000000000000', '999999999999999', '12345678901234567890'), text.filter((value) => value !== ''));
    fc.assert(fc.property(fc.uniqueArray(id, { maxLength: 80 }), (ids) => {
      const { arena, addresses } = kept(ids);
      expect(Array.from(sortIds(arena, addresses), (place) => ids[place])).toEqual([...ids].sort(compareIds));
    }), { numRuns: 200 });
  });
  it('of one lead each stay what they were when a column is no longer looked up', () => {
    const column = new DraftColumn();
    const nameOf = (lead: number): string => `somebody ${lead}@example`;
    for (let lead = 0; lead < 140_000; lead++) column.set(lead, bytesOf(nameOf(lead)), 0, nameOf(lead).length);
    expect([0, 131_071, 139_999].map((lead) => column.text(lead))).toEqual([0, 131_071, 139_999].map(nameOf));
  });
});

describe('ids of events', () => {
  it('compare as ids do', () => {
    const id = fc.oneof(fc.nat().map(String), fc.constantFrom('', '0', '00', '007', '7', 'a', '123456789012345678'));
    fc.assert(fc.property(id, id, (a, b) => {
      const ids = new EventIds();
      const order = ids.compare(ids.take(bytesOf(a), 0, a.length), ids.take(bytesOf(b), 0, b.length));
      expect(Math.sign(order)).toBe(a === b ? 0 : Math.sign(compareIds(a, b)));
    }), { numRuns: 300 });
  });
});

describe('a plain date in bytes', () => {
  it('is read as the long way reads it, or not at all', () => {
    const year = fc.constantFrom('2024', '1999', '0099', '2100', '20x4');
    const time = fc.oneof(fc.constant(''), fc.tuple(fc.constantFrom(' ', 'T', 'x'), digits, digits, fc.option(digits), fc.option(fc.constantFrom('.5', '.250', '.99')), fc.constantFrom('', 'Z', '+01:00', ' pm')).map(([gap, hour, minute, second, part, zone]) => `${gap}${hour}:${minute}${second === null ? '' : `:${second}${part ?? ''}`}${zone}`));
    fc.assert(fc.property(year, digits, digits, time, (y, month, day, clock) => {
      const written = `${y}-${month}-${day}${clock}`;
      if (!readPlainInstant(bytesOf(written), 0, written.length)) return;
      expect({ ms: plainInstant.ms, isUtc: plainInstant.isUtc, form: 'fixed' }).toEqual(parseInstant(written, 'DMY'));
    }), { numRuns: 5000 });
  });
});
