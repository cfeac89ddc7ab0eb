import Papa from 'papaparse';
import { trimCell, type CellRow } from './cell-row.ts';
import { ImportRefusal } from './import-types.ts';
import { unguardFormula } from './guarded-cells.ts';
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
  /** Rows with more cells than the header, the extra ones filled. */
  long: number;
  /** 1 when a quotation mark is opened and never closed. */
  unclosed: number;
  /** The first rows of each oddity as text, a few each. */
  readonly examples: Readonly<Record<OddKind, string[]>>;
}

export type OddKind = 'wrapped' | 'short' | 'trailing' | 'long' | 'unclosed';

/** What is done about odd rows; what is not named is unwrapped, filled, dropped and refused, in this order. */
export interface RowPolicy {
  readonly wrapped?: 'unwrap' | 'refuse';
  readonly short?: 'fill' | 'refuse';
  readonly trailing?: 'drop' | 'refuse';
  readonly long?: 'refuse' | 'cut';
  readonly unclosed?: 'refuse' | 'keep';
}

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 120;

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
/** How the export of refused rows begins; its cells are guarded against being run as formulas. */
export const QUARANTINE: readonly string[] = ['Baton line', 'Baton reason'];
/** As many columns as a spreadsheet has; beyond it the delimiter is wrong or the file is no table. */
export const MOST_COLUMNS = 16_384;
/** Bytes of one cell; a longer one is a quotation that ran on, or no text that a person wrote. */
export const LONGEST_CELL = 1 << 20;

export function createRowSorter(delimiter: string, reader: Heard, policy: RowPolicy = {}): RowSorter {
  const seen: RowOddities = { rows: 0, wrapped: 0, short: 0, trailing: 0, long: 0, unclosed: 0, examples: { wrapped: [], short: [], trailing: [], long: [], unclosed: [] } };
  let width = 0;
  let written = 0;
  let isQuarantine = false;
  const takeHeader = (cells: readonly string[]): void => {
    const header = cells.length === 1 ? unwrap(cells[0] ?? '', delimiter) ?? cells : cells;
    width = headerWidth(header);
    written = header.length;
    isQuarantine = QUARANTINE.every((name, i) => header[i] === name);
    if (width > MOST_COLUMNS) throw new ImportRefusal('unreadableFile', `has ${width.toLocaleString('en')} columns, and at most ${MOST_COLUMNS.toLocaleString('en')} are read. Export only the columns that are needed, or choose another delimiter.`);
    reader.onHeader(tidyHeader(header.slice(0, width)));
  };
  return {
    take(row, isUnclosed) {
      const last = row.count - 1;
      if (row.ends[last]! > row.starts[last]! && row.bytes[row.ends[last]! - 1] === CR) row.ends[last]!--;
      if (isBlankFrom(row, 0)) return;
      if (width === 0) return takeHeader(row.texts());
      seen.rows++;
      if (isQuarantine) row.setTexts(row.texts().map(unguardFormula));
      let fault: string | null = null;
      if (width > 1 && isEmptyFrom(row, 1)) {
        const unwrapped = unwrap(row.text(0), delimiter);
        if (unwrapped !== null) {
          note(seen, 'wrapped', row);
          if (policy.wrapped === 'refuse') fault = 'The row stands whole inside one quoted cell.';
          else row.setTexts(unwrapped);
        }
      }
      reader.onRow(row, seen.rows, fault ?? faultOf(row, isUnclosed, { width, written }, seen, policy));
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
function faultOf(row: CellRow, isUnclosed: boolean, { width, written }: { readonly width: number; readonly written: number }, seen: RowOddities, policy: RowPolicy): string | null {
  if (isUnclosed) note(seen, 'unclosed', row);
  const fault = isUnclosed && policy.unclosed !== 'keep' ? 'A quotation mark is opened and never closed, so the end of the row is missing.' : null;
  const longest = longestCell(row);
  if (longest > LONGEST_CELL) return fault ?? `The row has a cell of ${Math.round(longest / LONGEST_CELL)} MB, and at most 1 MB is read.`;
  if (row.count > width) {
    if (!isBlankFrom(row, width)) {
      note(seen, 'long', row);
      return policy.long === 'cut' ? fault : (fault ?? `The row has ${row.count} cells under a header of ${width}, so its cells may stand in the wrong columns.`);
    }
    if (row.count > written) {
      note(seen, 'trailing', row);
      if (policy.trailing === 'refuse') return fault ?? 'The row ends in empty cells beyond the header.';
    }
  } else if (row.count < width) {
    note(seen, 'short', row);
    const found = row.count;
    while (row.count < width) row.push(0, 0);
    if (policy.short === 'refuse') return fault ?? `The row has ${found} cells under a header of ${width}.`;
  }
  return fault;
}

function longestCell(row: CellRow): number {
  if (row.count === 0 || row.ends[row.count - 1]! - row.starts[0]! <= LONGEST_CELL) return 0; // cells stand in order, so none is longer
  let longest = 0;
  for (let cell = 0; cell < row.count; cell++) longest = Math.max(longest, row.ends[cell]! - row.starts[cell]!);
  return longest;
}

function note(seen: RowOddities, kind: OddKind, row: CellRow): void {
  seen[kind]++;
  if (seen.examples[kind].length < EXAMPLES) seen.examples[kind].push(startOf(row));
}

/** The row's beginning as text, at most a line of it. */
function startOf(row: CellRow): string {
  let text = '';
  for (let cell = 0; cell < row.count && text.length < EXAMPLE_LENGTH; cell++) {
    const end = Math.min(row.ends[cell]!, row.starts[cell]! + EXAMPLE_LENGTH);
    text += `${cell === 0 ? '' : ' · '}${row.bytes.toString('utf8', row.starts[cell]!, end)}`;
  }
  return text.slice(0, EXAMPLE_LENGTH);
}

/** The cells of a row that stands whole inside one cell; null when it does not. */
function unwrap(cell: string, delimiter: string): string[] | null {
  if (!cell.includes(delimiter)) return null;
  const row = Papa.parse<string[]>(cell, { delimiter }).data[0];
  return row !== undefined && row.length > 1 ? row : null;
}
