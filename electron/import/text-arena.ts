import { copyBytes, sameBytes, wordsOf, wordsOver } from './byte-words.ts';
import { free } from './growing.ts';

/** So large that the memory is the chunk's own: it goes back when the chunk is freed, and what is not written to is none. */
const CHUNK_BITS = 26;
const CHUNK_BYTES = 1 << CHUNK_BITS;
/** A first chunk grows up to here before it becomes a large one. */
const SMALL_BYTES = 1 << 20;
const FIRST_BYTES = 1 << 12;
/** Texts of fewer bytes are copied here, longer ones by the platform. */
const FEW = 64;
const MOST_CHUNKS = 1 << (32 - CHUNK_BITS);

/**
 * Texts one after the other as UTF-8, each found again by the address that `add` gives; no text is a string until somebody
 * asks for it. Address 0 is the empty text.
 */
export class TextArena {
  /** Where the text that `locate` found stands. */
  bytes: Buffer;
  words: DataView;
  start = 0;
  end = 0;
  /** Bytes of all texts together. */
  size = 0;
  private readonly chunks: Chunk[];
  private used = 1;

  constructor() {
    const first = chunkOf(FIRST_BYTES); // grows to a large one before there is a second
    this.chunks = [first];
    this.bytes = first.bytes;
    this.words = first.words;
  }

  /** Keeps a copy of some bytes and gives its address. */
  add(source: Buffer, start: number, end: number): number {
    const size = end - start;
    if (size === 0) return 0;
    this.size += size;
    const { bytes, words } = this.roomFor(size + 5);
    const address = ((this.chunks.length - 1) * CHUNK_BYTES + this.used) >>> 0;
    let at = this.used;
    for (let rest = size; ; rest >>>= 7) {
      bytes[at++] = rest < 0x80 ? rest : (rest & 0x7f) | 0x80;
      if (rest < 0x80) break;
    }
    if (size < FEW) copyBytes(wordsOf(source), start, words, at, size);
    else source.copy(bytes, at, start, end);
    at += size;
    this.used = at;
    if (at > CHUNK_BYTES) this.closeLarge(at);
    return address;
  }

  /** Points `bytes`, `start` and `end` at the text of an address. */
  locate(address: number): void {
    const { bytes, words } = this.chunks[address >>> CHUNK_BITS]!;
    let at = address & (CHUNK_BYTES - 1);
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      size |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    this.bytes = bytes;
    this.words = words;
    this.start = address === 0 ? 0 : at;
    this.end = address === 0 ? 0 : at + size;
  }

  /** Whether the text of an address is these bytes. */
  holds(address: number, source: DataView, start: number, end: number): boolean {
    const size = end - start;
    if (size < 0x80) {
      const { words } = this.chunks[address >>> CHUNK_BITS]!;
      const at = address & (CHUNK_BYTES - 1);
      return words.getUint8(at) === size && sameBytes(words, at + 1, source, start, size);
    }
    this.locate(address);
    return this.end - this.start === size && sameBytes(this.words, this.start, source, start, size);
  }

  /** The byte at an address, for the sake of having its neighbours at hand. */
  peek(address: number): number {
    return this.chunks[address >>> CHUNK_BITS]!.bytes[address & (CHUNK_BYTES - 1)]!;
  }

  text(address: number): string {
    this.locate(address);
    return this.bytes.toString('utf8', this.start, this.end);
  }

  /** Lets go of every text; the arena cannot be used afterwards. */
  clear(): void {
    for (const { bytes } of this.chunks) free(bytes);
    this.chunks.length = 0;
    this.bytes = EMPTY.bytes;
    this.words = EMPTY.words;
  }

  private roomFor(size: number): Chunk {
    const last = this.chunks.length - 1;
    const chunk = this.chunks[last]!;
    if (this.used + size <= chunk.bytes.length) return chunk;
    if (this.used + size <= CHUNK_BYTES) return this.growTo(last, this.used + size <= SMALL_BYTES ? Math.max(chunk.bytes.length * 4, this.used + size) : CHUNK_BYTES);
    if (this.chunks.length >= MOST_CHUNKS) throw new RangeError('the texts of a column take more than 4 GB');
    this.used = 0;
    this.chunks.push(chunkOf(Math.max(CHUNK_BYTES, size)));
    return this.chunks[last + 1]!;
  }

  private growTo(last: number, size: number): Chunk {
    const larger = chunkOf(size);
    const { bytes } = this.chunks[last]!;
    bytes.copy(larger.bytes, 0, 0, this.used);
    free(bytes);
    this.chunks[last] = larger;
    this.bytes = larger.bytes;
    this.words = larger.words;
    return larger;
  }

  /** A text larger than a chunk begins at its chunk's beginning and takes up the numbers of the chunks that it covers. */
  private closeLarge(end: number): void {
    for (let covered = CHUNK_BYTES; covered < end; covered += CHUNK_BYTES) this.chunks.push(EMPTY);
    this.used = CHUNK_BYTES; // the next text needs a chunk of its own
  }
}

interface Chunk {
  readonly bytes: Buffer;
  readonly words: DataView;
}

function chunkOf(size: number): Chunk {
  const bytes = Buffer.allocUnsafeSlow(size);
  return { bytes, words: wordsOver(bytes) };
}

const EMPTY = chunkOf(0);
