import type { PackedTexts } from './packed-texts.ts';

/** Used values, each once, and for every code its rank among them (0 for unused ones). */
export interface CanonicalTexts {
  readonly sorted: PackedTexts;
  readonly rank: Uint32Array;
}

/**
 * Ranks values so that neither the order of a dictionary nor what nobody uses in it shows: in the order of the first lead
 * that has them, then those that only facts name, in the order of their bytes. `leads` holds the leads' codes in the order of
 * the leads, `isUsed` a flag for each code that facts name. No two codes may stand for one text.
 */
export function canonicalTexts(values: PackedTexts, leads: ArrayLike<number>, isUsed: Uint8Array): CanonicalTexts {
  const { offsets, bytes } = values;
  const count = offsets.length - 1;
  const rank = new Uint32Array(count);
  const order = new Uint32Array(count);
  const isRanked = new Uint8Array(count);
  let size = 0;
  const add = (code: number): void => {
    isRanked[code] = 1;
    rank[code] = size;
    order[size++] = code;
  };
  for (let lead = 0; lead < leads.length; lead++) if (isRanked[leads[lead]!] === 0) add(leads[lead]!);
  const rest: number[] = [];
  for (let code = 0; code < count; code++) if (isUsed[code] === 1 && isRanked[code] === 0) rest.push(code);
  rest.sort((a, b) => compareBytes(bytes, offsets[a]!, offsets[a + 1]!, offsets[b]!, offsets[b + 1]!)).forEach(add);
  return { sorted: pick(values, order.subarray(0, size)), rank };
}

/** Fewer bytes are copied here, more by the platform. */
const FEW = 64;

/** The texts at some places, in that order. */
export function pick({ offsets, bytes }: PackedTexts, order: Uint32Array): PackedTexts {
  const to = new Uint32Array(order.length + 1);
  for (let place = 0; place < order.length; place++) to[place + 1] = to[place]! + offsets[order[place]! + 1]! - offsets[order[place]!]!;
  const picked = new Uint8Array(to[order.length]!);
  for (let place = 0; place < order.length; ) {
    let next = place + 1; // texts that follow each other in both are copied in one piece
    while (next < order.length && order[next] === order[next - 1]! + 1) next++;
    const [start, end] = [offsets[order[place]!]!, offsets[order[next - 1]! + 1]!];
    if (end - start < FEW) for (let i = 0; i < end - start; i++) picked[to[place]! + i] = bytes[start + i]!;
    else picked.set(bytes.subarray(start, end), to[place]!);
    place = next;
  }
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
