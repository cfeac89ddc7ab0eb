import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsOfCursor } from '../../../shared/engine/history/as-of-cursor.ts';
import { asOfCode, visibleFacts } from '../../../shared/engine/history/as-of-lead.ts';
import { LookAheadError, readAsOf } from '../../../shared/engine/history/as-of-reader.ts';
import { aHistory } from '../../fixtures/a-history.ts';
import { anInstant, randomHistory } from '../../fixtures/random-history.ts';

const history = aHistory({
  leads: [
    { id: 'a', fields: { size: 'big' }, facts: [{ kind: 'property', at: 5, field: 'size', value: 'small' }, { kind: 'engagement', at: 7, type: 'page' }, { kind: 'stage', at: 7, to: 'mql' }, { kind: 'property', at: 9, field: 'size', value: 'big' }] },
    { id: 'b', facts: [{ kind: 'engagement', at: 1, type: 'page' }] },
  ],
});
const size = history.fields.findIndex(({ name }) => name === 'size');
const valueOf = (code: number) => history.fields[size]?.values[code];

describe('a reader that stands at an instant', () => {
  const reader = readAsOf(history, 0, 7);
  it('tells what was known then and before', () => {
    expect(valueOf(reader.codeAt(size))).toBe('small');
    expect(reader.codeAt(size, 4)).toBe(0);
    expect(reader.factsAt().map(({ kind }) => kind)).toEqual([0, 1]);
    expect(reader.factOfRow(1).at).toBe(7);
  });
  it('throws on a read beyond its instant', () => {
    expect(() => reader.codeAt(size, 7.5)).toThrow(LookAheadError);
    expect(() => reader.factsAt(8)).toThrow(LookAheadError);
    expect(() => reader.factsAt(NaN)).toThrow(LookAheadError);
    expect(() => reader.factOfRow(3)).toThrow('the fact of row 3 at 9 lies after 7, the instant that this reader stands at');
  });
  it('throws on an outcome of the very instant, and on anything of it when standing just before', () => {
    expect(() => reader.factOfRow(2)).toThrow(LookAheadError);
    expect(() => readAsOf(history, 0, 7, true).factOfRow(1)).toThrow(LookAheadError);
    expect(readAsOf(history, 0, 7, true).factsAt().map(({ at }) => at)).toEqual([5]);
  });
  it('throws on another lead\'s fact', () => {
    expect(() => reader.factOfRow(4)).toThrow(RangeError);
  });
  it('sees everything at the end of a history, or of a table without times', () => {
    expect(readAsOf(history, 0, NaN).factsAt()).toHaveLength(4);
    expect(valueOf(readAsOf(history, 0, Infinity).codeAt(size))).toBe('big');
  });
});

describe('reading a past moment, for any history', () => {
  it('answers as the plain definition does up to the reader\'s instant, and never after it', () => {
    fc.assert(
      fc.property(randomHistory, anInstant, anInstant, fc.boolean(), (table, at, asked, isBefore) => {
        for (let lead = 0; lead < table.leadIds.length; lead++) {
          const reader = readAsOf(table, lead, at, isBefore);
          if (asked > at) expect(() => reader.factsAt(asked)).toThrow(LookAheadError);
          else expect(reader.factsAt(asked)).toEqual(visibleFacts(table, lead, asked, isBefore && asked === at));
          for (let field = 0; field < table.fields.length; field++) {
            if (asked > at) expect(() => reader.codeAt(field, asked)).toThrow(LookAheadError);
            else expect(reader.codeAt(field, asked)).toBe(asOfCode(table, lead, visibleFacts(table, lead, asked, isBefore && asked === at), field));
          }
          const seen = visibleFacts(table, lead, at, isBefore);
          for (let row = table.facts.offsets[lead] ?? 0, n = 0; row < (table.facts.offsets[lead + 1] ?? 0); row++, n++) {
            if (n < seen.length) expect(reader.factOfRow(row)).toEqual(seen[n]);
            else expect(() => reader.factOfRow(row)).toThrow(LookAheadError);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
  it('the fast cursor holds no engagement and no value beyond the instant that it stands at, wherever it came from', () => {
    fc.assert(
      fc.property(randomHistory, fc.array(fc.tuple(fc.nat(3), anInstant, fc.boolean()), { minLength: 1, maxLength: 8 }), (table, moves) => {
        const cursor = new AsOfCursor(table);
        const watched = table.eventTypes.map((type) => cursor.watch({ type }));
        for (const [number, at, isBefore] of moves) {
          const lead = number % table.leadIds.length;
          cursor.moveTo(lead, at, isBefore);
          const reader = readAsOf(table, lead, at, isBefore);
          watched.forEach((times, type) => expect(Array.from(times?.times.subarray(0, times.count) ?? [])).toEqual(reader.factsAt().flatMap((fact) => (fact.kind === 1 && fact.subject === type ? [fact.at] : []))));
          table.fields.forEach((_, field) => expect(cursor.codeOf(field)).toBe(reader.codeAt(field)));
        }
      }),
      { numRuns: 100 },
    );
  });
});
