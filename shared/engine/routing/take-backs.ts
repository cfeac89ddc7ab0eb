/**
 * When a lead is taken from whoever was given it (UTC ms, at or after `assignedAt`); Infinity: never, since he answers in
 * time. `rep` is a place in the roster, `nth` how often the lead was taken from somebody before.
 */
export type TakenAt = (turn: number, nth: number, rep: number, assignedAt: number) => number;

/** An assignment that was taken back (domain.md §7, "reassign … with exclude=[previous]"). */
export interface TakenBack {
  /** Index of the decision. */
  readonly turn: number;
  readonly nth: number;
  /** Who had it since when and by which rule and pool, as in `RoutingDecisions`. */
  readonly rep: number;
  readonly assignedAt: number;
  readonly rule: number;
  readonly pool: number;
  readonly takenAt: number;
}

interface Due {
  readonly at: number;
  readonly turn: number;
}

/** The assignments that will be taken back, by (instant, decision). */
export interface TakeBacks {
  readonly most: number;
  readonly log: TakenBack[];
  /** How often a decision's lead was taken back so far. */
  readonly times: Uint8Array;
  /** 1: it was taken back once too often and waits in the manager's queue. */
  readonly toManager: Uint8Array;
  /** When the next one is due; Infinity: none is. */
  next(): number;
  /** Takes the next one out: its decision. */
  take(): number;
  /** Notes when a lead will be taken from somebody who was just given it. */
  watch(turn: number, rep: number, assignedAt: number): void;
}

/** Nothing taken back yet, of so many decisions. */
export function createTakeBacks(count: number, most: number, takenAt: TakenAt): TakeBacks {
  const heap: Due[] = [];
  const times = new Uint8Array(count);
  return {
    most,
    log: [],
    times,
    toManager: new Uint8Array(count),
    next: () => heap[0]?.at ?? Infinity,
    take: () => popDue(heap)?.turn ?? -1,
    watch: (turn, rep, assignedAt) => {
      const at = takenAt(turn, times[turn]!, rep, assignedAt);
      if (at < assignedAt) throw new Error(`decision ${turn}: taken back before it was given`);
      if (at !== Infinity) pushDue(heap, { at, turn });
    },
  };
}

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

/** A binary heap: every entry is due no later than the two below it. */
function pushDue(heap: Due[], due: Due): void {
  let place = heap.length;
  for (heap.push(due); place > 0; ) {
    const above = (place - 1) >> 1;
    if (!isBefore(due, heap[above]!)) break;
    heap[place] = heap[above]!;
    place = above;
  }
  heap[place] = due;
}

function popDue(heap: Due[]): Due | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    let below = 2 * place + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
    if (!isBefore(heap[below]!, last)) break;
    heap[place] = heap[below]!;
    place = below;
  }
  heap[place] = last;
  return first;
}
