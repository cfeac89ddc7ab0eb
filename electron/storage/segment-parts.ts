/** Segments are cut at 1 MiB so that no single value of the database grows without bound. */
const PART_BYTES = 1 << 20;

/** The rows that segments are stored as. The bytes are not copied. */
export function* partsOfSegments(segments: ReadonlyMap<string, Uint8Array>): Generator<{ readonly name: string; readonly part: number; readonly bytes: Uint8Array }> {
  for (const [name, bytes] of segments) {
    for (let part = 0; part * PART_BYTES < bytes.byteLength || part === 0; part++) {
      yield { name, part, bytes: Buffer.from(bytes.buffer, bytes.byteOffset + part * PART_BYTES, Math.min(PART_BYTES, bytes.byteLength - part * PART_BYTES)) };
    }
  }
}

/** Puts segments together part by part. */
export interface SegmentJoiner {
  readonly segments: ReadonlyMap<string, Uint8Array>;
  /** Takes the next part of a segment. Its own memory is given back: the part after it then comes in memory that is at hand, not in new one. */
  add(name: string, bytes: Uint8Array): void;
}

/** Each segment lies in memory that threads share, so that whoever computes on it need not copy it. */
export function segmentJoiner(sizes: Iterable<{ readonly name: string; readonly size: number }>): SegmentJoiner {
  const segments = new Map<string, Uint8Array>();
  const filled = new Map<string, number>();
  for (const { name, size } of sizes) segments.set(name, new Uint8Array(new SharedArrayBuffer(size)));
  return {
    segments,
    add(name, bytes) {
      const at = filled.get(name) ?? 0;
      segments.get(name)?.set(bytes, at);
      filled.set(name, at + bytes.byteLength);
      const { buffer } = bytes;
      if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) buffer.transfer(0);
    },
  };
}

/** The segments of some parts in their order. */
export function joinSegments(sizes: Iterable<{ readonly name: string; readonly size: number }>, parts: Iterable<{ readonly name: string; readonly bytes: Uint8Array }>): ReadonlyMap<string, Uint8Array> {
  const joiner = segmentJoiner(sizes);
  for (const { name, bytes } of parts) joiner.add(name, bytes);
  return joiner.segments;
}
