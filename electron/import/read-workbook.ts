import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Cell, CellValue, Row } from 'exceljs';
import { CellRow } from './cell-row.ts';
import { ImportRefusal } from './import-types.ts';
import { refuseSwelling } from './look-at-workbook.ts';
import type { RowSorter } from './row-sorter.ts';

/** A sheet holds at most 1,048,576 rows; cells are capped because every one is an object while it is read. */
const MOST_CELLS = 60_000_000;

/** What may be read of a workbook. */
export interface WorkbookLimits {
  readonly unpackedBytes?: number;
  readonly cells?: number;
}

/** Streams one sheet row by row and gives the file's digest. Formulas are read as the result kept with them and never run. */
export async function readWorkbook(path: string, sheet: string, rows: RowSorter, signal?: AbortSignal, limits: WorkbookLimits = {}): Promise<{ sha256: string }> {
  await refuseSwelling(path, limits.unpackedBytes, signal);
  const { default: exceljs } = await import('exceljs'); // large, and most imports have no workbook
  const source = createReadStream(path);
  const workbook = new exceljs.stream.xlsx.WorkbookReader(source, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' });
  const mostCells = limits.cells ?? MOST_CELLS;
  const row = new CellRow();
  let cells = 0;
  let isFound = false;
  try {
    for await (const worksheet of workbook) {
      // The library's types leave out the name that a sheet has.
      if ((worksheet as unknown as { name?: string }).name !== sheet) continue;
      isFound = true;
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
  } catch (error) {
    if (error instanceof ImportRefusal || (error instanceof Error && error.name === 'AbortError')) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
    throw new ImportRefusal('unreadableFile', 'is a workbook that cannot be read to its end. Open it in a spreadsheet, save it again or save the sheet as CSV, and add that file.');
  } finally {
    source.destroy();
  }
  if (!isFound) throw new ImportRefusal('unreadableFile', `has no sheet "${sheet}". Choose another sheet.`);
  return { sha256: await digestOf(path) };
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

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer); // a stream without encoding yields buffers
  return hash.digest('hex');
}
