import type { Codes } from '../../shared/engine/history/history.ts';
import { BATCH, ByteDictionary, type Nothings } from './byte-dictionary.ts';
import { free, grownWords, GrowingCodes, roomFor } from './growing.ts';
import { TextArena } from './text-arena.ts';

/** From so many different values on, a column in which most rows bring a new one is no longer looked up. */
const LOOKED_UP = 131_072;
/** Already from so many on where all but one in 64 were new. */
const EARLY = 16_384;

/** Cells of one column, of as many rows as a batch has at most; `nothings` knows which of them say nothing. */
export interface CellRun {
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly nothings: Nothings;
}

/** For cells of which only an empty one says nothing. */
export const TAKEN_AS_IT_STANDS: Nothings = { suspects: new Uint8Array(256), isBlank: (_bytes, start, end) => start === end };
const one = { starts: new Uint32Array(1), ends: new Uint32Array(1) };
const batch = new Uint32Array(BATCH);

/** Texts by number, and which of them stands at each place. */
export interface Entries {
  readonly addresses: Uint32Array;
  /** May be the order of leads that was asked for. */
  readonly at: Uint32Array;
}

/**
 * One text a lead while the files are read. It begins as codes of a dictionary; a column of names or e-mail addresses, in
 * which nearly every text is new, goes on as plain addresses, without the cost of looking each up. Equal texts then meet when
 * the history is built.
 */
export class DraftColumn {
  readonly arena = new TextArena();
  private dictionary: ByteDictionary | null = new ByteDictionary(this.arena);
  private readonly codes = new GrowingCodes();
  private addresses: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  private taken = 0;
  /** Leads up to the last one that was set. */
  private count = 0;

  /** Sets one cell as it stands. */
  set(lead: number, bytes: Buffer, start: number, end: number): void {
    one.starts[0] = start;
    one.ends[0] = end;
    this.setRun(lead, 1, { bytes, starts: one.starts, ends: one.ends, nothings: TAKEN_AS_IT_STANDS });
  }

  /** Sets the cells of leads that follow each other, at most a batch of them. */
  setRun(first: number, count: number, cells: CellRun): void {
    const { dictionary } = this;
    this.count = Math.max(this.count, first + count);
    if (dictionary === null) return this.addRun(first, count, cells);
    dictionary.codes(cells.bytes, cells.starts, cells.ends, count, cells.nothings, batch);
    this.codes.setRun(first, batch, count);
    for (let i = 0; i < count; i++) if (batch[i] !== 0) this.taken++;
    const { size } = dictionary;
    if ((size > LOOKED_UP && size * 2 > this.taken) || (size > EARLY && size * 64 > this.taken * 63)) this.goOnWithAddresses(dictionary);
  }

  private addRun(first: number, count: number, { bytes, starts, ends, nothings }: CellRun): void {
    const { arena } = this;
    if (first + count > this.addresses.length) this.addresses = grownWords(this.addresses, Math.max(first + count, this.addresses.length * 2));
    for (let i = 0; i < count; i++) {
      const start = starts[i]!;
      const end = ends[i]!;
      this.addresses[first + i] = nothings.isBlank(bytes, start, end) ? 0 : arena.add(bytes, start, end);
    }
  }

  /** The address of a lead's text in the arena. */
  address(lead: number): number {
    const { dictionary } = this;
    if (dictionary !== null) return dictionary.addresses[this.codes.get(lead)]!;
    return lead < this.addresses.length ? this.addresses[lead]! : 0;
  }

  text(lead: number): string {
    return this.arena.text(this.address(lead));
  }

  isSame(lead: number, bytes: Buffer, start: number, end: number): boolean {
    const { arena } = this;
    arena.locate(this.address(lead));
    return arena.bytes.compare(bytes, start, end, arena.start, arena.end) === 0;
  }

  /** Lets go of what only setting needs. */
  seal(): void {
    this.dictionary?.seal();
  }

  /** The addresses of the texts that leads may have, and at each place the number of its lead's text among them. */
  entries(leadOrder: Uint32Array): Entries {
    const { addresses, codes } = this.byLead(leadOrder.length);
    if (codes === null) return { addresses, at: leadOrder };
    const at = new Uint32Array(roomFor(leadOrder.length * 4), 0, leadOrder.length);
    for (let place = 0; place < at.length; place++) at[place] = codes[leadOrder[place]!]!;
    return { addresses, at };
  }

  /** The addresses of different texts with the number that each lead has among them; without numbers the addresses of the leads' own texts, of which some may be the same. */
  byLead(leads: number): { readonly addresses: Uint32Array; readonly codes: Codes | null } {
    const { dictionary, codes } = this;
    if (dictionary !== null) {
      dictionary.seal();
      return { addresses: dictionary.addresses.subarray(0, dictionary.size), codes: codes.upTo(leads) };
    }
    if (this.addresses.length < leads) this.addresses = grownWords(this.addresses, leads);
    return { addresses: this.addresses.subarray(0, leads), codes: null };
  }

  /** Lets go of everything. */
  clear(): void {
    this.arena.clear();
    this.dictionary?.clear();
    this.dictionary = null;
    this.codes.clear();
    free(this.addresses);
    this.addresses = new Uint32Array(0);
  }

  private goOnWithAddresses(dictionary: ByteDictionary): void {
    const { addresses } = dictionary;
    const length = Math.max(1 << 16, this.count * 2);
    this.addresses = new Uint32Array(roomFor(length * 4), 0, length);
    for (let lead = 0; lead < this.count; lead++) this.addresses[lead] = addresses[this.codes.get(lead)]!;
    this.codes.clear();
    dictionary.clear();
    this.dictionary = null;
  }
}
