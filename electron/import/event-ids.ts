import { compareIds } from '../../shared/engine/history/compare-ids.ts';
import { TextArena } from './text-arena.ts';

const MOST_DIGITS = 15;

/**
 * Ids of events in eight bytes each: a whole number without leading zeros is 1 + itself, any other text minus its address,
 * no id 0. Equal ids written alike are one number only when they are whole numbers: compare them with `compare`.
 */
export class EventIds {
  private readonly arena = new TextArena();

  take(bytes: Buffer, start: number, end: number): number {
    const size = end - start;
    if (size === 0) return 0;
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

  private text(id: number): string {
    return id > 0 ? String(id - 1) : id === 0 ? '' : this.arena.text(-id);
  }
}
