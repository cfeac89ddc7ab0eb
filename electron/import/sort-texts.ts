import { free, roomFor } from './growing.ts';
import type { TextArena } from './text-arena.ts';

const KEY_BYTES = 4;
/** Ranges up to this length are sorted by comparing. */
const FEW = 24;

/**
 * The order of texts by UTF-16 code units, as strings compare. `entries` are numbers of texts, whose bytes stand at
 * `addresses`; they are sorted in place. Four bytes at a time become a number beside the entry's, and the platform's sort of
 * numbers does the rest.
 */
export function sortTexts(arena: TextArena, addresses: Uint32Array, entries: Uint32Array): void {
  const keys = new BigUint64Array(roomFor(entries.length * 8), 0, entries.length);
  const words = new Uint32Array(keys.buffer); // little endian: the entry stands low, the key high
  sortRange(arena, addresses, entries, keys, words, 0, entries.length, 0);
  free(keys);
}

function sortRange(arena: TextArena, addresses: Uint32Array, entries: Uint32Array, keys: BigUint64Array, words: Uint32Array, from: number, to: number, depth: number): void {
  if (to - from < 2) return;
  if (to - from <= FEW) return insertionSort(arena, addresses, entries, from, to);
  const shared = depth + sharedBytes(arena, addresses, entries, from, to, depth);
  let isEnded = true;
  for (let i = from; i < to; i++) {
    const key = keyAt(arena, addresses[entries[i]!]!, shared);
    if (arena.end - arena.start > shared) isEnded = false;
    words[i * 2] = entries[i]!;
    words[i * 2 + 1] = key;
  }
  if (isEnded) return; // texts that end here are equal
  keys.subarray(from, to).sort();
  for (let i = from; i < to; i++) entries[i] = words[i * 2]!;
  for (let start = from; start < to; ) {
    const key = words[start * 2 + 1]!;
    let end = start + 1;
    while (end < to && words[end * 2 + 1] === key) end++;
    if (end - start > 1) sortRange(arena, addresses, entries, keys, words, start, end, shared + KEY_BYTES);
    start = end;
  }
}

/** How many bytes from `depth` on all texts of a range share. */
function sharedBytes(arena: TextArena, addresses: Uint32Array, entries: Uint32Array, from: number, to: number, depth: number): number {
  arena.locate(addresses[entries[from]!]!);
  const { bytes, start, end } = arena;
  let shared = Math.max(0, end - start - depth);
  for (let i = from + 1; i < to && shared > 0; i++) {
    arena.locate(addresses[entries[i]!]!);
    const most = Math.min(shared, arena.end - arena.start - depth);
    let same = 0;
    while (same < most && arena.bytes[arena.start + depth + same] === bytes[start + depth + same]) same++;
    shared = same;
  }
  return shared;
}

/** Four bytes of a text from a place on; 0 beyond its end. */
function keyAt(arena: TextArena, address: number, depth: number): number {
  arena.locate(address);
  const at = arena.start + depth;
  const left = arena.end - at;
  if (left <= 0) return 0;
  const { bytes } = arena;
  let key = inOrder(bytes[at]!) * 0x1000000;
  if (left > 1) key += inOrder(bytes[at + 1]!) << 16;
  if (left > 2) key += inOrder(bytes[at + 2]!) << 8;
  if (left > 3) key += inOrder(bytes[at + 3]!);
  return key;
}

/** UTF-8 puts the characters beyond U+FFFF last, UTF-16 before U+E000: first bytes 0xee and 0xef go behind 0xf4. */
const inOrder = (byte: number): number => (byte === 0xee || byte === 0xef ? byte + 7 : byte);

function insertionSort(arena: TextArena, addresses: Uint32Array, entries: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const entry = entries[i]!;
    let place = i;
    while (place > from && compareTexts(arena, addresses[entries[place - 1]!]!, addresses[entry]!) > 0) {
      entries[place] = entries[place - 1]!;
      place--;
    }
    entries[place] = entry;
  }
}

/** Order of two texts of an arena, as of strings. */
export function compareTexts(arena: TextArena, a: number, b: number): number {
  if (a === b) return 0;
  arena.locate(a);
  const { bytes, start, end } = arena;
  arena.locate(b);
  const length = Math.min(end - start, arena.end - arena.start);
  for (let i = 0; i < length; i++) {
    const left = bytes[start + i]!;
    const right = arena.bytes[arena.start + i]!;
    if (left !== right) return inOrder(left) - inOrder(right);
  }
  return end - start - (arena.end - arena.start);
}
