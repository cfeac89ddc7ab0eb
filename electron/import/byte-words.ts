/**
 * Bytes of texts taken four at a time: hashing, comparing and copying cells byte by byte would cost more than anything else
 * that is done to them. The last word of a text overlaps the one before it, so nothing beyond the text is touched.
 */

/** The same bytes, to be read as words. */
export const wordsOver = (bytes: Uint8Array): DataView<ArrayBufferLike> => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

let seenBytes: Uint8Array = new Uint8Array(0);
let seenWords: DataView = wordsOver(seenBytes);

/** As `wordsOver`, without a new view while the bytes are those of the call before. */
export function wordsOf(bytes: Uint8Array): DataView {
  if (bytes === seenBytes) return seenWords;
  seenBytes = bytes;
  seenWords = wordsOver(bytes);
  return seenWords;
}

/** Spreads the bits of what a hash was made of over all of it, so that its low bits can choose a slot. */
export function stirred(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

const step = (hash: number, word: number): number => {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
};

/** A hash of a text's bytes, 32 bits with sign; 0 for the empty text alone is not promised. */
export function hashOf(words: DataView, start: number, end: number): number {
  const size = end - start;
  if (size < 4) return size <= 0 ? 0 : stirred(step(size, shortWord(words, start, size)));
  const last = end - 4;
  let hash = size;
  for (let at = start; at < last; at += 4) hash = step(hash, words.getInt32(at, true));
  return stirred(step(hash, words.getInt32(last, true)));
}

/** One to three bytes as a number that no other bytes of that size give. */
export const shortWord = (words: DataView, start: number, size: number): number =>
  words.getUint8(start) | (words.getUint8(start + (size >> 1)) << 8) | (words.getUint8(start + size - 1) << 16);

/** Whether `size` bytes of two texts are the same. */
export function sameBytes(a: DataView, aStart: number, b: DataView, bStart: number, size: number): boolean {
  if (size < 4) {
    for (let i = 0; i < size; i++) if (a.getUint8(aStart + i) !== b.getUint8(bStart + i)) return false;
    return true;
  }
  const last = size - 4;
  for (let i = 0; i < last; i += 4) if (a.getInt32(aStart + i, true) !== b.getInt32(bStart + i, true)) return false;
  return a.getInt32(aStart + last, true) === b.getInt32(bStart + last, true);
}

/** Copies `size` bytes; the two may lie in the same memory, but not over each other. */
export function copyBytes(from: DataView, start: number, to: DataView, at: number, size: number): void {
  if (size < 4) {
    for (let i = 0; i < size; i++) to.setUint8(at + i, from.getUint8(start + i));
    return;
  }
  const last = size - 4;
  for (let i = 0; i < last; i += 4) to.setInt32(at + i, from.getInt32(start + i, true), true);
  to.setInt32(at + last, from.getInt32(start + last, true), true);
}
