import { packTexts, unpackText, type PackedTexts } from './packed-texts.ts';

/**
 * For each text the lowest place of one that is the same but for case and blanks around it; 0 for a text of blanks alone.
 * Plainly: the first place whose `text.trim().toLowerCase()` is this one's. Works on the bytes, so that a million addresses
 * never become a million strings; only texts beyond ASCII are read as such.
 */
export function sameTexts(texts: PackedTexts): Uint32Array {
  const { offsets, bytes } = lowered(texts);
  const count = offsets.length - 1;
  const same = new Uint32Array(count);
  let size = 16;
  while (size < 2 * count) size *= 2;
  const table = new Uint32Array(size); // 1 + a place, where its hash leads to
  for (let place = 0; place < count; place += 1) {
    const [start, end] = [offsets[place]!, offsets[place + 1]!];
    if (start === end) continue;
    let slot = hashOf(bytes, start, end) & (size - 1);
    while (table[slot] !== 0 && !areEqual(bytes, start, end, offsets[table[slot]! - 1]!, offsets[table[slot]!]!)) slot = (slot + 1) & (size - 1);
    if (table[slot] === 0) table[slot] = place + 1;
    same[place] = table[slot]! - 1;
  }
  return same;
}

/** FNV-1a of some bytes. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash ^ (hash >>> 15);
}

function areEqual(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  for (let i = aEnd - aStart - 1; i >= 0; i -= 1) if (bytes[aStart + i] !== bytes[bStart + i]) return false;
  return true;
}

/** The texts in lower case without blanks around them. */
function lowered({ offsets, bytes }: PackedTexts): PackedTexts {
  const count = offsets.length - 1;
  const to = new Uint32Array(count + 1);
  const found = new Uint8Array(2 * bytes.length); // a letter may take more bytes in lower case, never twice as many
  let at = 0;
  for (let place = 0; place < count; place += 1) {
    const begin = at;
    let [start, end] = [offsets[place]!, offsets[place + 1]!];
    while (start < end && isBlank(bytes[start]!)) start += 1;
    while (start < end && isBlank(bytes[end - 1]!)) end -= 1;
    for (; start < end && bytes[start]! < 0x80; start += 1) found[at++] = bytes[start]! >= 65 && bytes[start]! <= 90 ? bytes[start]! + 32 : bytes[start]!;
    if (start < end) { // beyond ASCII: the platform knows the letters and further blanks
      const own = packTexts([unpackText(bytes, offsets[place]!, offsets[place + 1]!).trim().toLowerCase()]).bytes;
      found.set(own, begin);
      at = begin + own.length;
    }
    to[place + 1] = at;
  }
  return { offsets: to, bytes: found };
}

/** The blanks of ASCII that `trim` takes off. */
const isBlank = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
