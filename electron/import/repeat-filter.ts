import { free, roomFor } from './growing.ts';

/** Bits for each hash that is expected: of those that are alone one in twenty is then taken for repeated. */
const BITS_EACH = 16;

/**
 * Tells hashes that came once from those that may have come more often, in a few bits each. What it calls alone is alone; of
 * what it calls repeated some are alone too.
 */
export class RepeatFilter {
  private readonly once: Int32Array<ArrayBuffer>;
  private readonly again: Int32Array<ArrayBuffer>;
  private readonly mask: number;

  constructor(expected: number) {
    const bits = 2 ** Math.max(10, Math.ceil(Math.log2(expected * BITS_EACH + 1)));
    this.once = new Int32Array(roomFor(bits / 8), 0, bits / 32);
    this.again = new Int32Array(roomFor(bits / 8), 0, bits / 32);
    this.mask = bits - 1;
  }

  note(hash: number): void {
    const place = hash & this.mask;
    const word = place >>> 5;
    const bit = 1 << (place & 31);
    if ((this.once[word]! & bit) === 0) this.once[word]! |= bit;
    else this.again[word]! |= bit;
  }

  /** Nothing is noted from here on. */
  seal(): void {
    free(this.once);
  }

  isRepeated(hash: number): boolean {
    const place = hash & this.mask;
    return (this.again[place >>> 5]! & (1 << (place & 31))) !== 0;
  }

  clear(): void {
    free(this.once);
    free(this.again);
  }
}
