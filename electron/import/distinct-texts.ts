import type { PackedTexts } from '../../shared/engine/history/packed-texts.ts';
import { copyBytes, hashOf, sameBytes, wordsOver } from './byte-words.ts';
import { free, roomFor } from './growing.ts';
import { sharedBytes, sharedWords } from './shared-columns.ts';
import { RepeatFilter } from './repeat-filter.ts';
import { sortTexts } from './sort-texts.ts';
import type { TextArena } from './text-arena.ts';

/** Different texts, packed; code 0 is the empty text. `codes` gives each entry's place among them; entries that nobody has have 0. */
export interface DistinctTexts {
  readonly values: PackedTexts;
  readonly codes: Uint32Array<ArrayBuffer>;
}

/** The texts at places in the order of the first place that has them; then those of other entries, in the order of texts. */
export function textsByPlace(arena: TextArena, addresses: Uint32Array, at: Uint32Array, others: Uint32Array): DistinctTexts {
  const codes = new Uint32Array(roomFor(addresses.length * 4), 0, addresses.length);
  const packer = new TextPacker(arena, Math.min(addresses.length, at.length + others.length));
  const repeats = repeatsAmong(arena, addresses);
  const seen = new SeenTexts(arena, packer, Math.min(repeats.count, at.length + others.length));
  const codeOf = (entry: number): number => {
    if (addresses[entry] === 0) return 0;
    arena.locate(addresses[entry]!);
    return repeats.mayRepeat[entry] === 1 ? seen.codeOf(repeats.hashes[entry]!) : packer.push();
  };
  for (let place = 0; place < at.length; place++) {
    if (place % AHEAD === 0) fetchTexts(arena, addresses, at.subarray(place, place + AHEAD));
    const entry = at[place]!;
    if (codes[entry] === 0) codes[entry] = codeOf(entry);
  }
  sortTexts(arena, addresses, others);
  for (let i = 0; i < others.length; i++) codes[others[i]!] = codeOf(others[i]!);
  seen.clear();
  repeats.clear();
  return { values: packer.finish(), codes };
}

/** The same texts in the order of texts. */
export function sortedTexts(arena: TextArena, addresses: Uint32Array, { values, codes }: DistinctTexts): DistinctTexts {
  const order = new Uint32Array(values.offsets.length - 2); // of each text one of its entries
  for (let entry = 0; entry < codes.length; entry++) if (codes[entry] !== 0) order[codes[entry]! - 1] = entry;
  sortTexts(arena, addresses, order);
  const newCode = new Uint32Array(values.offsets.length - 1);
  for (let place = 0; place < order.length; place++) newCode[codes[order[place]!]!] = place + 1;
  for (let entry = 0; entry < codes.length; entry++) codes[entry] = newCode[codes[entry]!]!;
  return { values: packAddresses(arena, Uint32Array.of(0, ...order.map((entry) => addresses[entry]!))), codes };
}

/** So many texts are brought near before they are taken one after the other. */
export const AHEAD = 128;
const fetched = new Int32Array(1);

/** Touches texts that lie anywhere: the processor waits for many of them at once when nothing else depends on them. */
export function fetchTexts(arena: TextArena, addresses: Uint32Array, entries: Uint32Array): void {
  let sum = 0;
  for (let i = 0; i < entries.length; i++) sum += arena.peek(addresses[entries[i]!]!);
  fetched[0] = sum; // somebody must want them
}

/** The hash of every entry's text, and 1 for those that may stand for more than one, with how many these are. */
interface Repeats {
  readonly hashes: Int32Array;
  readonly mayRepeat: Uint8Array;
  readonly count: number;
  clear(): void;
}

/** Looks which texts may stand at several entries. */
export function repeatsAmong(arena: TextArena, addresses: Uint32Array): Repeats {
  const hashes = new Int32Array(roomFor(addresses.length * 4), 0, addresses.length);
  const filter = new RepeatFilter(addresses.length);
  for (let entry = 0; entry < addresses.length; entry++) {
    if (addresses[entry] === 0) continue;
    arena.locate(addresses[entry]!);
    hashes[entry] = hashOf(arena.words, arena.start, arena.end) || 1;
  }
  filter.note(hashes);
  filter.seal();
  const mayRepeat = new Uint8Array(addresses.length);
  let count = 0;
  for (let entry = 0; entry < addresses.length; entry++) {
    if (addresses[entry] === 0 || !filter.isRepeated(hashes[entry]!)) continue;
    mayRepeat[entry] = 1;
    count++;
  }
  filter.clear();
  return {
    hashes,
    mayRepeat,
    count,
    clear() {
      free(hashes);
      free(mayRepeat);
    },
  };
}

/** Packs texts one after the other. The room is for the whole arena: memory that is not written to is none. */
export class TextPacker {
  readonly bytes: Uint8Array;
  readonly words: DataView;
  readonly offsets: Uint32Array;
  count = 1;
  private readonly arena: TextArena;
  private size = 0;

  constructor(arena: TextArena, most: number) {
    this.arena = arena;
    this.bytes = sharedBytes(arena.size);
    this.words = wordsOver(this.bytes);
    this.offsets = sharedWords(most + 2);
  }

  /** Takes the text that the arena located last and gives its code. */
  push(): number {
    const { words, start, end } = this.arena;
    copyBytes(words, start, this.words, this.size, end - start);
    this.size += end - start;
    this.offsets[this.count + 1] = this.size;
    return this.count++;
  }

  finish(): PackedTexts {
    return { offsets: this.offsets.subarray(0, this.count + 1), bytes: this.bytes.subarray(0, this.size) };
  }
}

/** A slot holds hash and code side by side. */
const WORDS = 2;

/** Gives equal texts one code, in the order in which they come. */
export class SeenTexts {
  private readonly arena: TextArena;
  private readonly packer: TextPacker;
  private readonly slots: Int32Array<ArrayBuffer>;

  constructor(arena: TextArena, packer: TextPacker, most: number) {
    this.arena = arena;
    this.packer = packer;
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 1.4 + 2)) * WORDS);
  }

  /** The code of the text that the arena located last. */
  codeOf(hash: number): number {
    const { slots } = this;
    const mask = slots.length / WORDS - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const code = slots[place * WORDS + 1]!;
      if (code === 0) {
        slots[place * WORDS] = hash;
        return (slots[place * WORDS + 1] = this.packer.push());
      }
      if (slots[place * WORDS] === hash && this.isSame(code)) return code;
    }
  }

  /** Whether the located text is the one with a code. */
  private isSame(code: number): boolean {
    const { words, offsets } = this.packer;
    const { start, end } = this.arena;
    const from = offsets[code]!;
    return offsets[code + 1]! - from === end - start && sameBytes(this.arena.words, start, words, from, end - start);
  }

  clear(): void {
    free(this.slots);
  }
}

/** The texts at some addresses, packed in that order. */
export function packAddresses(arena: TextArena, addresses: Uint32Array): PackedTexts {
  const offsets = sharedWords(addresses.length + 1);
  const bytes = sharedBytes(arena.size);
  const words = wordsOver(bytes);
  let size = 0;
  for (let i = 0; i < addresses.length; i++) {
    arena.locate(addresses[i]!);
    copyBytes(arena.words, arena.start, words, size, arena.end - arena.start);
    size += arena.end - arena.start;
    offsets[i + 1] = size;
  }
  return { offsets, bytes: bytes.subarray(0, size) };
}
