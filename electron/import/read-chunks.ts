import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { decoderName } from './detect-encoding.ts';
import { free } from './growing.ts';

const CHUNK_BYTES = 1 << 20;

/** What hears the bytes of a file while it is read. */
export interface ByteListener {
  /** What the file holds, where it is in memory already: then nothing is read from its path. */
  readonly held?: Uint8Array | undefined;
  /** The bytes as they stand in the file; they are overwritten when the returned promise is fulfilled. */
  onBytes?(bytes: Buffer): void | Promise<void>;
}

/** Reads a file once, chunk by chunk, as UTF-8 whatever its encoding, and takes its digest. A chunk may end inside a character. */
export async function readChunks(path: string, encoding: string, take: (utf8: Buffer) => void | Promise<void>, { onBytes, held }: ByteListener, signal?: AbortSignal): Promise<{ readonly sha256: string }> {
  const file = held === undefined ? await open(path, 'r') : overBytes(held);
  const hash = createHash('sha256');
  const convert = createConverter(encoding);
  const buffers = [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
  const read = (turn: number): Promise<Buffer> => {
    const buffer = buffers[turn % 2]!;
    const reading = file.read(buffer, 0, CHUNK_BYTES).then(({ bytesRead }) => buffer.subarray(0, bytesRead));
    reading.catch(() => undefined); // told where it is awaited, if it comes to that
    return reading;
  };
  try {
    let next = read(0);
    for (let turn = 1; ; turn++) {
      const bytes = await next;
      signal?.throwIfAborted();
      if (bytes.length === 0) break;
      next = read(turn); // while these are taken
      hash.update(bytes);
      const heard = onBytes?.(bytes);
      await take(convert(bytes));
      await heard;
    }
    await take(convert(null));
    return { sha256: hash.digest('hex') };
  } finally {
    await file.close();
    buffers.forEach(free);
  }
}

/** Bytes in memory, read as a file is. */
function overBytes(bytes: Uint8Array): Pick<FileHandle, 'close'> & { read(buffer: Buffer, offset: number, length: number): Promise<{ bytesRead: number }> } {
  let at = 0;
  return {
    async read(buffer, offset, length) {
      const some = bytes.subarray(at, at + length);
      buffer.set(some, offset);
      at += some.length;
      return { bytesRead: some.length };
    },
    close: () => Promise.resolve(),
  };
}

/** Turns chunks of a file into UTF-8, and null into what was held back at the end. */
function createConverter(encoding: string): (bytes: Buffer | null) => Buffer {
  const name = decoderName(encoding);
  const decoder = iconv.getDecoder(name);
  const isPlain = /^(utf-?8|ascii|us-ascii)$/i.test(name);
  let isFirst = true;
  let isDecoding = !isPlain;
  const decode = (bytes: Buffer | null): Buffer => Buffer.from(bytes === null ? (decoder.end() ?? '') : decoder.write(bytes), 'utf8');
  let held: Buffer = Buffer.alloc(0);
  return (bytes) => {
    if (isDecoding) return decode(bytes);
    if (bytes === null) return held.length === 0 ? held : decode(held);
    let whole = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    if (isFirst && whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf) whole = whole.subarray(3);
    isFirst = false;
    const end = wholeCharacters(whole);
    if (!isUtf8(whole.subarray(0, end))) {
      isDecoding = true; // from here on the decoder puts the replacement character where the bytes are no UTF-8
      return decode(whole);
    }
    held = Buffer.from(whole.subarray(end));
    return whole.subarray(0, end);
  };
}

/** How many bytes stand before a character that the chunk cuts in two. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
