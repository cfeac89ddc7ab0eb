import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Cell, CellValue, Row } from 'exceljs';
import { CellRow } from './cell-row.ts';
import { ImportRefusal } from './import-types.ts';
import { refuseSwelling } from './look-at-workbook.ts';
import type { RowSorter } from './row-sorter.ts';
import { unpackEntry, withArchive, type ZipEntry } from './zip-entries.ts';

/** A sheet holds at most 1,048,576 rows; cells are capped because every one is an object while it is read. */
const MOST_CELLS = 60_000_000;

/** What may be read of a workbook. */
export interface WorkbookLimits {
  readonly unpackedBytes?: number;
  readonly cells?: number;
}

/**
 * Streams one sheet row by row. Formulas are read as the result kept with them and never run. The parts are given to the
 * library in the order in which it needs them: left alone it would write other sheets to the disk while it waits for texts.
 */
export async function readWorkbook(path: string, sheet: string, rows: RowSorter, signal?: AbortSignal, limits: WorkbookLimits = {}): Promise<void> {
  await refuseSwelling(path, limits.unpackedBytes, signal);
  const { default: exceljs } = await import('exceljs'); // large, and most imports have no workbook
  const reader = new exceljs.stream.xlsx.WorkbookReader('', { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' });
  const parts = reader as unknown as WorkbookParts; // its types name only what reads a whole file
  try {
    await withArchive(path, async (file, entries) => {
      const sheetEntry = await openSheet(parts, (name) => textOfEntry(file, entries.find((entry) => entry.name === name)), sheet);
      await takeRows(parts, textOfEntry(file, entries.find((entry) => entry.name === sheetEntry)), rows, limits.cells ?? MOST_CELLS, signal);
    });
  } catch (error) {
    if (error instanceof ImportRefusal || (error instanceof Error && (error.name === 'AbortError' || 'code' in error))) throw error;
    throw new ImportRefusal('unreadableFile', 'is a workbook that cannot be read to its end. Open it in a spreadsheet, save it again or save the sheet as CSV, and add that file.');
  }
}

/** The parts of exceljs 4.4's reader, each of which takes one file of the archive. */
interface WorkbookParts {
  readonly model: { readonly sheets?: readonly { readonly name: string; readonly rId: string }[] } | undefined;
  readonly workbookRels: readonly { readonly Id: string; readonly Target: string }[] | undefined;
  _parseRels(part: Readable): Promise<void>;
  _parseWorkbook(part: Readable): Promise<void>;
  _parseStyles(part: Readable): Promise<void>;
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>;
  _parseWorksheet(part: AsyncIterable<string>, number: number): Iterable<{ readonly value: AsyncIterable<Row> }>;
}

/** Reads what the cells of a sheet refer to; the name of the sheet's own part. Throws ImportRefusal when there is none. */
async function openSheet(parts: WorkbookParts, part: (name: string) => AsyncIterable<string>, sheet: string): Promise<string> {
  await parts._parseRels(Readable.from(part('xl/_rels/workbook.xml.rels')));
  await parts._parseWorkbook(Readable.from(part('xl/workbook.xml')));
  await parts._parseStyles(Readable.from(part('xl/styles.xml')));
  for await (const _ of parts._parseSharedStrings(Readable.from(part('xl/sharedStrings.xml')))); // it keeps them itself
  const id = parts.model?.sheets?.find(({ name }) => name === sheet)?.rId;
  const target = parts.workbookRels?.find(({ Id }) => Id === id)?.Target;
  if (id === undefined || target === undefined) throw new ImportRefusal('unreadableFile', `has no sheet "${sheet}". Choose another sheet.`);
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

async function takeRows(parts: WorkbookParts, xml: AsyncIterable<string>, rows: RowSorter, mostCells: number, signal: AbortSignal | undefined): Promise<void> {
  const row = new CellRow();
  let cells = 0;
  for (const { value: worksheet } of parts._parseWorksheet(xml, 1)) {
    for await (const line of worksheet) {
      signal?.throwIfAborted();
      const texts = textsOf(line);
      cells += texts.length;
      if (cells > mostCells) throw new ImportRefusal('unreadableFile', `has a sheet with more than ${mostCells.toLocaleString('en')} cells. Save the sheet as CSV and add that file.`);
      if (texts.length === 0) continue;
      row.setTexts(texts);
      rows.take(row, false);
    }
  }
}

/** A part as text: pieces may end inside a character, and the library would spoil it. */
async function* textOfEntry(file: FileHandle, entry: ZipEntry | undefined): AsyncGenerator<string> {
  if (entry === undefined) return;
  const decoder = new TextDecoder();
  for await (const piece of unpackEntry(file, entry)) yield decoder.decode(piece, { stream: true });
}

function textsOf(row: Row): string[] {
  const texts: string[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    while (texts.length < column - 1) texts.push('');
    texts.push(textOf(cell));
  });
  return texts;
}

function textOf(cell: Cell): string {
  const value = cell.value;
  if (typeof value === 'object' && value !== null && 'result' in value) {
    const { result } = value;
    // The library tells dates by their format in plain cells only.
    return typeof result === 'number' && isDateFormat(cell.numFmt) ? dateText(new Date(Math.round((result - 25_569) * 86_400_000))) : valueText(result);
  }
  return valueText(value);
}

function valueText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : ''; // a sheet keeps 15 digits
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return dateText(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return valueText(value.text);
  return '';
}

/** A sheet's date has no zone: the wall clock as written, a day alone at midnight, a time alone on day 0. */
function dateText(date: Date): string {
  const seconds = Math.round(date.getTime() / 1000) * 1000; // days as fractions miss by microseconds
  if (Number.isNaN(seconds)) return '';
  const text = new Date(seconds).toISOString();
  const [day, time] = [text.slice(0, 10), text.slice(11, 19)];
  if (day === '1899-12-30' || day === '1899-12-31') return time.slice(0, 5);
  return time === '00:00:00' ? day : `${day} ${time}`;
}

const isDateFormat = (format: string | undefined): boolean => format !== undefined && /[ymdhs]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"/g, '')) && format !== 'General';
