import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { ImportRefusal } from './import-types.ts';

/** One file inside an archive, as its directory names it; sizes are what the directory claims. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LONGEST_END = 22 + 65_535;
/** A workbook has a few dozen parts; more is no workbook. */
const MOST_ENTRIES = 10_000;
const PIECE = 1 << 18;

const damaged = (): ImportRefusal => new ImportRefusal('unreadableFile', 'is a damaged workbook or archive. Open it in a spreadsheet, save it again and add that file.');

/** The directory of a ZIP archive. Throws ImportRefusal when there is none. */
export async function readZipDirectory(file: FileHandle): Promise<ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - LONGEST_END), Math.min(size, LONGEST_END));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > tail.length || tail.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged();
  const [count, bytes, start] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (count > MOST_ENTRIES || start + bytes > size) throw damaged();
  const directory = await readAt(file, start, bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    entries.push({ name: directory.toString('utf8', at + 46, nameEnd), method: directory.readUInt16LE(at + 10), packedBytes: directory.readUInt32LE(at + 20), offset: directory.readUInt32LE(at + 42) });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks one entry piece by piece, whatever size the directory claimed. */
export async function* unpackEntry(file: FileHandle, entry: ZipEntry): AsyncGenerator<Buffer> {
  const head = await readAt(file, entry.offset, 30);
  if (head.length < 30 || (entry.method !== 0 && entry.method !== 8)) throw damaged();
  const packed = packedPieces(file, entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), entry.packedBytes);
  if (entry.method === 0) {
    yield* packed;
    return;
  }
  const inflate = Readable.from(packed).pipe(createInflateRaw());
  try {
    for await (const piece of inflate) yield piece as Buffer; // a stream without encoding yields buffers
  } catch {
    throw damaged(); // what the caller throws does not come this way
  } finally {
    inflate.destroy();
  }
}

async function* packedPieces(file: FileHandle, start: number, bytes: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < bytes; ) {
    const piece = await readAt(file, start + done, Math.min(PIECE, bytes - done));
    if (piece.length === 0) return;
    done += piece.length;
    yield piece;
  }
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, position);
  return buffer.subarray(0, bytesRead);
}

/** Opens an archive for as long as the work takes. */
export async function withArchive<T>(path: string, work: (file: FileHandle, entries: readonly ZipEntry[]) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await work(file, await readZipDirectory(file));
  } finally {
    await file.close();
  }
}
