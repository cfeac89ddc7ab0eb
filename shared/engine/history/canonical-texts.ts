import type { PackedTexts } from './packed-texts.ts';

/** Used values in the order of their bytes, each once, and for every code its rank among them (0 for unused ones). */
export interface CanonicalTexts {
  readonly sorted: PackedTexts;
  readonly rank: Uint32Array;
}

/** Ranks values by their text, so that neither the order of a dictionary nor what nobody uses in it shows. */
export function canonicalTexts(values: PackedTexts, used: Uint8Array): CanonicalTexts {
  const { offsets, bytes } = values;
  const count = used.reduce((sum, flag) => sum + flag, 0);
  const order = new Uint32Array(count);
  let size = 0;
  used.forEach((flag, code) => flag === 1 && (order[size++] = code));
  const compare = (a: number, b: number): number => compareBytes(bytes, offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!);
  if (!order.every((code, place) => place === 0 || compare(order[place - 1]!, code) <= 0)) order.sort(compare);
  const rank = new Uint32Array(used.length);
  let kept = 0;
  for (let place = 0; place < count; place++) {
    if (kept === 0 || compare(order[kept - 1]!, order[place]!) !== 0) order[kept++] = order[place]!;
    rank[order[place]!] = kept - 1;
  }
  return { sorted: kept === used.length && rank.every((place, code) => place === code) ? values : pick(values, order.subarray(0, kept)), rank };
}

/** The texts at some places, in that order. */
export function pick({ offsets, bytes }: PackedTexts, order: Uint32Array): PackedTexts {
  const to = new Uint32Array(order.length + 1);
  order.forEach((code, place) => (to[place + 1] = to[place]! + offsets[code + 1]! - offsets[code]!));
  const picked = new Uint8Array(to[order.length]!);
  order.forEach((code, place) => {
    let at = to[place]!;
    for (let i = offsets[code]!; i < offsets[code + 1]!; i++) picked[at++] = bytes[i]!;
  });
  return { offsets: to, bytes: picked };
}

/** Order of two stretches of bytes: by the first byte that differs, then the shorter first. */
export function compareBytes(bytes: Uint8Array, aStart: number, aEnd: number, bStart: number, bEnd: number): number {
  const length = Math.min(aEnd - aStart, bEnd - bStart);
  for (let i = 0; i < length; i++) {
    const difference = bytes[aStart + i]! - bytes[bStart + i]!;
    if (difference !== 0) return difference;
  }
  return aEnd - aStart - (bEnd - bStart);
}
