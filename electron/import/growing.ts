import type { Codes } from '../../shared/engine/history/history.ts';

/** From so many bytes on a column gets room. */
const LARGE_BYTES = (1 << 20) + 1;
/**
 * More than the platform's allocator keeps for itself: a buffer of so many bytes goes back whole when it is freed, and what is
 * not written to is no memory. Columns of some megabytes would leave holes that nothing else fits into.
 */
const ROOM_BYTES = (32 << 20) + (1 << 16);

/** A zeroed buffer for so many bytes; a large one has more room than is asked for. */
export const roomFor = (bytes: number): ArrayBuffer => new ArrayBuffer(bytes < LARGE_BYTES ? bytes : Math.max(bytes, ROOM_BYTES));

/** The memory of a column for one of so many bytes; new bytes are 0. The old column must not be used afterwards. */
function grown(buffer: ArrayBuffer, bytes: number): ArrayBuffer {
  if (bytes <= buffer.byteLength) return buffer;
  const larger = roomFor(bytes); // a transfer would write zeros to all of the room
  new Uint8Array(larger).set(new Uint8Array(buffer));
  buffer.transfer(0);
  return larger;
}

/** A column of so many values with the memory of a shorter one, which is gone; new values are 0. */
export const grownBytes = (old: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> => new Uint8Array(grown(old.buffer, length), 0, length);
export const grownHalves = (old: Uint16Array<ArrayBuffer>, length: number): Uint16Array<ArrayBuffer> => new Uint16Array(grown(old.buffer, length * 2), 0, length);
export const grownWords = (old: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> => new Uint32Array(grown(old.buffer, length * 4), 0, length);
export const grownFloats = (old: Float64Array<ArrayBuffer>, length: number): Float64Array<ArrayBuffer> => new Float64Array(grown(old.buffer, length * 8), 0, length);

/** Gives a column's memory back now, not when it is collected. */
export function free(column: { readonly buffer: ArrayBufferLike }): void {
  if (column.buffer instanceof ArrayBuffer && !column.buffer.detached) column.buffer.transfer(0);
}

type Narrow = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

/** Codes by lead in as few bytes as the largest needs; leads that were never set have 0. */
export class GrowingCodes {
  private codes: Narrow = new Uint8Array(1024);
  /** The largest code that fits. */
  private most = 0xff;

  set(lead: number, code: number): void {
    if (lead >= this.codes.length) this.grow(Math.max(lead + 1, this.codes.length * 2));
    if (code > this.most) this.widen(code);
    this.codes[lead] = code;
  }

  /** The same of leads that follow each other. */
  setRun(first: number, run: Uint32Array, count: number): void {
    let most = 0;
    for (let i = 0; i < count; i++) if (run[i]! > most) most = run[i]!;
    if (first + count > this.codes.length) this.grow(Math.max(first + count, this.codes.length * 2));
    if (most > this.most) this.widen(most);
    const { codes } = this;
    for (let i = 0; i < count; i++) codes[first + i] = run[i]!;
  }

  get(lead: number): number {
    return lead < this.codes.length ? this.codes[lead]! : 0;
  }

  /** The codes of so many leads at least, as they lie. */
  upTo(leads: number): Codes {
    if (leads > this.codes.length) this.grow(leads);
    return this.codes;
  }

  clear(): void {
    free(this.codes);
    this.codes = new Uint8Array(0);
  }

  private grow(length: number): void {
    const { codes } = this;
    this.codes = codes instanceof Uint8Array ? grownBytes(codes, length) : codes instanceof Uint16Array ? grownHalves(codes, length) : grownWords(codes, length);
  }

  private widen(code: number): void {
    const narrow = this.codes;
    this.most = code > 0xffff ? 0xffff_ffff : 0xffff;
    const wide = code > 0xffff ? new Uint32Array(roomFor(narrow.length * 4), 0, narrow.length) : new Uint16Array(roomFor(narrow.length * 2), 0, narrow.length);
    wide.set(narrow);
    this.codes = wide;
    free(narrow);
  }
}

/** Instants by lead, or other numbers by a place; what was never set is NaN. */
export class GrowingInstants {
  private instants: Float64Array<ArrayBuffer> = new Float64Array(1024).fill(NaN);

  set(lead: number, at: number): void {
    const { length } = this.instants;
    if (lead >= length) {
      this.instants = grownFloats(this.instants, Math.max(lead + 1, length * 2));
      this.instants.fill(NaN, length);
    }
    this.instants[lead] = at;
  }

  /** The same of leads that follow each other. */
  setRun(first: number, run: Float64Array, count: number): void {
    if (count > 0) this.set(first + count - 1, NaN);
    this.instants.set(run.subarray(0, count), first);
  }

  get(lead: number): number {
    return lead < this.instants.length ? this.instants[lead]! : NaN;
  }

  clear(): void {
    free(this.instants);
    this.instants = new Float64Array(0);
  }
}
