import { free, grownWords } from './growing.ts';
import { TextArena } from './text-arena.ts';

const FIRST_SLOTS = 64;

/**
 * Numbers the different texts of a column in the order of their arrival, by their bytes: what came before costs a hash and
 * a comparison, and no string. Code 0 is the empty text.
 */
export class ByteDictionary {
  readonly arena: TextArena;
  size = 1;
  addresses: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS);
  private hashes: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS);
  private slots: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS);

  constructor(arena: TextArena = new TextArena()) {
    this.arena = arena;
  }

  /** The code of some bytes, a new one when they were not there. */
  code(bytes: Buffer, start: number, end: number): number {
    if (start === end) return 0;
    const hash = hashOf(bytes, start, end);
    const slot = this.slotOf(hash, bytes, start, end);
    const known = this.slots[slot]!;
    return known !== 0 ? known : this.insert(slot, hash, bytes, start, end);
  }

  /** The code of bytes that are there; 0 when they are not (or empty). */
  find(bytes: Buffer, start: number, end: number): number {
    return start === end ? 0 : this.slots[this.slotOf(hashOf(bytes, start, end), bytes, start, end)]!;
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
    free(this.hashes);
    free(this.slots);
    this.hashes = this.slots = new Uint32Array(0);
  }

  /** Lets go of everything but the texts, which lie in the arena. */
  clear(): void {
    this.seal();
    free(this.addresses);
    this.addresses = new Uint32Array(0);
    this.size = 0;
  }

  private slotOf(hash: number, bytes: Buffer, start: number, end: number): number {
    const { slots, hashes } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const code = slots[slot]!;
      if (code === 0 || (hashes[code] === hash && this.isSame(code, bytes, start, end))) return slot;
    }
  }

  private isSame(code: number, bytes: Buffer, start: number, end: number): boolean {
    const { arena } = this;
    arena.locate(this.addresses[code]!);
    const size = end - start;
    if (arena.end - arena.start !== size) return false;
    const own = arena.bytes;
    const from = arena.start;
    if (size > 64) return own.compare(bytes, start, end, from, arena.end) === 0;
    for (let i = 0; i < size; i++) if (own[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private insert(slot: number, hash: number, bytes: Buffer, start: number, end: number): number {
    const code = this.size++;
    if (code >= this.addresses.length) {
      this.addresses = grownWords(this.addresses, code * 2);
      this.hashes = grownWords(this.hashes, code * 2);
    }
    this.addresses[code] = this.arena.add(bytes, start, end);
    this.hashes[code] = hash;
    this.slots[slot] = code;
    if (this.size * 4 > this.slots.length * 3) this.rehash();
    return code;
  }

  private rehash(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 1; code < this.size; code++) {
      let slot = this.hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    free(this.slots);
    this.slots = slots;
  }
}

/** FNV-1a with a last stir, so that the low bits that choose the slot depend on all bytes. */
export function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
