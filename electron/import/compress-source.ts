import { promisify } from 'node:util';
import { constants, deflate, zstdCompress } from 'node:zlib';
import { free } from './growing.ts';
import type { SourceChunk } from './import-messages.ts';

/** So many bytes of a file are compressed together. */
const CHUNK_BYTES = 4 << 20;
/** Room for what becomes of them, so that it comes back in one piece. */
const ROOM_BYTES = 2 << 20;

/** Where this Node has no Zstandard, deflate takes a few times as long. */
const hasZstd = typeof zstdCompress === 'function';
const compress = (bytes: Buffer): Promise<Buffer> =>
  hasZstd ? promisify(zstdCompress)(bytes, { chunkSize: ROOM_BYTES, params: { [constants.ZSTD_c_compressionLevel]: 1 } }) : promisify(deflate)(bytes, { chunkSize: ROOM_BYTES, level: 1 });

/**
 * Gathers the bytes of files as they are read and hands them on, compressed off this thread, in their order. Two buffers take
 * turns: one is filled while the other is compressed. It waits for whoever the bytes are handed to.
 */
export function compressSource(hand: (chunk: SourceChunk) => void | Promise<void>): { take(file: string, bytes: Buffer): Promise<void>; finish(): Promise<void> } {
  const buffers: Buffer[] = [];
  let turn = 0;
  let size = 0;
  let name = '';
  let part = 0;
  let running: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await running;
    const full = buffers[turn];
    if (size === 0 || full === undefined) return;
    const chunk = { file: name, part: part++, codec: hasZstd ? ('zstd' as const) : ('deflate' as const) };
    running = compress(full.subarray(0, size)).then((bytes) => hand({ ...chunk, bytes: alone(bytes) }));
    [turn, size] = [1 - turn, 0];
  };
  return {
    async take(file, bytes) {
      if (file !== name) {
        await flush();
        [name, part] = [file, 0];
      }
      for (let at = 0; at < bytes.length; ) {
        const buffer = (buffers[turn] ??= Buffer.allocUnsafeSlow(CHUNK_BYTES));
        const copied = bytes.copy(buffer, size, at);
        size += copied;
        at += copied;
        if (size === CHUNK_BYTES) await flush();
      }
    },
    async finish() {
      await flush();
      await running;
      buffers.splice(0).forEach(free);
    },
  };
}

/** Bytes in a buffer of their own, so that it can be handed over instead of copied; the room that they came in is given back. */
function alone(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const own = new Uint8Array(bytes);
  if (bytes.buffer.byteLength >= ROOM_BYTES) free(bytes);
  return own;
}
