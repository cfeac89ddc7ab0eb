/** Texts as bytes: text i is the UTF-8 from `offsets[i]` to `offsets[i + 1]`; a lone surrogate takes three bytes of its own. */
export interface PackedTexts {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Packs texts in their order. */
export function packTexts(texts: readonly string[]): PackedTexts {
  const offsets = new Uint32Array(texts.length + 1);
  let size = 0;
  for (const text of texts) size += text.length;
  let bytes = new Uint8Array(size + 16);
  let at = 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!;
    if (at + text.length * 3 > bytes.length) bytes = grown(bytes, at + text.length * 3);
    at = encode(text, bytes, at);
    offsets[i + 1] = at;
  }
  return { offsets, bytes: bytes.slice(0, at) };
}

function grown(bytes: Uint8Array, least: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(least, bytes.length + (bytes.length >> 1)));
  larger.set(bytes);
  return larger;
}

/** Writes a text and says where it ends. */
function encode(text: string, bytes: Uint8Array, start: number): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at++] = code;
    } else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 63);
    } else {
      const low = text.charCodeAt(i + 1);
      if (code >= 0xd800 && code < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
        const point = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 63);
        bytes[at++] = 0x80 | ((point >> 6) & 63);
        bytes[at++] = 0x80 | (point & 63);
        i++;
      } else {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 63);
        bytes[at++] = 0x80 | (code & 63);
      }
    }
  }
  return at;
}

const BLOCK = 4096;

/** All texts, in their order. */
export function unpackTexts({ offsets, bytes }: PackedTexts): string[] {
  const count = offsets.length - 1;
  const texts: string[] = Array.from({ length: count });
  for (let first = 0; first < count; ) {
    const start = offsets[first]!;
    let last = first + 1;
    while (last < count && offsets[last + 1]! - start <= BLOCK) last++;
    unpackBlock(offsets, bytes, first, last, texts);
    first = last;
  }
  return texts;
}

/** Texts of plain ASCII are cut out of one long text, which is many times faster than making each from its bytes. */
function unpackBlock(offsets: Uint32Array, bytes: Uint8Array, first: number, last: number, texts: string[]): void {
  const start = offsets[first]!;
  const end = offsets[last]!;
  if (end - start > BLOCK || !isAscii(bytes, start, end)) {
    for (let i = first; i < last; i++) texts[i] = unpackText(bytes, offsets[i]!, offsets[i + 1]!);
    return;
  }
  const whole = String.fromCharCode(...bytes.subarray(start, end));
  for (let i = first; i < last; i++) texts[i] = whole.slice(offsets[i]! - start, offsets[i + 1]! - start);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

/** The text that stands in some bytes. */
export function unpackText(bytes: Uint8Array, start: number, end: number): string {
  const pieces: string[] = [];
  let units: number[] = [];
  for (let i = start; i < end; ) {
    const lead = bytes[i]!;
    const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    let point = size === 1 ? lead : lead & (0xff >> (size + 1));
    for (let k = 1; k < size; k++) point = (point << 6) | (bytes[i + k]! & 63);
    if (point < 0x10000) units.push(point);
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    i += size;
    if (units.length < BLOCK) continue;
    pieces.push(String.fromCharCode(...units));
    units = [];
  }
  return pieces.join('') + String.fromCharCode(...units);
}
