import { free, GrowingInstants } from './growing.ts';

/** Marks facts that no row stands for alone, such as what a deal's row tells of its beginning and its end. */
export const NO_FILE = 254;
/** Marks facts that no row tells at all, but a column of the leads; behind all others, so that of equal ones a told one stays. */
export const DERIVED = 255;

/** Beyond any row that carries a number. */
const NO_ROW = 0xffff_ffff;

/** Large blocks: what is not written to is no memory, and many small ones would have the heap collected again and again. */
const BLOCK_BITS = 18;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const WORDS = 8;

/**
 * 32 bytes a fact, side by side, so that taking one costs one look into memory: instant and the source's id of the event as
 * EventIds knows it, as doubles; then lead, subject and value by the codes of arrival, and owner with kind, automation and the
 * number of the file whose row made the fact (NO_FILE when no row stands for it alone).
 */
interface Block {
  readonly doubles: Float64Array;
  readonly words: Uint32Array;
}

/** Facts as they are read, in a table that grows block by block. */
export class FactTable {
  length = 0;
  /** The numbers that some of the facts carry, by their names; NaN where there is none. */
  readonly amounts = new Map<string, GrowingInstants>();
  private blocks: Block[] = [];

  add(lead: number, at: number, kind: number, subject: number, value: number, owner: number, automated: number, file: number, id: number): void {
    const row = this.length & (BLOCK_ROWS - 1);
    if (row === 0) this.blocks.push(newBlock());
    const { doubles, words } = this.blocks[this.length >> BLOCK_BITS]!;
    doubles[row * 4] = at;
    doubles[row * 4 + 1] = id;
    const word = row * WORDS + 4;
    words[word] = lead;
    words[word + 1] = subject;
    words[word + 2] = value;
    words[word + 3] = owner | (kind << 16) | (automated << 23) | (file << 24);
    this.length++;
  }

  /** The column of numbers of a name, by row. */
  amountsOf(name: string): GrowingInstants {
    let column = this.amounts.get(name);
    if (column === undefined) this.amounts.set(name, (column = new GrowingInstants()));
    return column;
  }

  /** The lead of a fact. */
  leadOf(row: number): number {
    return this.blocks[row >> BLOCK_BITS]!.words[(row & (BLOCK_ROWS - 1)) * WORDS + 4]!;
  }

  /** Gives every fact the new number of its lead, and counts the facts of each lead behind its number. */
  renumber(numberOf: Uint32Array, counts: Uint32Array): void {
    for (let row = 0; row < this.length; row++) {
      const { words } = this.blocks[row >> BLOCK_BITS]!;
      const at = (row & (BLOCK_ROWS - 1)) * WORDS + 4;
      const lead = numberOf[words[at]!]!;
      words[at] = lead;
      counts[lead + 1]!++;
    }
  }

  /** Shows every fact, in the order of the table, to somebody who only looks at lead, instant, kind and subject. */
  each(look: (lead: number, at: number, kind: number, subject: number) => void): void {
    for (let row = 0; row < this.length; row++) {
      const { doubles, words } = this.blocks[row >> BLOCK_BITS]!;
      const at = (row & (BLOCK_ROWS - 1)) * WORDS;
      look(words[at + 4]!, doubles[at >> 1]!, (words[at + 7]! >>> 16) & 0x7f, words[at + 5]!);
    }
  }

  /** Copies one fact into a scratch at a place. */
  copyTo(scratch: FactScratch, place: number, row: number): void {
    const { doubles, words } = this.blocks[row >> BLOCK_BITS]!;
    const at = (row & (BLOCK_ROWS - 1)) * WORDS;
    const packed = words[at + 7]!;
    scratch.at[place] = doubles[at >> 1]!;
    scratch.id[place] = doubles[(at >> 1) + 1]!;
    scratch.row[place] = row;
    scratch.subject[place] = words[at + 5]!;
    scratch.value[place] = words[at + 6]!;
    scratch.owner[place] = packed & 0xffff;
    scratch.kind[place] = (packed >>> 16) & 0x7f;
    scratch.automated[place] = (packed >>> 23) & 1;
    scratch.file[place] = packed >>> 24;
  }

  /** Lets go of everything. */
  clear(): void {
    for (const column of this.amounts.values()) column.clear();
    for (const { words } of this.blocks) free(words);
    this.blocks = [];
    this.length = 0;
  }
}

function newBlock(): Block {
  const words = new Uint32Array(BLOCK_ROWS * WORDS);
  return { words, doubles: new Float64Array(words.buffer) };
}

/** The facts of one lead side by side, while they are put in order. */
export class FactScratch {
  at = new Float64Array(0);
  id = new Float64Array(0);
  /** The row of the table. */
  row = new Uint32Array(0);
  kind = new Uint8Array(0);
  subject = new Uint32Array(0);
  value = new Uint32Array(0);
  owner = new Uint32Array(0);
  automated = new Uint8Array(0);
  file = new Uint8Array(0);
  order = new Uint32Array(0);

  /** Makes room; what was there is lost. */
  reserve(rows: number): void {
    if (rows <= this.at.length) return;
    const size = Math.max(64, rows * 2);
    this.at = new Float64Array(size);
    this.id = new Float64Array(size);
    this.row = new Uint32Array(size);
    this.kind = new Uint8Array(size);
    this.subject = new Uint32Array(size);
    this.value = new Uint32Array(size);
    this.owner = new Uint32Array(size);
    this.automated = new Uint8Array(size);
    this.file = new Uint8Array(size);
    this.order = new Uint32Array(size);
  }

  set(place: number, at: number, kind: number, subject: number, owner: number): void {
    this.at[place] = at;
    this.id[place] = 0;
    this.row[place] = NO_ROW;
    this.kind[place] = kind;
    this.subject[place] = subject;
    this.value[place] = 0;
    this.owner[place] = owner;
    this.automated[place] = 0;
    this.file[place] = DERIVED;
  }
}
