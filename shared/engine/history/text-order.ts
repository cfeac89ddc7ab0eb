import type { PackedTexts } from './packed-texts.ts';

/**
 * UTF-8 puts the characters beyond U+FFFF last, UTF-16 before U+E000: first bytes 0xee and 0xef go behind 0xf4, and bytes
 * then compare as strings do (but for half a character, which no file can hold).
 */
const inOrder = (byte: number): number => (byte === 0xee || byte === 0xef ? byte + 7 : byte);

/** Order of two texts by UTF-16 code units, as `compareText` of the strings. */
export function comparePacked({ offsets, bytes }: PackedTexts, a: number, b: number): number {
  const [aStart, bStart] = [offsets[a]!, offsets[b]!];
  const [aSize, bSize] = [offsets[a + 1]! - aStart, offsets[b + 1]! - bStart];
  const length = Math.min(aSize, bSize);
  for (let i = 0; i < length; i++) {
    const [left, right] = [bytes[aStart + i]!, bytes[bStart + i]!];
    if (left !== right) return inOrder(left) - inOrder(right);
  }
  return aSize - bSize;
}

/** So many bytes make one number; 257 to the sixth is exact in a double. */
const KEY_BYTES = 6;
const BASE = 257;

/** The next bytes of a text as a number that orders as they do; the end comes before any byte. */
export function keyAt({ offsets, bytes }: PackedTexts, place: number, skipped: number): number {
  const end = offsets[place + 1]!;
  let at = offsets[place]! + skipped;
  let key = 0;
  for (let i = 0; i < KEY_BYTES; i++, at++) key = key * BASE + (at < end ? inOrder(bytes[at]!) + 1 : 0);
  return key;
}

/** How many bytes at their beginning the texts of some codes share; code 0 is passed over. */
export function sharedStart({ offsets, bytes }: PackedTexts, codes: ArrayLike<number>): number {
  let first = -1;
  let shared = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === 0) continue;
    const start = offsets[code]!;
    const size = offsets[code + 1]! - start;
    if (first < 0) [first, shared] = [start, size];
    if (size < shared) shared = size;
    let same = 0;
    while (same < shared && bytes[start + same] === bytes[first + same]) same++;
    if (same === 0) return 0;
    shared = same;
  }
  return shared;
}

/** The same of all values of a dictionary but the unknown one. */
export function sharedStartOfAll({ offsets, bytes }: PackedTexts): number {
  const count = offsets.length - 1;
  if (count < 2) return 0;
  const first = offsets[1]!;
  let shared = offsets[2]! - first;
  for (let code = 2; code < count && shared > 0; code++) {
    const start = offsets[code]!;
    const most = Math.min(shared, offsets[code + 1]! - start);
    let same = 0;
    while (same < most && bytes[start + same] === bytes[first + same]) same++;
    shared = same;
  }
  return shared;
}
