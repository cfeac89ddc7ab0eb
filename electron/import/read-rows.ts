import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { CellRow } from './cell-row.ts';
import { ImportRefusal } from './import-types.ts';
import { decoderName, WORKBOOK_ENCODING } from './detect-encoding.ts';
import { readChunks } from './read-chunks.ts';
import { readWorkbook } from './read-workbook.ts';
import { createRowSorter, type RowOddities, type RowPolicy, type RowSorter } from './row-sorter.ts';
import { RowScanner, type ScanDialect } from './row-scanner.ts';

export type { RowOddities } from './row-sorter.ts';

/** What stands in no cell: the cells of a sheet are apart already. */
const NO_DELIMITER = '\u0000';

/** How a delimited file is written. */
export interface FileDialect {
  readonly encoding: string;
  readonly delimiter: string;
  /** The sheet of a workbook, whose encoding is `xlsx`. */
  readonly sheet?: string | undefined;
  /** What is done about odd rows. */
  readonly rows?: RowPolicy | undefined;
  /** What a delimited file holds, where it is in memory already. */
  readonly held?: Uint8Array | undefined;
}

/** What takes the rows as bytes; `line` counts data rows from 1. */
export interface CellReader {
  onHeader(header: readonly string[]): void;
  /** `fault` is set when the row cannot be trusted; the cells are given all the same. The row is overwritten by the next one. */
  onRow(row: CellRow, line: number, fault: string | null): void;
  /** Called before the bytes of the rows given so far are overwritten; a row's bytes of its own are not. */
  onRest?(): void;
  /** The file's bytes as they stand; they are overwritten when the returned promise is fulfilled. */
  onBytes?(bytes: Buffer): void | Promise<void>;
}

/** The same with cells as text. */
export interface RowReader {
  onHeader(header: readonly string[]): void;
  onRow(cells: string[], line: number, fault: string | null): void;
  onBytes?(bytes: number): void;
}

/** Streams a delimited file row by row. Throws ImportRefusal when it has no header or the signal is aborted. */
export async function readRows(path: string, how: FileDialect, reader: RowReader, signal?: AbortSignal): Promise<RowOddities> {
  return readCells(path, how, {
    onHeader: (header) => reader.onHeader(header),
    onRow: (row, line, fault) => reader.onRow(row.texts(), line, fault),
    onBytes: (bytes) => reader.onBytes?.(bytes.length),
  }, signal);
}

/**
 * The same with cells as bytes, and the digest of the file. Plain rows are found by a scanner of bytes; rows with a
 * malformed quotation, and files in which a delimiter or a line end is not what the scanner knows, by papaparse.
 */
export async function readCells(path: string, how: FileDialect, reader: CellReader, signal?: AbortSignal): Promise<RowOddities & { readonly sha256: string }> {
  const isWorkbook = how.encoding === WORKBOOK_ENCODING;
  const rows = createRowSorter(isWorkbook ? NO_DELIMITER : how.delimiter, reader, how.rows);
  if (isWorkbook) {
    await cancellable(() => readWorkbook(path, how.sheet ?? '', rows, signal));
    const { sha256 } = await cancellable(() => readChunks(path, 'utf-8', () => undefined, reader, signal)); // its bytes are heard and digested as those of any file
    return { ...rows.finish(), sha256 };
  }
  let scanner: RowScanner | null = null;
  let isForPapaparse = false;
  const take = (utf8: Buffer): void => {
    if (isForPapaparse || utf8.length === 0) return;
    if (scanner === null) {
      const dialect = scanDialectOf(utf8, how.delimiter);
      isForPapaparse = dialect === null;
      if (dialect === null) return;
      scanner = new RowScanner(dialect, (row, isUnclosed) => rows.take(row, isUnclosed), () => reader.onRest?.());
    }
    scanner.take(utf8);
  };
  const { sha256 } = await cancellable(() => readChunks(path, how.encoding, take, { held: how.held, onBytes: (bytes) => reader.onBytes?.(bytes) }, signal));
  (scanner as RowScanner | null)?.finish(); // the compiler does not see the assignment inside the callback
  if (isForPapaparse) await parseRows(path, how, rows, signal);
  return { ...rows.finish(), sha256 };
}

async function cancellable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Error && error.name === 'AbortError' ? cancelled() : error;
  }
}

const cancelled = (): ImportRefusal => new ImportRefusal('cancelled', 'The import was cancelled. The history from before is unchanged.');

/** How the scanner reads the file by its beginning, as papaparse guesses line ends; null when papaparse must read it all. */
function scanDialectOf(beginning: Buffer, delimiter: string): ScanDialect | null {
  if (delimiter.length !== 1 || delimiter.charCodeAt(0) >= 0x80) return null;
  const { linebreak } = Papa.parse(beginning.toString('utf8'), { delimiter, preview: 1 }).meta;
  return linebreak === '\n' || linebreak === '\r\n' ? { delimiter, newline: linebreak } : null;
}

/** Reads a whole file with papaparse. */
async function parseRows(path: string, how: FileDialect, rows: RowSorter, signal?: AbortSignal): Promise<void> {
  const source = createReadStream(path, { highWaterMark: 1 << 18 });
  const decoded = source.pipe(iconv.decodeStream(decoderName(how.encoding)));
  const row = new CellRow();
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
          if (signal?.aborted) throw cancelled();
          const unclosed = new Set(results.errors.filter((error) => error.code === 'MissingQuotes').map((error) => error.row));
          results.data.forEach((cells, index) => {
            row.setTexts(cells);
            rows.take(row, unclosed.has(index));
          });
        } catch (error) {
          stop(error); // before the abort, whose "complete" would settle it as read
          parser.abort();
        }
      },
      complete: () => resolve(),
      error: stop,
    });
  });
}
