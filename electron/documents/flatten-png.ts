import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The head of a PNG and what its chunks hold, as far as its pixels need it. */
interface Png {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly kind: number;
  readonly isInPasses: boolean;
  readonly palette: Uint8Array;
  /** Of a palette an alpha for each colour, else the one colour that is transparent. */
  readonly transparent: Uint8Array;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** More pixels than any logo has; unpacked, a few bytes can become as many as these. */
const MOST_PIXELS = 25_000_000;
/** First column and row of each pass of an interlaced picture, and the steps to the next. */
const PASSES = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;
const ONE_PASS = [[0, 0, 1, 1]] as const;

/**
 * A PNG of any kind as one that a page carries the same way each time: 8 bits of red, green and blue, no passes, and white
 * where something shone through. Null for one that is broken, cut or far too large.
 */
export function flattenPng(bytes: Uint8Array): Uint8Array | null {
  const png = readPng(Buffer.from(bytes));
  if (png === null) return null;
  try {
    return writePng(png.width, png.height, pixelsOf(png));
  } catch {
    return null; // the packed data ends early, or is none
  }
}

function readPng(bytes: Buffer): Png | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE) || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    chunks.set(name, [...(chunks.get(name) ?? []), bytes.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const [width, height, depth = 0, kind = 0] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]];
  const isKnown = CHANNELS[kind] !== undefined && [1, 2, 4, 8, 16].includes(depth) && (depth >= 8 || kind === 0 || kind === 3);
  if (!isKnown || width === 0 || height === 0 || width * height > MOST_PIXELS) return null;
  const part = (name: string): Buffer => Buffer.concat(chunks.get(name) ?? []);
  return { width, height, depth, kind, isInPasses: bytes[28] === 1, palette: part('PLTE'), transparent: part('tRNS'), data: part('IDAT') };
}

/** Red, green and blue of each pixel on white, row by row. */
function pixelsOf(png: Png): Uint8Array {
  const { width, height, depth, kind } = png;
  const bits = (CHANNELS[kind] ?? 1) * depth;
  const pixels = new Uint8Array(width * height * 3);
  const raw = inflateSync(png.data, { maxOutputLength: Math.ceil((width * bits) / 8 + 8) * (height + 8) * 2 });
  const colourOf = colourReader(png);
  let at = 0;
  for (const [left, top, across, down] of png.isInPasses ? PASSES : ONE_PASS) {
    const columns = Math.ceil((width - left) / across);
    const rows = columns > 0 ? Math.ceil((height - top) / down) : 0;
    const length = Math.ceil((columns * bits) / 8);
    let above = new Uint8Array(length);
    for (let row = 0; row < rows; row++) {
      const line = unfiltered(raw, at, length, Math.max(1, bits / 8), above);
      for (let column = 0; column < columns; column++) colourOf(line, column, pixels, ((top + row * down) * width + left + column * across) * 3);
      above = line;
      at += 1 + length;
    }
  }
  return pixels;
}

/** A line of bytes without the filter that its first byte names (PNG specification, 9.2). */
function unfiltered(raw: Uint8Array, at: number, length: number, step: number, above: Uint8Array): Uint8Array<ArrayBuffer> {
  if (at + 1 + length > raw.length) throw new RangeError('The picture ends early.');
  const line = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const left = i < step ? 0 : line[i - step]!;
    const up = above[i]!;
    const corner = i < step ? 0 : above[i - step]!;
    line[i] = raw[at + 1 + i]! + predicted(raw[at]!, left, up, corner);
  }
  return line;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) throw new RangeError('The picture names a filter that there is not.');
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

/** Writes the colour of a pixel, mixed with white by its alpha. */
function colourReader({ depth, kind, palette, transparent }: Png): (line: Uint8Array, column: number, into: Uint8Array, place: number) => void {
  const channels = CHANNELS[kind] ?? 1;
  const most = 2 ** depth - 1;
  const isColour = kind === 2 || kind === 6;
  const hole = transparent.length < 2 || kind === 3 ? null : Array.from({ length: isColour ? 3 : 1 }, (_, i) => (transparent[2 * i]! << 8) | transparent[2 * i + 1]!);
  const sample = (line: Uint8Array, n: number): number => {
    if (depth === 8) return line[n]!;
    if (depth === 16) return (line[2 * n]! << 8) | line[2 * n + 1]!;
    return (line[(n * depth) >> 3]! >> (8 - depth - ((n * depth) & 7))) & most;
  };
  return (line, column, into, place) => {
    const values = Array.from({ length: channels }, (_, i) => sample(line, column * channels + i));
    const first = values[0]!;
    const isHole = hole !== null && hole.every((value, i) => value === values[i]);
    const alpha = kind === 3 ? (transparent[first] ?? 255) / 255 : kind >= 4 ? values[channels - 1]! / most : isHole ? 0 : 1;
    for (let i = 0; i < 3; i++) {
      const value = kind === 3 ? (palette[3 * first + i] ?? 0) / 255 : (isColour ? values[i]! : first) / most;
      into[place + i] = Math.round(255 * (value * alpha + 1 - alpha));
    }
  };
}

function writePng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let row = 0; row < height; row++) lines.set(pixels.subarray(row * width * 3, (row + 1) * width * 3), row * (width * 3 + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
