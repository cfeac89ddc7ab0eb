/**
 * What the portal does instead of answering. `errorAfterWrite` and `silenceAfterWrite` let the write take effect first;
 * they, `staleRevision` and `readOnly` wait for a write, the others hit whatever request comes next.
 */
export type FaultKind =
  | 'rateLimit' | 'dailyLimit' | 'searchLimit' | 'serverError' | 'silence' | 'errorAfterWrite' | 'silenceAfterWrite'
  | 'revokedKey' | 'missingScope' | 'staleRevision' | 'readOnly';

const ONLY_WRITES: ReadonlySet<FaultKind> = new Set(['errorAfterWrite', 'silenceAfterWrite', 'staleRevision', 'readOnly']);

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
      queue = faults.map(({ kind, times, onlyWrites }) => ({ kind, left: times, isForWrites: onlyWrites === true || ONLY_WRITES.has(kind) }));
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
