/**
 * Looks for a text in many without making strings of them: letters are folded byte by byte. Plainly:
 * `texts.map((text) => text.toLowerCase().includes(wanted.toLowerCase()))`. Texts of plain ASCII, and what is plain ASCII in
 * others, are found in the bytes; what is not is looked for among the lower-cased texts that have such letters.
 */
import { packTexts, type PackedTexts } from './packed-texts.ts';
import { textAt } from './packed-columns.ts';

/** For each text 1 when it contains `wanted`, letter case ignored, else 0. */
export function searchTexts(texts: PackedTexts, wanted: string): Uint8Array {
  const hits = new Uint8Array(texts.offsets.length - 1);
  const needle = wanted.toLowerCase();
  if (needle === '') return hits.fill(1);
  const { bytes } = packTexts([needle]);
  const isAscii = bytes.every((byte) => byte < 0x80);
  if (isAscii) findBytes(texts, bytes, LOWER, hits);
  if (isAscii && !MEETS_ODD.test(needle)) return hits;
  const { places, odd } = lettersOf(texts);
  if (isAscii) for (const place of odd) hits[place]! |= Number(textAt(texts, place).toLowerCase().includes(needle));
  else searchLowered(texts, places, needle, hits);
  return hits;
}

/** Plain ASCII that may stand in a lower-cased text where it does not stand in the text: İ becomes an i with a dot of its own, the sign of Kelvin a k. */
const MEETS_ODD = /k|i$/;

/** Finds out beforehand which texts are not plain ASCII; a search does when nobody has. */
export const prepareSearch = (texts: PackedTexts): void => void lettersOf(texts);

/** For each text 1 when it contains `wanted` as it is written. */
export function textsContaining(texts: PackedTexts, wanted: string): Uint8Array {
  const hits = new Uint8Array(texts.offsets.length - 1);
  if (wanted === '') return hits.fill(1);
  findBytes(texts, packTexts([wanted]).bytes, SAME, hits);
  return hits;
}

const SAME = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const LOWER = SAME.map((byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** Marks the texts that hold some bytes; it steps as far as the two bytes under the needle's end allow (Horspool by pairs). */
function findBytes(texts: PackedTexts, needle: Uint8Array, fold: Uint8Array, hits: Uint8Array): void {
  if (needle.length === 1) return findByte(texts, needle[0]!, fold, hits);
  const { offsets, bytes } = texts;
  const last = needle.length - 1;
  const step = stepsOf(needle);
  const ending = (needle[last - 1]! << 8) | needle[last]!;
  const stop = offsets[hits.length]! - needle.length;
  let place = 0;
  for (let at = offsets[0]!; at <= stop; ) {
    const pair = (fold[bytes[at + last - 1]!]! << 8) | fold[bytes[at + last]!]!;
    if (pair === ending && isAt(bytes, at, needle, fold)) {
      while (offsets[place + 1]! <= at) place++;
      if (at + needle.length <= offsets[place + 1]!) {
        hits[place] = 1;
        at = offsets[place + 1]!;
        continue;
      }
    }
    at += step[pair]!;
  }
}

/** For each pair of bytes how far the needle may move on when it stands under the needle's end: until it stands under the same pair again. */
function stepsOf(needle: Uint8Array): Uint8Array {
  const last = needle.length - 1;
  const most = Math.min(last, 255); // a pair that is not in the needle may still end with the needle's first byte
  const steps = new Uint8Array(1 << 16).fill(most);
  for (let i = Math.max(1, last - most); i < last; i++) steps[(needle[i - 1]! << 8) | needle[i]!] = last - i;
  return steps;
}

/** One byte stands early in most texts that have it, so each is looked through by itself. */
function findByte({ offsets, bytes }: PackedTexts, needle: number, fold: Uint8Array, hits: Uint8Array): void {
  let at = offsets[0]!;
  for (let place = 0; place < hits.length; place++) {
    const end = offsets[place + 1]!;
    while (at < end && fold[bytes[at]!] !== needle) at++;
    hits[place] = at < end ? 1 : 0;
    at = end;
  }
}

function isAt(bytes: Uint8Array, at: number, needle: Uint8Array, fold: Uint8Array): boolean {
  for (let i = needle.length - 3; i >= 0; i--) if (fold[bytes[at + i]!] !== needle[i]) return false;
  return true;
}

/** The texts that are not plain ASCII, and those of them with a letter that becomes ASCII in lower case (İ and the sign of Kelvin). */
interface Letters {
  readonly places: Uint32Array;
  readonly odd: Uint32Array;
}

const ofTexts = new WeakMap<PackedTexts, Letters>();

function lettersOf(texts: PackedTexts): Letters {
  let known = ofTexts.get(texts);
  if (known === undefined) ofTexts.set(texts, (known = findLetters(texts)));
  return known;
}

function findLetters({ offsets, bytes }: PackedTexts): Letters {
  const [places, odd]: [number[], number[]] = [[], []];
  const size = offsets[offsets.length - 1]!;
  let place = 0;
  for (let at = nextLetter(bytes, 0, size); at < size; at = nextLetter(bytes, offsets[place + 1]!, size)) {
    while (offsets[place + 1]! <= at) place++;
    places.push(place);
    if (isOdd(bytes, at, offsets[place + 1]!)) odd.push(place);
  }
  return { places: Uint32Array.from(places), odd: Uint32Array.from(odd) };
}

/** The next byte beyond ASCII; sixteen, then four are looked at together where they lie so. */
function nextLetter(bytes: Uint8Array, from: number, size: number): number {
  let at = from;
  while (at < size && (bytes.byteOffset + at) % 4 !== 0 && bytes[at]! < 0x80) at++;
  if ((bytes.byteOffset + at) % 4 === 0) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (size - at) >> 2);
    let word = 0;
    while (word + 4 <= words.length && ((words[word]! | words[word + 1]! | words[word + 2]! | words[word + 3]!) & 0x80808080) === 0) word += 4;
    while (word < words.length && (words[word]! & 0x80808080) === 0) word++;
    at += word * 4;
  }
  while (at < size && bytes[at]! < 0x80) at++;
  return at;
}

function isOdd(bytes: Uint8Array, from: number, end: number): boolean {
  for (let i = from; i < end; i++) if ((bytes[i] === 0xc4 && bytes[i + 1] === 0xb0) || (bytes[i] === 0xe2 && bytes[i + 1] === 0x84 && bytes[i + 2] === 0xaa)) return true;
  return false;
}

const SEPARATOR = '\u0000';
/** So many texts are lowered and searched as one. */
const TOGETHER = 4_096;

function searchLowered(texts: PackedTexts, places: Uint32Array, needle: string, hits: Uint8Array): void {
  for (let from = 0; from < places.length; from += TOGETHER) {
    const some = places.subarray(from, from + TOGETHER);
    const lowered = Array.from(some, (place) => textAt(texts, place).toLowerCase());
    if (!needle.includes(SEPARATOR) && !lowered.join(SEPARATOR).includes(needle)) continue;
    some.forEach((place, i) => (hits[place] = lowered[i]!.includes(needle) ? 1 : 0));
  }
}
