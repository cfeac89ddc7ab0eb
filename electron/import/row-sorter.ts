import Papa from 'papaparse';
import { trimCell, type CellRow } from './cell-row.ts';
import { ImportRefusal } from './import-types.ts';
import { headerWidth, tidyHeader } from './tidy-header.ts';

/** What was odd about the rows of a file, counted. */
export interface RowOddities {
  /** Data rows, blank lines not counted. */
  rows: number;
  /** Rows that stood whole inside one quoted cell and were unwrapped. */
  wrapped: number;
  /** Rows with fewer cells than the header: the missing ones are blank. */
  short: number;
  /** Rows with more cells than the header as written, whose extra cells were blank. */
  trailing: number;
}

/** Tells header, blank lines and rows apart, and rows that are whole from rows that are not. */
export interface RowSorter {
  take(row: CellRow, isUnclosed: boolean): void;
  /** Throws ImportRefusal when there was no header. */
  finish(): RowOddities;
}

interface Heard {
  onHeader(header: readonly string[]): void;
  onRow(row: CellRow, line: number, fault: string | null): void;
}

const CR = 13;

export function createRowSorter(delimiter: string, reader: Heard): RowSorter {
  const seen: RowOddities = { rows: 0, wrapped: 0, short: 0, trailing: 0 };
  let width = 0;
  let written = 0;
  const takeHeader = (cells: readonly string[]): void => {
    const header = cells.length === 1 ? unwrap(cells[0] ?? '', delimiter) ?? cells : cells;
    width = headerWidth(header);
    written = header.length;
    reader.onHeader(tidyHeader(header.slice(0, width)));
  };
  return {
    take(row, isUnclosed) {
      const last = row.count - 1;
      if (row.ends[last]! > row.starts[last]! && row.bytes[row.ends[last]! - 1] === CR) row.ends[last]!--;
      if (isBlankFrom(row, 0)) return;
      if (width === 0) return takeHeader(row.texts());
      seen.rows++;
      if (width > 1 && isEmptyFrom(row, 1)) {
        const unwrapped = unwrap(row.text(0), delimiter);
        if (unwrapped !== null) {
          seen.wrapped++;
          row.setTexts(unwrapped);
        }
      }
      reader.onRow(row, seen.rows, faultOf(row, isUnclosed, width, written, seen));
    },
    finish() {
      if (width === 0) throw new ImportRefusal('unreadableFile', 'is empty: it has no header row. Export it again with a header and at least one row.');
      return seen;
    },
  };
}

function isBlankFrom(row: CellRow, first: number): boolean {
  for (let cell = first; cell < row.count; cell++) {
    if (trimCell(row.bytes, row.starts[cell]!, row.ends[cell]!)) return false;
  }
  return true;
}

function isEmptyFrom(row: CellRow, first: number): boolean {
  for (let cell = first; cell < row.count; cell++) if (row.ends[cell]! > row.starts[cell]!) return false;
  return true;
}

/** Counts what is odd, fills a short row, and says why a row cannot be trusted. */
function faultOf(row: CellRow, isUnclosed: boolean, width: number, written: number, seen: RowOddities): string | null {
  const fault = isUnclosed ? 'A quotation mark is opened and never closed, so the end of the row is missing.' : null;
  if (row.count > width) {
    if (!isBlankFrom(row, width)) return fault ?? `The row has ${row.count} cells under a header of ${width}, so its cells may stand in the wrong columns.`;
    if (row.count > written) seen.trailing++;
  } else if (row.count < width) {
    seen.short++;
    while (row.count < width) row.push(0, 0);
  }
  return fault;
}

/** The cells of a row that stands whole inside one cell; null when it does not. */
function unwrap(cell: string, delimiter: string): string[] | null {
  if (!cell.includes(delimiter)) return null;
  const row = Papa.parse<string[]>(cell, { delimiter }).data[0];
  return row !== undefined && row.length > 1 ? row : null;
}
