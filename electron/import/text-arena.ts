import { free } from './growing.ts';

/** So large that the memory is the chunk's own: it goes back when the chunk is freed, and what is not written to is none. */
const CHUNK_BITS = 26;
const CHUNK_BYTES = 1 << CHUNK_BITS;
/** A first chunk grows up to here before it becomes a large one. */
const SMALL_BYTES = 1 << 18;
const FIRST_BYTES = 1 << 12;
const MOST_CHUNKS = 1 << (32 - CHUNK_BITS);

/**
 * Texts one after the other as UTF-8, each found again by the address that `add` gives; no text is a string until somebody
 * asks for it. Address 0 is the empty text.
 */
export class TextArena {
  /** Where the text that `locate` found stands. */
  bytes: Buffer;
  start = 0;
  end = 0;
  /** Bytes of all texts together. */
  size = 0;
  private readonly chunks: Buffer[];
  private used = 1;

  constructor() {
    this.bytes = Buffer.allocUnsafeSlow(FIRST_BYTES); // grows to a chunk before there is a second one
    this.chunks = [this.bytes];
  }

  /** Keeps a copy of some bytes and gives its address. */
  add(source: Buffer, start: number, end: number): number {
    const size = end - start;
    if (size === 0) return 0;
    this.size += size;
    const chunk = this.roomFor(size + 5);
    const address = ((this.chunks.length - 1) * CHUNK_BYTES + this.used) >>> 0;
    let at = this.used;
    for (let rest = size; ; rest >>>= 7) {
      chunk[at++] = rest < 0x80 ? rest : (rest & 0x7f) | 0x80;
      if (rest < 0x80) break;
    }
    if (size < 32) for (let i = start; i < end; i++) chunk[at++] = source[i]!;
    else at += source.copy(chunk, at, start, end);
    this.used = at;
    if (at > CHUNK_BYTES) this.closeLarge(at);
    return address;
  }

  /** Points `bytes`, `start` and `end` at the text of an address. */
  locate(address: number): void {
    const chunk = this.chunks[address >>> CHUNK_BITS]!;
    let at = address & (CHUNK_BYTES - 1);
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = chunk[at++]!;
      size |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    this.bytes = chunk;
    this.start = address === 0 ? 0 : at;
    this.end = address === 0 ? 0 : at + size;
  }

  /** Whether the text of an address is these bytes. */
  holds(address: number, source: Buffer, start: number, end: number): boolean {
    const chunk = this.chunks[address >>> CHUNK_BITS]!;
    const at = address & (CHUNK_BYTES - 1);
    const size = end - start;
    if (size > 64) {
      this.locate(address);
      return chunk.compare(source, start, end, this.start, this.end) === 0;
    }
    if (chunk[at] !== size) return false;
    for (let i = 0; i < size; i++) if (chunk[at + 1 + i] !== source[start + i]) return false;
    return true;
  }

  text(address: number): string {
    this.locate(address);
    return this.bytes.toString('utf8', this.start, this.end);
  }

  /** Lets go of every text; the arena cannot be used afterwards. */
  clear(): void {
    for (const chunk of this.chunks) free(chunk);
    this.chunks.length = 0;
    this.bytes = EMPTY;
  }

  private roomFor(size: number): Buffer {
    const last = this.chunks.length - 1;
    const chunk = this.chunks[last]!;
    if (this.used + size <= chunk.length) return chunk;
    if (this.used + size <= CHUNK_BYTES) return this.growTo(last, this.used + size <= SMALL_BYTES ? Math.max(chunk.length * 4, this.used + size) : CHUNK_BYTES);
    if (this.chunks.length >= MOST_CHUNKS) throw new RangeError('the texts of a column take more than 4 GB');
    this.used = 0;
    this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, size)));
    return this.chunks[last + 1]!;
  }

  private growTo(last: number, size: number): Buffer {
    const larger = Buffer.allocUnsafeSlow(size);
    this.chunks[last]!.copy(larger, 0, 0, this.used);
    free(this.chunks[last]!);
    this.chunks[last] = larger;
    this.bytes = larger;
    return larger;
  }

  /** A text larger than a chunk begins at its chunk's beginning and takes up the numbers of the chunks that it covers. */
  private closeLarge(end: number): void {
    for (let covered = CHUNK_BYTES; covered < end; covered += CHUNK_BYTES) this.chunks.push(EMPTY);
    this.used = CHUNK_BYTES; // the next text needs a chunk of its own
  }
}

const EMPTY = Buffer.alloc(0);
