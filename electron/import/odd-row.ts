import Papa from 'papaparse';

/** A row that papaparse read from the beginning of some bytes. */
export interface OddRow {
  readonly cells: string[];
  /** How many bytes it took. */
  readonly bytes: number;
  readonly isUnclosed: boolean;
}

const FIRST_LOOK = 4096;

/**
 * Has papaparse read the row at the beginning of UTF-8 bytes: it says what a malformed quotation means. Null when the row
 * may go on beyond the bytes and they are not the file's last.
 */
export function readOddRow(bytes: Buffer, how: { readonly delimiter: string; readonly newline: string }, isLast: boolean): OddRow | null {
  for (let look = FIRST_LOOK; ; look *= 4) {
    const isAll = look >= bytes.length;
    const text = bytes.toString('utf8', 0, isAll ? bytes.length : wholeUpTo(bytes, look));
    const { data, errors, meta } = Papa.parse<string[]>(text, { delimiter: how.delimiter, newline: how.newline as '\n', preview: 1, fastMode: false });
    const cells = data[0] ?? [''];
    if (meta.cursor < text.length) return { cells, bytes: Buffer.byteLength(text.slice(0, meta.cursor)), isUnclosed: false };
    if (!isAll) continue;
    return isLast ? { cells, bytes: bytes.length, isUnclosed: errors.some(({ code }) => code === 'MissingQuotes') } : null;
  }
}

/** A place at or before `end` where a character begins. */
function wholeUpTo(bytes: Buffer, end: number): number {
  let place = end;
  while (place > 0 && (bytes[place]! & 0xc0) === 0x80) place--;
  return place;
}
