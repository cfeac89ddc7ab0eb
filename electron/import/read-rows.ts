import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { decoderName } from './detect-encoding.ts';
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

export interface RowReader {
  onHeader(header: readonly string[]): void;
  /** `fault` is set when the row cannot be trusted; the cells are given all the same. `line` counts data rows from 1. */
  onRow(cells: string[], line: number, fault: string | null): void;
  onBytes?(bytes: number): void;
}

const CHUNK_BYTES = 256 * 1024;

/** Streams a delimited file row by row. Throws ImportRefusal when it has no header or the signal is aborted. */
export async function readRows(
  path: string,
  how: { readonly encoding: string; readonly delimiter: string },
  reader: RowReader,
  signal?: AbortSignal,
): Promise<RowOddities> {
  const rows = createRowSorter(how.delimiter, reader);
  const source = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const decoded = source.pipe(iconv.decodeStream(decoderName(how.encoding)));
  source.on('data', (chunk) => reader.onBytes?.(chunk.length));
  await new Promise<void>((resolve, reject) => {
    const stop = (error: unknown): void => {
      source.destroy();
      reject(error);
    };
    source.on('error', stop);
    Papa.parse<string[], NodeJS.ReadableStream>(decoded, {
      delimiter: how.delimiter,
      chunk(results, parser) {
        try {
          if (signal?.aborted) throw new ImportRefusal('cancelled', 'The import was cancelled. The history from before is unchanged.');
          const unclosed = new Set(results.errors.filter((error) => error.code === 'MissingQuotes').map((error) => error.row));
          results.data.forEach((cells, index) => rows.take(cells, unclosed.has(index)));
        } catch (error) {
          stop(error); // before the abort, whose "complete" would settle it as read
          parser.abort();
        }
      },
      complete: () => resolve(),
      error: stop,
    });
  });
  return rows.finish();
}

interface RowSorter {
  take(cells: string[], isUnclosed: boolean): void;
  finish(): RowOddities;
}

function createRowSorter(delimiter: string, reader: RowReader): RowSorter {
  const seen: RowOddities = { rows: 0, wrapped: 0, short: 0, trailing: 0 };
  let width = 0;
  let written = 0;
  const takeHeader = (cells: string[]): void => {
    const header = cells.length === 1 ? unwrap(cells[0] ?? '', delimiter) ?? cells : cells;
    width = headerWidth(header);
    written = header.length;
    reader.onHeader(tidyHeader(header.slice(0, width)));
  };
  return {
    take(given, isUnclosed) {
      const cells = given;
      const last = cells.length - 1;
      if (cells[last]?.endsWith('\r')) cells[last] = cells[last].slice(0, -1);
      if (cells.every((cell) => cell.trim() === '')) return;
      if (width === 0) return takeHeader(cells);
      seen.rows++;
      const unwrapped = width > 1 && cells.slice(1).every((cell) => cell === '') ? unwrap(cells[0] ?? '', delimiter) : null;
      if (unwrapped !== null) seen.wrapped++;
      takeRow(unwrapped ?? cells, isUnclosed, { width, written }, seen, reader);
    },
    finish() {
      if (width === 0) throw new ImportRefusal('unreadableFile', 'is empty: it has no header row. Export it again with a header and at least one row.');
      return seen;
    },
  };
}

function takeRow(cells: string[], isUnclosed: boolean, { width, written }: { readonly width: number; readonly written: number }, seen: RowOddities, reader: RowReader): void {
  let fault = isUnclosed ? 'A quotation mark is opened and never closed, so the end of the row is missing.' : null;
  if (cells.length > width) {
    if (cells.slice(width).some((cell) => cell.trim() !== '')) {
      fault ??= `The row has ${cells.length} cells under a header of ${width}, so its cells may stand in the wrong columns.`;
    } else if (cells.length > written) {
      seen.trailing++;
    }
  } else if (cells.length < width) {
    seen.short++;
    while (cells.length < width) cells.push('');
  }
  reader.onRow(cells, seen.rows, fault);
}

/** The cells of a row that stands whole inside one cell; null when it does not. */
function unwrap(cell: string, delimiter: string): string[] | null {
  if (!cell.includes(delimiter)) return null;
  const row = Papa.parse<string[]>(cell, { delimiter }).data[0];
  return row !== undefined && row.length > 1 ? row : null;
}
