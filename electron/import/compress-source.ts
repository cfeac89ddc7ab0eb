import { promisify } from 'node:util';
import { constants, deflate, zstdCompress } from 'node:zlib';
import type { SourceChunk } from './import-messages.ts';

/** So many bytes of a file are compressed together. */
const CHUNK_BYTES = 4 << 20;

/** Where this Node has no Zstandard, deflate takes a few times as long. */
const hasZstd = typeof zstdCompress === 'function';
const compress = (bytes: Buffer): Promise<Buffer> =>
  hasZstd ? promisify(zstdCompress)(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }) : promisify(deflate)(bytes, { level: 1 });

/** Gathers the bytes of files as they are read and hands them on, compressed off this thread, in their order. */
export function compressSource(hand: (chunk: SourceChunk) => void): { take(file: string, bytes: Buffer): Promise<void>; finish(): Promise<void> } {
  let name = '';
  let part = 0;
  let gathered: Buffer[] = [];
  let size = 0;
  let running: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await running; // one at a time: no more than two chunks are ever held
    if (size === 0) return;
    const chunk = { file: name, part: part++, codec: hasZstd ? ('zstd' as const) : ('deflate' as const) };
    const work = compress(Buffer.concat(gathered));
    [gathered, size] = [[], 0];
    running = work.then((bytes) => hand({ ...chunk, bytes }));
  };
  return {
    async take(file, bytes) {
      if (file !== name) {
        await flush();
        [name, part] = [file, 0];
      }
      gathered.push(Buffer.from(bytes));
      size += bytes.length;
      if (size >= CHUNK_BYTES) await flush();
    },
    async finish() {
      await flush();
      await running;
    },
  };
}
