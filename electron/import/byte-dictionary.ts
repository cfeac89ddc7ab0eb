import { hashOf, shortWord, stirred, wordsOf } from './byte-words.ts';
import { free, grownWords, roomFor } from './growing.ts';
import { TextArena } from './text-arena.ts';

const FIRST_SLOTS = 64;
/**
 * A slot is four words side by side, one line of memory: a key of three words and the code, with the size of the text (or
 * LONG) above it. The key of a text of four to twelve bytes is the text itself, its words overlapping; that of a longer one
 * is its hash and its first and last word, and the text is compared too.
 */
const WORDS = 4;
const LONG = 13;
const CODE_BITS = 28;
const CODE_MASK = (1 << CODE_BITS) - 1;
/** Texts are looked up by so many at once. */
export const BATCH = 256;

/** Which of a batch's cells say nothing. */
export interface Nothings {
  /** 0 for the bytes with which no such cell begins. */
  readonly suspects: Uint8Array;
  isBlank(bytes: Buffer, start: number, end: number): boolean;
}

/** A dictionary of fewer texts lies in the processor's own memory anyhow. */
const NEAR = 4096;

const fetched = new Int32Array(BATCH);
/** The keys of the texts in hand, each with its hash; a hash of 0 stands for a cell that says nothing. */
const keys = new Int32Array(BATCH * WORDS);

/**
 * Numbers the different texts of a column in the order of their arrival, by their bytes: what came before costs a hash and
 * a comparison, and no string. Code 0 is the empty text.
 */
export class ByteDictionary {
  readonly arena: TextArena;
  size = 1;
  addresses: Uint32Array<ArrayBuffer> = new Uint32Array(FIRST_SLOTS);
  private slots: Int32Array<ArrayBuffer> = new Int32Array(FIRST_SLOTS * WORDS);
  private mask = FIRST_SLOTS - 1;

  constructor(arena: TextArena = new TextArena()) {
    this.arena = arena;
  }

  /** The code of some bytes, a new one when they were not there. */
  code(bytes: Buffer, start: number, end: number): number {
    if (start === end) return 0;
    const words = wordsOf(bytes);
    takeKey(0, words, start, end);
    return this.known(0, words, start, end) || this.insert(0, bytes, start, end);
  }

  /** The codes of a batch of cells, those that say nothing 0. The keys come first, so that looking into memory is done side by side. */
  codes(bytes: Buffer, starts: Uint32Array, ends: Uint32Array, count: number, nothings: Nothings, to: Uint32Array): void {
    const words = wordsOf(bytes);
    const { suspects } = nothings;
    for (let i = 0; i < count; i++) {
      const start = starts[i]!;
      const end = ends[i]!;
      if (start === end || (suspects[words.getUint8(start)] !== 0 && nothings.isBlank(bytes, start, end))) keys[i * WORDS + 3] = 0;
      else takeKey(i, words, start, end);
    }
    if (this.size > NEAR) this.fetch(count);
    for (let i = 0; i < count; i++) to[i] = keys[i * WORDS + 3] === 0 ? 0 : this.known(i, words, starts[i]!, ends[i]!) || this.insert(i, bytes, starts[i]!, ends[i]!);
  }

  /** The code of bytes that are there; 0 when they are not (or empty). */
  find(bytes: Buffer, start: number, end: number): number {
    if (start === end) return 0;
    const words = wordsOf(bytes);
    takeKey(0, words, start, end);
    return this.known(0, words, start, end);
  }

  /** The codes of a batch of cells as they stand, 0 for those that are not there, with looking into memory side by side. */
  findAll(bytes: Buffer, starts: Uint32Array, ends: Uint32Array, count: number, to: Uint32Array): void {
    const words = wordsOf(bytes);
    for (let i = 0; i < count; i++) {
      if (starts[i] === ends[i]) keys[i * WORDS + 3] = 0;
      else takeKey(i, words, starts[i]!, ends[i]!);
    }
    if (this.size > NEAR) this.fetch(count);
    for (let i = 0; i < count; i++) to[i] = keys[i * WORDS + 3] === 0 ? 0 : this.known(i, words, starts[i]!, ends[i]!);
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
    this.slots = new Int32Array(0);
  }

  /** Lets go of everything but the texts, which lie in the arena. */
  clear(): void {
    this.seal();
    free(this.addresses);
    this.addresses = new Uint32Array(0);
    this.size = 0;
  }

  /**
   * Has the memory at hand that the batch's look-ups will need. Each loop's loads depend on nothing but the loop before, so the
   * processor waits for many of them at once; in the look-ups themselves it would wait for one after the other.
   */
  private fetch(count: number): void {
    const { slots, mask, addresses, arena } = this;
    for (let i = 0; i < count; i++) fetched[i] = slots[(keys[i * WORDS + 3]! & mask) * WORDS + 3]!;
    for (let i = 0; i < count; i++) fetched[i] = fetched[i]! >>> CODE_BITS < LONG ? 0 : addresses[fetched[i]! & CODE_MASK]!;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += arena.peek(fetched[i]!);
    fetched[0] = sum; // somebody must want them
  }

  /** The code of the text that has a key; 0 when it is not there. */
  private known(key: number, words: DataView, start: number, end: number): number {
    const { slots, mask } = this;
    const at = key * WORDS;
    const first = keys[at]!; // no destructuring of arrays here: it would cost more than the look-up
    const second = keys[at + 1]!;
    const third = keys[at + 2]!;
    const size = end - start < LONG ? end - start : LONG;
    for (let place = keys[at + 3]! & mask; ; place = (place + 1) & mask) {
      const slot = place * WORDS;
      const tagged = slots[slot + 3]!;
      if (tagged === 0) return 0;
      if (slots[slot] !== first || slots[slot + 1] !== second || slots[slot + 2] !== third || tagged >>> CODE_BITS !== size) continue;
      if (size < LONG || this.arena.holds(this.addresses[tagged & CODE_MASK]!, words, start, end)) return tagged & CODE_MASK;
    }
  }

  private insert(key: number, bytes: Buffer, start: number, end: number): number {
    const code = this.size++;
    if (code >= this.addresses.length) this.addresses = grownWords(this.addresses, code * 2);
    this.addresses[code] = this.arena.add(bytes, start, end);
    const { slots, mask } = this;
    let place = keys[key * WORDS + 3]! & mask;
    while (slots[place * WORDS + 3] !== 0) place = (place + 1) & mask;
    for (let word = 0; word < 3; word++) slots[place * WORDS + word] = keys[key * WORDS + word]!;
    slots[place * WORDS + 3] = code | (Math.min(end - start, LONG) << CODE_BITS);
    if (this.size * 4 > (mask + 1) * 3) this.rehash();
    return code;
  }

  private rehash(): void {
    const old = this.slots;
    const slots = new Int32Array(roomFor(old.length * 8), 0, old.length * 2);
    const mask = this.mask * 2 + 1;
    for (let from = 0; from < old.length; from += WORDS) {
      const tagged = old[from + 3]!;
      if (tagged === 0) continue;
      let place = slotHash(old[from]!, old[from + 1]!, old[from + 2]!, tagged >>> CODE_BITS) & mask;
      while (slots[place * WORDS + 3] !== 0) place = (place + 1) & mask;
      for (let word = 0; word < WORDS; word++) slots[place * WORDS + word] = old[from + word]!;
    }
    free(old);
    this.slots = slots;
    this.mask = mask;
  }
}

function takeKey(key: number, words: DataView, start: number, end: number): void {
  const at = key * WORDS;
  const size = end - start;
  if (size >= LONG) {
    keys[at] = hashOf(words, start, end);
    keys[at + 1] = words.getInt32(start, true);
    keys[at + 2] = words.getInt32(end - 4, true);
    keys[at + 3] = keys[at]! || 1;
    return;
  }
  if (size >= 4) {
    keys[at] = words.getInt32(start, true);
    keys[at + 1] = words.getInt32(start + Math.min(4, size - 4), true);
    keys[at + 2] = words.getInt32(end - 4, true);
  } else {
    keys[at] = shortWord(words, start, size);
    keys[at + 1] = keys[at + 2] = 0;
  }
  keys[at + 3] = slotHash(keys[at]!, keys[at + 1]!, keys[at + 2]!, size);
}

/** The hash of a key: of a long text its first word, else made of all three. */
function slotHash(first: number, second: number, third: number, size: number): number {
  if (size >= LONG) return first || 1;
  let hash = Math.imul(first ^ size, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13) ^ third, 0x9e3779b1);
  return stirred(hash) || 1;
}
