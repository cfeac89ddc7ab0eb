import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { RowScanner } from '../../electron/import/row-scanner.ts';
import { readRows } from '../../electron/import/read-rows.ts';
import { aFile } from './import-fixture.ts';

const dialect = fc.record({ delimiter: fc.constantFrom(',', ';', '\t', '|'), newline: fc.constantFrom('\n' as const, '\r\n' as const) });
/** What stands in cells, and what spoils them. */
const piece = fc.constantFrom('a', 'b c', 'é', '😀', '"', '""', ',', ';', '\t', '|', '\n', '\r\n', '\r', ' ', '  ', '\u00a0', 'x"y', '', '7');
const spoiled = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

/** The rows that the scanner finds when the bytes come in chunks of a size. */
function scanned(text: string, how: { delimiter: string; newline: '\n' | '\r\n' }, size: number): { rows: string[][]; unclosed: number } {
  const rows: string[][] = [];
  let unclosed = 0;
  const scanner = new RowScanner(how, (row, isUnclosed) => {
    rows.push(row.texts());
    if (isUnclosed) unclosed++;
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) scanner.take(bytes.subarray(at, at + size));
  scanner.finish();
  return { rows, unclosed };
}

/** The same by papaparse; it alone counts the end of the last line as one more row. */
function parsed(text: string, how: { delimiter: string; newline: '\n' | '\r\n' }): { rows: string[][]; unclosed: number } {
  const { data, errors } = Papa.parse<string[]>(text, { ...how, fastMode: false });
  const isEnded = text.endsWith(how.newline) && data.at(-1)?.length === 1 && data.at(-1)?.[0] === '';
  return { rows: isEnded ? data.slice(0, -1) : data, unclosed: errors.filter(({ code }) => code === 'MissingQuotes').length };
}

const quoted = (cell: string, how: { delimiter: string }, isAlways: boolean): string => (isAlways || /["\r\n]/.test(cell) || cell.includes(how.delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell);

describe('the scanner', () => {
  it('reads spoiled text as papaparse does, however it is cut into chunks', () => {
    fc.assert(
      fc.property(spoiled, dialect, fc.integer({ min: 1, max: 9 }), (text, how, size) => {
        expect(scanned(text, how, size)).toEqual(parsed(text, how));
      }),
      { numRuns: 3000 },
    );
  });

  it('reads a table back as it was written, in any dialect and encoding', async () => {
    const cell = fc.array(fc.constantFrom('a', 'Zoë', '"', ',', ';', '\n', 'x', '1'), { maxLength: 5 }).map((pieces) => pieces.join(''));
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, dialect, fc.constantFrom('utf-8', 'utf-8-sig', 'utf-16le', 'utf-16be', 'windows-1252'), fc.boolean(), async (rows, how, encoding, isAlways) => {
        const text = [['one', 'two', 'three'], ...rows].map((row) => row.map((each) => quoted(each, how, isAlways)).join(how.delimiter)).join(how.newline);
        const bytes = iconv.encode(text, encoding === 'utf-8-sig' ? 'utf-8' : encoding, { addBOM: encoding === 'utf-8-sig' || encoding.startsWith('utf-16') });
        const read: string[][] = [];
        await readRows(aFile(bytes).path, { encoding, delimiter: how.delimiter }, { onHeader: () => undefined, onRow: (cells) => read.push(cells) });
        expect(read).toEqual(rows.filter((row) => row.some((each) => each.trim() !== '')).map((row) => unwrapped(row, how.delimiter)));
      }),
      { numRuns: 200 },
    );
  });

  it('goes on after a malformed quotation', () => {
    expect(scanned('a,b\n1,"x"y",2\n3,4\n', { delimiter: ',', newline: '\n' }, 4).rows).toEqual([['a', 'b'], ['1', 'x"y', '2'], ['3', '4']]);
  });
});

/** A row whose first cell alone is filled and holds a delimiter is taken for a row inside one cell. */
function unwrapped(row: readonly string[], delimiter: string): string[] {
  const [first = '', ...rest] = row;
  if (!first.includes(delimiter) || rest.some((cell) => cell !== '')) return [...row];
  const cells = Papa.parse<string[]>(first, { delimiter }).data[0] ?? [];
  return cells.length < 2 ? [...row] : cells.length < 3 ? [...cells, ...Array.from({ length: 3 - cells.length }, () => '')] : cells;
}
