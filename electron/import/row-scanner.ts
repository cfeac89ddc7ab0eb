import { wordsOver } from './byte-words.ts';
import { CellRow } from './cell-row.ts';
import { free } from './growing.ts';
import { ImportRefusal } from './import-types.ts';
import { readOddRow } from './odd-row.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;
/** A row that is longer is no row: a quotation mark was opened and never closed. */
const MOST_ROW_BYTES = 128 << 20;
const FIRST_BYTES = 2 << 20;
/** Each byte of a word 1, and each byte's highest bit. */
const ONES = 0x01010101;
const HIGHS = 0x80808080 | 0;
const EACH_LF = 0x0a0a0a0a;

/** How rows and cells end: one byte between cells, LF or CRLF after rows. */
export interface ScanDialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n';
}

/**
 * Finds rows and cells in UTF-8 bytes that come in chunks. The definition is papaparse: cells that begin with a quotation
 * mark and whose closing one stands before a delimiter or the row's end are plain, and so are cells that do not begin with
 * one; a row with any other cell is handed to papaparse.
 */
export class RowScanner {
  private readonly row = new CellRow();
  private readonly dialect: ScanDialect;
  private readonly onRow: (row: CellRow, isUnclosed: boolean) => void;
  private readonly onRest: () => void;
  private readonly delimiter: number;
  /** The delimiter in each byte of a word. */
  private readonly delimiters: number;
  private readonly isCrlf: boolean;
  private bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private words: DataView = wordsOver(this.bytes);
  private filled = 0;
  /** Where the row, its cell in hand and the part of it that was not searched begin. */
  private rowStart = 0;
  private cell = 0;
  private searched = 0;
  private isQuoted = false;
  private doubled: number[] = [];
  /** An odd row is looked at again when so many bytes are there. */
  private oddAgainAt = 0;

  constructor(dialect: ScanDialect, onRow: (row: CellRow, isUnclosed: boolean) => void, onRest: () => void = () => undefined) {
    this.onRest = onRest;
    this.dialect = dialect;
    this.onRow = onRow;
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.delimiters = this.delimiter * ONES;
    this.isCrlf = dialect.newline === '\r\n';
  }

  /** Takes some more bytes; `onRest` is told when those of the rows found before are about to be overwritten. */
  take(chunk: Buffer): void {
    this.onRest();
    this.append(chunk);
    if (this.oddAgainAt === 0 || this.filled >= this.oddAgainAt) this.scan(false);
  }

  finish(): void {
    this.oddAgainAt = 0;
    this.scan(true);
    this.onRest();
    free(this.bytes);
  }

  private append(chunk: Buffer): void {
    const kept = this.filled - this.rowStart;
    if (kept > MOST_ROW_BYTES) throw new ImportRefusal('refused', 'has a row of more than 128 MB: a quotation mark is opened and never closed. Mend the row in the file, then import again.');
    if (kept + chunk.length > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, kept + chunk.length));
      this.bytes.copy(larger, 0, this.rowStart, this.filled);
      this.bytes = larger;
      this.words = wordsOver(larger);
    } else {
      this.bytes.copyWithin(0, this.rowStart, this.filled);
    }
    this.shiftBy(this.rowStart);
    chunk.copy(this.bytes, this.filled);
    this.filled += chunk.length;
  }

  private shiftBy(moved: number): void {
    this.filled -= moved;
    this.cell -= moved;
    this.searched -= moved;
    this.rowStart = 0;
    if (this.oddAgainAt > 0) this.oddAgainAt -= moved;
    for (let cell = 0; cell < this.row.count; cell++) {
      this.row.starts[cell]! -= moved;
      this.row.ends[cell]! -= moved;
    }
  }

  private scan(isLast: boolean): void {
    while (this.rowStart < this.filled) {
      const next = this.oddAgainAt > 0 ? -2 : this.endOfRow(isLast);
      if (next === -1) return;
      if (next === -2) {
        if (!this.takeOddRow(isLast)) return;
      } else {
        this.emit(next);
      }
    }
  }

  private emit(next: number): void {
    const { row } = this;
    row.bytes = this.bytes;
    for (const cell of this.doubled) row.ends[cell] = undouble(this.bytes, row.starts[cell]!, row.ends[cell]!);
    this.onRow(row, false);
    this.begin(next);
  }

  private begin(at: number): void {
    this.rowStart = this.cell = this.searched = at;
    this.row.count = 0;
    if (this.doubled.length > 0) this.doubled = [];
    this.oddAgainAt = 0;
  }

  private takeOddRow(isLast: boolean): boolean {
    const odd = readOddRow(this.bytes.subarray(this.rowStart, this.filled), this.dialect, isLast);
    if (odd === null) {
      this.oddAgainAt = this.rowStart + 2 * (this.filled - this.rowStart); // looking at every chunk would take the square of the row
      return false;
    }
    this.row.setTexts(odd.cells);
    this.onRow(this.row, odd.isUnclosed);
    this.begin(this.rowStart + odd.bytes);
    return true;
  }

  /** Pushes the row's cells. Where the next row begins; -1 when the row is not all there; -2 when papaparse must read it. */
  private endOfRow(isLast: boolean): number {
    for (;;) {
      if (this.searched === this.cell) {
        if (this.cell >= this.filled) return isLast ? this.lastCell(this.cell) : -1;
        this.isQuoted = this.bytes[this.cell] === QUOTE;
        if (this.isQuoted) this.searched++;
      }
      const next = this.isQuoted ? this.quotedCell(isLast) : this.plainCells(isLast);
      if (next !== 0) return next;
    }
  }

  private lastCell(end: number): number {
    this.row.push(this.cell, end);
    return this.filled;
  }

  /** Cells without quotation marks at their beginning, as many as stand side by side; 0 when a quoted one follows. */
  private plainCells(isLast: boolean): number {
    const { bytes, filled, delimiter, isCrlf, row } = this;
    let cell = this.cell;
    for (let at = this.nextSign(this.searched); at < filled; at = this.nextSign(at + 1)) {
      if (bytes[at] === delimiter) {
        row.push(cell, at);
        cell = at + 1;
        if (cell < filled && bytes[cell] === QUOTE) {
          this.cell = this.searched = cell;
          return 0;
        }
      } else if (!isCrlf) {
        row.push(cell, at);
        return at + 1;
      } else if (at > cell && bytes[at - 1] === CR) {
        row.push(cell, at - 1);
        return at + 1;
      }
    }
    this.cell = cell;
    this.searched = filled;
    return isLast ? this.lastCell(filled) : -1;
  }

  /** Where the next delimiter or line feed stands, looking at four bytes at a time; where the bytes end when there is none. */
  private nextSign(from: number): number {
    const { bytes, words, filled, delimiter, delimiters } = this;
    let at = from;
    for (; at + 4 <= filled; at += 4) {
      const word = words.getInt32(at, true);
      const apart = word ^ delimiters;
      const below = word ^ EACH_LF;
      // A byte that has become 0 borrows from its highest bit; of several that seem to, the lowest one is right.
      const found = (((apart - ONES) & ~apart) | ((below - ONES) & ~below)) & HIGHS;
      if (found !== 0) return at + ((31 - Math.clz32(found & -found)) >> 3);
    }
    while (at < filled && bytes[at] !== delimiter && bytes[at] !== LF) at++;
    return at;
  }

  /** One quoted cell; 0 when another cell follows. */
  private quotedCell(isLast: boolean): number {
    const { bytes, filled, delimiter, isCrlf } = this;
    let at = this.searched;
    for (;;) {
      while (at < filled && bytes[at] !== QUOTE) at++;
      this.searched = at;
      const after = at + 1;
      if (after >= filled) return !isLast ? -1 : at === filled ? -2 : this.closeCell(at, filled);
      const byte = bytes[after]!;
      if (byte === QUOTE) {
        if (this.doubled.at(-1) !== this.row.count) this.doubled.push(this.row.count);
        at += 2;
        continue;
      }
      if (byte === delimiter) {
        this.closeCell(at, 0);
        this.cell = this.searched = after + 1;
        return 0;
      }
      if (byte === LF && !isCrlf) return this.closeCell(at, after + 1);
      if (byte === CR && isCrlf) {
        if (after + 1 >= filled) return isLast ? -2 : -1;
        if (bytes[after + 1] === LF) return this.closeCell(at, after + 2);
      }
      return -2;
    }
  }

  private closeCell(quote: number, next: number): number {
    this.row.push(this.cell + 1, quote);
    return next;
  }
}

/** Makes two quotation marks one, in place; where the cell ends now. */
function undouble(bytes: Buffer, start: number, end: number): number {
  let to = start;
  for (let from = start; from < end; from++) {
    bytes[to++] = bytes[from]!;
    if (bytes[from] === QUOTE) from++;
  }
  return to;
}
