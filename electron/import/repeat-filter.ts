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

  /** Notes all of some hashes but 0. A loop that does nothing else waits for many places in memory at once. */
  note(hashes: Int32Array): void {
    const { once, again, mask } = this;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i]!;
      if (hash === 0) continue;
      const word = (hash & mask) >>> 5;
      const bit = 1 << (hash & 31);
      again[word]! |= once[word]! & bit;
      once[word]! |= bit;
    }
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
