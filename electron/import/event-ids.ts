import { compareIds } from '../../shared/engine/history/compare-ids.ts';
import { TextArena } from './text-arena.ts';

const MOST_DIGITS = 15;

/**
 * Ids of events in eight bytes each: a whole number without leading zeros is 1 + itself, any other text minus its address,
 * no id 0. Equal ids written alike are one number only when they are whole numbers: compare them with `compare`.
 */
export class EventIds {
  /** Whether an id came. */
  isUsed = false;
  /** Whether all of them are whole numbers that four bytes hold as `kept` gives them. */
  isSmall = true;
  private readonly arena = new TextArena();

  take(bytes: Buffer, start: number, end: number): number {
    const size = end - start;
    if (size === 0) return 0;
    const id = this.numbered(bytes, start, end);
    this.isUsed = true;
    this.isSmall &&= id > 0 && id <= 0xffff_ffff;
    return id;
  }

  private numbered(bytes: Buffer, start: number, end: number): number {
    const size = end - start;
    if (size > MOST_DIGITS || (bytes[start] === 48 && size > 1)) return -this.arena.add(bytes, start, end);
    let value = 0;
    for (let i = start; i < end; i++) {
      const digit = bytes[i]! - 48;
      if (digit < 0 || digit > 9) return -this.arena.add(bytes, start, end);
      value = value * 10 + digit;
    }
    return value + 1;
  }

  /** Order of two ids as compareIds has it; 0 when they are the same text. */
  compare(a: number, b: number): number {
    if (a === b) return 0;
    return a > 0 && b > 0 ? a - b : compareIds(this.text(a), this.text(b));
  }

  /** An id as a history keeps it (`Facts.ids`): a text as a digest of 53 bits. */
  kept(id: number): number {
    if (id >= 0) return id;
    this.arena.locate(-id);
    const { bytes, start, end } = this.arena;
    let [low, high] = [0x9e37_79b1, 0x85eb_ca6b]; // any two; those of later versions must be the same
    for (let at = start; at < end; at++) {
      low = Math.imul(low ^ bytes[at]!, 0x9e37_79b1);
      high = Math.imul(high ^ bytes[at]!, 0x5f35_6495);
    }
    low = Math.imul(low ^ (low >>> 16), 0x85eb_ca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2_ae35);
    high = Math.imul(high ^ (high >>> 16), 0x85eb_ca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2_ae35);
    return -1 - ((high & 0x1f_ffff) * 2 ** 32 + (low >>> 0));
  }

  private text(id: number): string {
    return id > 0 ? String(id - 1) : id === 0 ? '' : this.arena.text(-id);
  }
}
