import { free, grownWords } from './growing.ts';
import { TextArena } from './text-arena.ts';

const FIRST_SLOTS = 64;
/** A slot holds hash, code and address side by side, so that a look-up touches one line of memory and the text. */
const WORDS = 4;

/**
 * Numbers the different texts of a column in the order of their arrival, by their bytes: what came before costs a hash and
 * a comparison, and no string. Code 0 is the empty text.
 */
export class ByteDictionary {
  readonly arena: TextArena;
  size = 1;
  addresses: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS);
  private slots: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS * WORDS);
  private mask = FIRST_SLOTS - 1;

  constructor(arena: TextArena = new TextArena()) {
    this.arena = arena;
  }

  /** The code of some bytes, a new one when they were not there. */
  code(bytes: Buffer, start: number, end: number): number {
    if (start === end) return 0;
    const hash = hashOf(bytes, start, end);
    const slot = this.slotOf(hash, bytes, start, end);
    const known = this.slots[slot + 1]!;
    return known !== 0 ? known : this.insert(slot, hash, bytes, start, end);
  }

  /** The code of bytes that are there; 0 when they are not (or empty). */
  find(bytes: Buffer, start: number, end: number): number {
    return start === end ? 0 : this.slots[this.slotOf(hashOf(bytes, start, end), bytes, start, end) + 1]!;
  }

  codeOfText(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return this.code(bytes, 0, bytes.length);
  }

  findText(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return this.find(bytes, 0, bytes.length);
  }

  text(code: number): string {
    return this.arena.text(this.addresses[code]!);
  }

  texts(): string[] {
    return Array.from({ length: this.size }, (_, code) => this.text(code));
  }

  /** Lets go of what only finding needs; the dictionary can then only be read. */
  seal(): void {
    free(this.slots);
    this.slots = new Uint32Array(0);
  }

  /** Lets go of everything but the texts, which lie in the arena. */
  clear(): void {
    this.seal();
    free(this.addresses);
    this.addresses = new Uint32Array(0);
    this.size = 0;
  }

  private slotOf(hash: number, bytes: Buffer, start: number, end: number): number {
    const { slots, mask } = this;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const slot = place * WORDS;
      if (slots[slot + 1] === 0 || (slots[slot] === hash && this.arena.holds(slots[slot + 2]!, bytes, start, end))) return slot;
    }
  }

  private insert(slot: number, hash: number, bytes: Buffer, start: number, end: number): number {
    const code = this.size++;
    if (code >= this.addresses.length) this.addresses = grownWords(this.addresses, code * 2);
    const address = this.arena.add(bytes, start, end);
    this.addresses[code] = address;
    this.slots[slot] = hash;
    this.slots[slot + 1] = code;
    this.slots[slot + 2] = address;
    if (this.size * 4 > (this.mask + 1) * 3) this.rehash();
    return code;
  }

  private rehash(): void {
    const old = this.slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = this.mask * 2 + 1;
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 1] === 0) continue;
      let place = old[from]! & mask;
      while (slots[place * WORDS + 1] !== 0) place = (place + 1) & mask;
      for (let word = 0; word < WORDS; word++) slots[place * WORDS + word] = old[from + word]!;
    }
    free(old);
    this.slots = slots;
    this.mask = mask;
  }
}

/** FNV-1a with a last stir, so that the low bits that choose the slot depend on all bytes. */
export function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
