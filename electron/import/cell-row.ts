const FIRST_CELLS = 64;

/**
 * One row as bytes: cell i is the UTF-8 in `bytes` from `starts[i]` to `ends[i]`, unquoted. The row is the reader's own and
 * is overwritten by the next one: keep copies, never the row.
 */
export class CellRow {
  bytes: Buffer = Buffer.alloc(0);
  count = 0;
  starts: Uint32Array = new Uint32Array(FIRST_CELLS);
  ends: Uint32Array = new Uint32Array(FIRST_CELLS);

  push(start: number, end: number): void {
    if (this.count === this.starts.length) this.grow();
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count++;
  }

  /** The cell as text; '' beyond the last one. */
  text(cell: number): string {
    if (cell >= this.count) return '';
    return textOf(this.bytes, this.starts[cell]!, this.ends[cell]!);
  }

  texts(): string[] {
    return Array.from({ length: this.count }, (_, cell) => this.text(cell));
  }

  /** Takes cells that were read as text, in bytes of their own. */
  setTexts(cells: readonly string[]): void {
    this.bytes = Buffer.from(cells.join(''), 'utf8');
    this.count = 0;
    let at = 0;
    for (const cell of cells) {
      const end = at + Buffer.byteLength(cell, 'utf8');
      this.push(at, end);
      at = end;
    }
  }

  private grow(): void {
    const [starts, ends] = [new Uint32Array(this.count * 2), new Uint32Array(this.count * 2)];
    starts.set(this.starts);
    ends.set(this.ends);
    [this.starts, this.ends] = [starts, ends];
  }
}

/** Bytes as text; short ones without leaving JavaScript. */
export function textOf(bytes: Buffer, start: number, end: number): string {
  if (end - start > 24) return bytes.toString('utf8', start, end);
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0x80) return bytes.toString('utf8', start, end);
    text += String.fromCharCode(byte);
  }
  return text;
}

/** A cell's bytes without blanks around them; `trimmed.start` and `trimmed.end` hold the result. */
export const trimmed = { start: 0, end: 0 };

/** Trims as String.trim does; true when something is left. */
export function trimCell(bytes: Buffer, start: number, end: number): boolean {
  let from = start; // no destructuring of arrays where every cell comes by: each makes garbage
  let to = end;
  while (from < to && isBlank(bytes[from]!)) from++;
  while (to > from && isBlank(bytes[to - 1]!)) to--;
  trimmed.start = from;
  trimmed.end = to;
  if (from === to) return false;
  // Blanks beyond ASCII are rare: only a cell that begins or ends beyond ASCII is looked at as text.
  return bytes[from]! < 0x80 && bytes[to - 1]! < 0x80 ? true : trimText(bytes, from, to);
}

function trimText(bytes: Buffer, from: number, to: number): boolean {
  const text = bytes.toString('utf8', from, to);
  const start = from + Buffer.byteLength(text) - Buffer.byteLength(text.trimStart());
  trimmed.start = start;
  trimmed.end = start + Buffer.byteLength(text.trim());
  return trimmed.end > trimmed.start;
}

const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
