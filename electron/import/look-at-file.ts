import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { createColumnLook, lookRoomFor, type ColumnLook } from './column-look.ts';
import { decoderName, detectEncoding, WORKBOOK_ENCODING } from './detect-encoding.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { ImportRefusal } from './import-types.ts';
import { listSheets } from './look-at-workbook.ts';
import { readRows, type RowOddities } from './read-rows.ts';

/** A first pass over a whole file. */
export interface FileLook {
  readonly encoding: string;
  readonly delimiter: string;
  /** The sheets of a workbook and the one that was looked at; none and '' for text. */
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly header: readonly string[];
  /** Columns of the header as written. */
  readonly columnsWritten: number;
  readonly columns: readonly ColumnLook[];
  readonly oddities: RowOddities;
  readonly faulty: number;
}

/** Reads a file once and keeps what guesses need. Throws ImportRefusal when it is no table of text. */
export async function lookAtFile(file: { readonly path: string; readonly name: string; readonly bytes: number }, given: { encoding?: string | undefined; delimiter?: string | undefined; sheet?: string | undefined }, watch: { readonly signal?: AbortSignal; onBytes?(done: number): void } = {}): Promise<FileLook> {
  if (file.bytes === 0) throw new ImportRefusal('unreadableFile', `${file.name} is empty. Export it again with a header and at least one row.`);
  const detected = given.encoding === undefined ? await named(file.name, () => detectEncoding(file.path)) : { encoding: given.encoding };
  if ('refusal' in detected) throw new ImportRefusal('unreadableFile', `${file.name} ${detected.refusal}`);
  const { encoding } = detected;
  const isSheet = encoding === WORKBOOK_ENCODING;
  if (!isSheet && !iconv.encodingExists(decoderName(encoding))) throw new ImportRefusal('refused', `${file.name} cannot be read as "${encoding}": that encoding is not known. Choose another.`);
  const sheets = isSheet ? await named(file.name, () => listSheets(file.path)) : [];
  const sheet = given.sheet ?? sheets[0] ?? '';
  const beginning = isSheet ? '' : await firstText(file.path, encoding);
  const delimiter = isSheet ? ',' : (given.delimiter ?? detectDelimiter(beginning));
  const looks: ReturnType<typeof createColumnLook>[] = [];
  let header: readonly string[] = [];
  let faulty = 0;
  let done = 0;
  const oddities = await named(file.name, () =>
    readRows(file.path, { encoding, delimiter, sheet }, {
      onHeader(names) {
        header = names;
        const room = lookRoomFor(names.length);
        for (const _ of names) looks.push(createColumnLook(room));
      },
      onRow(cells, _line, fault) {
        if (fault !== null) faulty++;
        else for (let i = 0; i < looks.length; i++) looks[i]?.take(cells[i] ?? '');
      },
      onBytes: (bytes) => watch.onBytes?.((done += bytes)),
    }, watch.signal),
  );
  return { encoding, delimiter, sheets, sheet, header, columnsWritten: Math.max(header.length, columnsIn(beginning, delimiter)), columns: looks.map((look) => look.finish()), oddities, faulty };
}

/** Cells of the first row that is not blank. */
function columnsIn(text: string, delimiter: string): number {
  return Papa.parse<string[]>(text, { delimiter, preview: 20 }).data.find((cells) => cells.some((cell) => cell.trim() !== ''))?.length ?? 0;
}

async function firstText(path: string, encoding: string): Promise<string> {
  for await (const chunk of createReadStream(path, { end: 64 * 1024 - 1 })) {
    return iconv.decode(chunk as Buffer, decoderName(encoding)); // a stream without encoding yields buffers
  }
  return '';
}

/** Puts the file's name before a refusal that only knows what happened. */
export async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ImportRefusal && error.code === 'unreadableFile' && !error.message.startsWith(name)) throw new ImportRefusal(error.code, `${name} ${error.message}`);
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')) {
      throw new ImportRefusal('unreadableFile', `${name} can no longer be read. It may have been moved or is open elsewhere: add it again.`);
    }
    throw error;
  }
}
