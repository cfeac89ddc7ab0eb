import { ByteDictionary } from './byte-dictionary.ts';
import { free, grownWords, GrowingCodes } from './growing.ts';
import { TextArena } from './text-arena.ts';

/** From so many different values on, a column in which most rows bring a new one is no longer looked up. */
const LOOKED_UP = 131_072;

/** Texts by number, and which of them stands at each place. */
export interface Entries {
  readonly addresses: Uint32Array;
  readonly at: Uint32Array<ArrayBuffer>;
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

  set(lead: number, bytes: Buffer, start: number, end: number): void {
    const { dictionary } = this;
    if (dictionary === null) {
      if (lead >= this.addresses.length) this.addresses = grownWords(this.addresses, Math.max(lead + 1, this.addresses.length * 2));
      this.addresses[lead] = this.arena.add(bytes, start, end);
      return;
    }
    if (end > start) this.taken++;
    this.codes.set(lead, dictionary.code(bytes, start, end));
    if (dictionary.size > LOOKED_UP && dictionary.size * 2 > this.taken) this.goOnWithAddresses(dictionary, lead);
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

  /** The addresses of the texts that leads may have, and at each place the number of its lead's text among them. */
  entries(leadOrder: Uint32Array): Entries {
    const { dictionary, codes } = this;
    const at = new Uint32Array(leadOrder.length);
    if (dictionary !== null) {
      dictionary.seal();
      codes.copyInOrder(leadOrder, at);
      return { addresses: dictionary.addresses.subarray(0, dictionary.size), at };
    }
    if (this.addresses.length < leadOrder.length) this.addresses = grownWords(this.addresses, leadOrder.length);
    at.set(leadOrder);
    return { addresses: this.addresses.subarray(0, leadOrder.length), at };
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

  private goOnWithAddresses(dictionary: ByteDictionary, last: number): void {
    const { addresses } = dictionary;
    this.addresses = new Uint32Array(Math.max(1 << 16, last * 2));
    for (let lead = 0; lead <= last; lead++) this.addresses[lead] = addresses[this.codes.get(lead)]!;
    this.codes.clear();
    dictionary.clear();
    this.dictionary = null;
  }
}
