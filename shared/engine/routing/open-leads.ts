interface Closings {
  /** A ring of instants in ascending order, `size` of them from `head` on; its length is a power of two. */
  ring: Float64Array;
  head: number;
  size: number;
}

/**
 * The leads that reps have open, by an assumed number of days from assignment to close (domain.md §8.1: simulated). Keeps, per
 * rep, when his open leads close; a lead open since `at` is closed from `at + holdingMs` on. It holds the open leads alone, so
 * it grows with what lies on desks at one time, not with the leads. Without the assumption (`holdingMs` NaN) nothing ever closes.
 */
export class OpenLeads {
  private readonly holdingMs: number;
  private readonly desks: readonly Closings[];
  /** By rep all that he was given, where none of it ever closes. */
  private readonly given: Int32Array;

  constructor(reps: number, holdingMs: number) {
    this.holdingMs = holdingMs;
    this.desks = Array.from({ length: Number.isNaN(holdingMs) ? 0 : reps }, () => ({ ring: new Float64Array(8), head: 0, size: 0 }));
    this.given = new Int32Array(this.desks.length === 0 ? reps : 0);
  }

  /** How many a rep has open at an instant; asked in order of time. */
  count(rep: number, at: number): number {
    return this.given.length > 0 ? this.given[rep]! : this.close(rep, at).size;
  }

  /** When his next lead closes, after an instant; Infinity: none will. */
  nextClosing(rep: number, at: number): number {
    if (this.given.length > 0) return Infinity;
    const desk = this.close(rep, at);
    return desk.size > 0 ? desk.ring[desk.head]! : Infinity;
  }

  add(rep: number, at: number): void {
    if (this.given.length > 0) {
      this.given[rep]! += 1;
      return;
    }
    const desk = this.desks[rep]!;
    if (desk.size === desk.ring.length) grow(desk);
    desk.ring[(desk.head + desk.size) & (desk.ring.length - 1)] = at + this.holdingMs;
    desk.size += 1;
  }

  /** Takes a lead that was added at `since` from a rep at a later instant; nothing when it has closed by then. */
  remove(rep: number, since: number, at: number): void {
    if (this.given.length > 0) this.given[rep]! -= 1;
    else drop(this.close(rep, at), since + this.holdingMs);
  }

  private close(rep: number, at: number): Closings {
    const desk = this.desks[rep]!;
    while (desk.size > 0 && desk.ring[desk.head]! <= at) {
      desk.head = (desk.head + 1) & (desk.ring.length - 1);
      desk.size -= 1;
    }
    return desk;
  }
}

/** Leaves out one closing of an instant; those after it move up. */
function drop(desk: Closings, closing: number): void {
  const mask = desk.ring.length - 1;
  let isFound = false;
  for (let i = 0; i < desk.size; i += 1) {
    isFound ||= desk.ring[(desk.head + i) & mask] === closing;
    if (isFound && i + 1 < desk.size) desk.ring[(desk.head + i) & mask] = desk.ring[(desk.head + i + 1) & mask]!;
  }
  if (isFound) desk.size -= 1;
}

function grow(desk: Closings): void {
  const larger = new Float64Array(desk.ring.length * 2);
  for (let i = 0; i < desk.size; i += 1) larger[i] = desk.ring[(desk.head + i) & (desk.ring.length - 1)]!;
  desk.ring = larger;
  desk.head = 0;
}
