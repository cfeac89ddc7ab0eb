/**
 * What the portal does instead of answering. `errorAfterWrite` and `silenceAfterWrite` let the write take effect first
 * and wait for one; the others hit whatever request comes next.
 */
export type FaultKind = 'rateLimit' | 'dailyLimit' | 'serverError' | 'silence' | 'errorAfterWrite' | 'silenceAfterWrite';

/** So many requests in a row meet this fault; `onlyWrites` lets reads pass. */
export interface Fault {
  readonly kind: FaultKind;
  readonly times: number;
  readonly onlyWrites?: boolean;
}

/** The faults still to come. */
export interface FaultScript {
  set(faults: readonly Fault[]): void;
  /** The fault that this request meets, used up by it. */
  next(isWrite: boolean): FaultKind | null;
}

/** An empty script. */
export function createFaultScript(): FaultScript {
  let queue: { kind: FaultKind; left: number; isForWrites: boolean }[] = [];
  return {
    set(faults) {
      queue = faults.map(({ kind, times, onlyWrites }) => ({ kind, left: times, isForWrites: onlyWrites === true || kind === 'errorAfterWrite' || kind === 'silenceAfterWrite' }));
    },
    next(isWrite) {
      const [head] = queue;
      if (head === undefined || (head.isForWrites && !isWrite)) return null;
      head.left -= 1;
      if (head.left <= 0) queue.shift();
      return head.kind;
    },
  };
}
