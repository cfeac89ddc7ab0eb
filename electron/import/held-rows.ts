import { BATCH, type ByteDictionary } from './byte-dictionary.ts';
import { CellRow } from './cell-row.ts';

/**
 * Rows that are held where they stand until there are enough of them, so that one of their cells is looked up for all of them
 * at once. Whoever overwrites the rows' bytes must ask for `flush` before.
 */
export class HeldRows {
  private bytes: Buffer = Buffer.alloc(0);
  private count = 0;
  private readonly lines = new Float64Array(BATCH);
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly idStarts = new Uint32Array(BATCH);
  private readonly idEnds = new Uint32Array(BATCH);
  private readonly codes = new Uint32Array(BATCH);
  private readonly row = new CellRow();
  private readonly width: number;
  private readonly id: number;
  private readonly ids: ByteDictionary;
  private readonly take: (row: CellRow, line: number, code: number) => void;

  /** Rows have `width` cells at least; `take` hears each of them, in their order, with the code that its cell `id` has among `ids` as it stands; 0: none yet. */
  constructor(width: number, id: number, ids: ByteDictionary, take: (row: CellRow, line: number, code: number) => void) {
    this.width = width;
    this.id = id;
    this.ids = ids;
    this.take = take;
    this.starts = new Uint32Array(BATCH * width);
    this.ends = new Uint32Array(BATCH * width);
  }

  add(row: CellRow, line: number): void {
    if (this.count === BATCH || row.bytes !== this.bytes) this.flush();
    if (this.count === 0) this.bytes = row.bytes;
    const { width, starts, ends, count, id } = this;
    const at = count * width;
    for (let cell = 0; cell < width; cell++) {
      starts[at + cell] = row.starts[cell]!;
      ends[at + cell] = row.ends[cell]!;
    }
    this.idStarts[count] = row.starts[id]!;
    this.idEnds[count] = row.ends[id]!;
    this.lines[count] = line;
    this.count++;
  }

  flush(): void {
    const { count, width, row, bytes, starts, ends, codes } = this;
    if (count === 0) return;
    this.count = 0;
    this.ids.findAll(bytes, this.idStarts, this.idEnds, count, codes);
    for (let i = 0; i < count; i++) {
      row.bytes = bytes;
      row.count = 0;
      for (let cell = i * width; cell < (i + 1) * width; cell++) row.push(starts[cell]!, ends[cell]!);
      this.take(row, this.lines[i]!, codes[i]!);
    }
  }
}
