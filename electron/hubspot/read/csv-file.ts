import { createWriteStream, truncateSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

/** A CSV file that grows row by row. */
export interface CsvFile {
  readonly path: string;
  write(rows: readonly (readonly string[])[]): Promise<void>;
  /** Everything written lies on the disk; gives the size by then. */
  flush(): Promise<number>;
  close(): Promise<void>;
}

/** Begin a file with its header, or go on with one that was cut at `size` bytes. */
export async function openCsv(path: string, header: readonly string[], size: number | null): Promise<CsvFile> {
  if (size !== null) truncateSync(path, size);
  const stream = createWriteStream(path, { flags: size === null ? 'w' : 'a' });
  const write = async (rows: readonly (readonly string[])[]): Promise<void> => {
    if (rows.length === 0) return;
    const text = rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
    if (!stream.write(text)) await once(stream, 'drain');
  };
  if (size === null) await write([header]);
  return {
    path,
    write,
    flush: async () => {
      await new Promise<void>((resolve, reject) => stream.write('', (error) => (error === null || error === undefined ? resolve() : reject(error))));
      return statSync(path).size;
    },
    close: async () => {
      stream.end();
      await finished(stream);
    },
  };
}

/** A cell that spreadsheets and the import read alike. */
const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
