import { crc32, deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenPng } from '../../electron/documents/flatten-png.ts';

const RUNS = process.env['BATON_FULL'] === '1' ? 500 : 30;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const PASSES = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const;

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

interface Picture { readonly width: number; readonly height: number; readonly depth: number; readonly kind: number; readonly isInPasses: boolean; readonly filter: number; readonly samples: readonly number[]; readonly palette?: Uint8Array; readonly hole?: Uint8Array }

/** A PNG written the plain way: samples packed bit by bit, each line under one filter. */
function written({ width, height, depth, kind, isInPasses, filter, samples, palette, hole }: Picture): Buffer {
  const channels = [1, 0, 3, 1, 2, 0, 4][kind] ?? 1;
  const step = Math.max(1, (channels * depth) / 8);
  const lines: number[] = [];
  for (const [left, top, across, down] of isInPasses ? PASSES : [[0, 0, 1, 1]] as const) {
    let above: number[] = [];
    for (let y = top; y < height; y += down) {
      let bits = '';
      for (let x = left; x < width; x += across) for (let i = 0; i < channels; i++) bits += (samples[(y * width + x) * channels + i] ?? 0).toString(2).padStart(depth, '0');
      if (bits === '') continue;
      const line = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
      const [a, b, c] = [(i: number) => line[i - step] ?? 0, (i: number) => above[i] ?? 0, (i: number) => (i < step ? 0 : above[i - step] ?? 0)];
      const paeth = (i: number): number => [a(i), b(i), c(i)].map((value) => ({ value, far: Math.abs(a(i) + b(i) - c(i) - value) })).reduce((best, each) => (each.far < best.far ? each : best)).value;
      lines.push(filter, ...line.map((byte, i) => (byte - ([0, a(i), b(i), (a(i) + b(i)) >> 1, paeth(i)][filter] ?? 0)) & 255));
      above = line;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, kind, 0, 0, isInPasses ? 1 : 0], 8);
  const extra = [...(palette === undefined ? [] : [chunk('PLTE', palette)]), ...(hole === undefined ? [] : [chunk('tRNS', hole)])];
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), ...extra, chunk('IDAT', deflateSync(Buffer.from(lines))), chunk('IEND', Buffer.alloc(0))]);
}

/** The pixels of a flattened picture, whose lines have no filter. */
function pixelsIn(png: Uint8Array | null, width: number): number[] {
  if (png === null) throw new Error('not read');
  const bytes = Buffer.from(png);
  expect([...bytes.subarray(24, 29)]).toEqual([8, 2, 0, 0, 0]);
  const raw = inflateSync(bytes.subarray(bytes.indexOf('IDAT') + 4, bytes.indexOf('IEND') - 8));
  return [...raw].filter((_, i) => i % (width * 3 + 1) !== 0);
}

const KINDS = [[0, 1], [0, 4], [0, 8], [0, 16], [2, 8], [2, 16], [4, 8], [4, 16], [6, 8], [6, 16]] as const;

describe('a flattened PNG', () => {
  it('has each pixel on white, whatever its kind, depth, filter and passes', () => {
    fc.assert(fc.property(
      fc.record({ width: fc.integer({ min: 1, max: 11 }), height: fc.integer({ min: 1, max: 11 }), kind: fc.constantFrom(...KINDS), isInPasses: fc.boolean(), filter: fc.integer({ min: 0, max: 4 }), seed: fc.infiniteStream(fc.nat(65_535)) }),
      ({ kind: [kind, depth], seed, ...rest }) => {
        const channels = [1, 0, 3, 1, 2, 0, 4][kind] ?? 1;
        const most = 2 ** depth - 1;
        const samples = [...seed.take(rest.width * rest.height * channels)].map((value) => value & most);
        const expected = Array.from({ length: rest.width * rest.height }, (_, pixel) => {
          const own = samples.slice(pixel * channels, (pixel + 1) * channels);
          const alpha = kind >= 4 ? (own.at(-1) ?? 0) / most : 1;
          return [0, 1, 2].map((i) => Math.round(255 * (((kind === 2 || kind === 6 ? own[i] : own[0]) ?? 0) / most * alpha + 1 - alpha)));
        }).flat();
        expect(pixelsIn(flattenPng(written({ ...rest, kind, depth, samples })), rest.width)).toEqual(expected);
      },
    ), { numRuns: RUNS });
  });

  it('is white where a palette or a colour is transparent', () => {
    const plain = { width: 2, height: 1, isInPasses: false, filter: 0 };
    const palette = Uint8Array.from([10, 20, 30, 200, 100, 0]);
    expect(pixelsIn(flattenPng(written({ ...plain, depth: 2, kind: 3, samples: [0, 1], palette, hole: Uint8Array.from([255, 0]) })), 2)).toEqual([10, 20, 30, 255, 255, 255]);
    expect(pixelsIn(flattenPng(written({ ...plain, depth: 8, kind: 2, samples: [1, 2, 3, 9, 9, 9], hole: Uint8Array.from([0, 9, 0, 9, 0, 9]) })), 2)).toEqual([1, 2, 3, 255, 255, 255]);
  });

  it('is none of a file that is cut, claims more pixels than any logo has, or is no PNG', () => {
    const whole = written({ width: 4, height: 4, depth: 8, kind: 6, isInPasses: false, filter: 0, samples: Array.from({ length: 64 }, (_, i) => i) });
    expect(flattenPng(whole.subarray(0, 60))).toBeNull();
    const huge = Buffer.from(whole);
    huge.writeUInt32BE(100_000, 16);
    expect(flattenPng(huge)).toBeNull();
    expect(flattenPng(Buffer.from('hello'))).toBeNull();
  });
});
