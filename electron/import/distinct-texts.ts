import type { PackedTexts } from '../../shared/engine/history/packed-texts.ts';
import { hashOf } from './byte-dictionary.ts';
import { free } from './growing.ts';
import { sharedBytes, sharedWords } from './shared-columns.ts';
import { sortTexts } from './sort-texts.ts';
import type { TextArena } from './text-arena.ts';

/** Different texts, packed; code 0 is the empty text. `codes` gives each entry's place among them; entries that nobody has have 0. */
export interface DistinctTexts {
  readonly values: PackedTexts;
  readonly codes: Uint32Array<ArrayBuffer>;
}

/** The texts at places in the order of the first place that has them; then those of other entries, in the order of texts. */
export function textsByPlace(arena: TextArena, addresses: Uint32Array, at: Uint32Array, others: Uint32Array): DistinctTexts {
  const codes = new Uint32Array(addresses.length);
  const seen = new SeenTexts(arena, Math.min(addresses.length, at.length + others.length));
  for (let place = 0; place < at.length; place++) {
    const entry = at[place]!;
    if (codes[entry] === 0 && addresses[entry] !== 0) codes[entry] = seen.codeOf(addresses[entry]!);
  }
  sortTexts(arena, addresses, others);
  for (let i = 0; i < others.length; i++) codes[others[i]!] = seen.codeOf(addresses[others[i]!]!);
  return { values: seen.finish(), codes };
}

/** Packs texts one after the other. The room is for the whole arena: memory that is not written to is none. */
class TextPacker {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  count = 1;
  private readonly arena: TextArena;
  private size = 0;

  constructor(arena: TextArena, most: number) {
    this.arena = arena;
    this.bytes = sharedBytes(arena.size);
    this.offsets = sharedWords(most + 2);
  }

  push(address: number): void {
    const { arena, bytes } = this;
    arena.locate(address);
    const { bytes: source, start, end } = arena;
    let at = this.size;
    for (let from = start; from < end; from++) bytes[at++] = source[from]!;
    this.size = at;
    this.count++;
    this.offsets[this.count] = at;
  }

  finish(): PackedTexts {
    return { offsets: this.offsets.subarray(0, this.count + 1), bytes: this.bytes.subarray(0, this.size) };
  }
}

/** A slot holds hash and code side by side. */
const WORDS = 2;

/** Gives equal texts one code, in the order in which they come. */
class SeenTexts {
  private readonly arena: TextArena;
  private readonly packer: TextPacker;
  private readonly slots: Uint32Array<ArrayBuffer>;

  constructor(arena: TextArena, most: number) {
    this.arena = arena;
    this.packer = new TextPacker(arena, most);
    this.slots = new Uint32Array(2 ** Math.ceil(Math.log2(most * 1.4 + 2)) * WORDS);
  }

  codeOf(address: number): number {
    if (address === 0) return 0;
    const { arena, slots, packer } = this;
    arena.locate(address);
    const hash = hashOf(arena.bytes, arena.start, arena.end);
    const mask = slots.length / WORDS - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const code = slots[place * WORDS + 1]!;
      if (code === 0) {
        slots[place * WORDS] = hash;
        slots[place * WORDS + 1] = packer.count;
        packer.push(address);
        return packer.count - 1;
      }
      if (slots[place * WORDS] === hash && this.isSame(code)) return code;
    }
  }

  /** Whether the located text is the one with a code. */
  private isSame(code: number): boolean {
    const { bytes, offsets } = this.packer;
    const { bytes: source, start, end } = this.arena;
    const from = offsets[code]!;
    if (offsets[code + 1]! - from !== end - start) return false;
    for (let i = start; i < end; i++) if (source[i] !== bytes[from + i - start]) return false;
    return true;
  }

  finish(): PackedTexts {
    free(this.slots);
    return this.packer.finish();
  }
}

/** The texts at some addresses, packed in that order. */
export function packAddresses(arena: TextArena, addresses: Uint32Array): PackedTexts {
  const offsets = sharedWords(addresses.length + 1);
  const bytes = sharedBytes(arena.size);
  let size = 0;
  for (let i = 0; i < addresses.length; i++) {
    arena.locate(addresses[i]!);
    const { bytes: source, end } = arena;
    for (let from = arena.start; from < end; from++) bytes[size++] = source[from]!;
    offsets[i + 1] = size;
  }
  return { offsets, bytes: bytes.subarray(0, size) };
}
