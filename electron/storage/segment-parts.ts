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

/** The segments again, each in memory that threads share, so that whoever computes on them need not copy them. */
export function joinSegments(rows: Iterable<{ readonly name: string; readonly bytes: Uint8Array }>): ReadonlyMap<string, Uint8Array> {
  const parts = new Map<string, Uint8Array[]>();
  for (const { name, bytes } of rows) {
    const list = parts.get(name);
    if (list === undefined) parts.set(name, [bytes]);
    else list.push(bytes);
  }
  return new Map([...parts].map(([name, list]) => [name, joined(list)]));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(new SharedArrayBuffer(parts.reduce((size, part) => size + part.byteLength, 0)));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}
