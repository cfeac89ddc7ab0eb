/** Long jobs that a person may cancel, by the id that the caller chose. */
export interface JobRegister {
  /** Run `work` so that `cancel(jobId)` aborts its signal; an empty id cannot be cancelled. */
  run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** True when such a job was running. */
  cancel(jobId: string): boolean;
  /**
   * Run `work`; while one of this name is under way, run it once more after it for everybody who asked meanwhile, so that
   * a storm of questions comes to two answers and the last one is of the newest state.
   */
  latest<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Run `work` unless another one of this name is under way: null then. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  /** Run `work` that nobody waits for; what it throws is nobody's. */
  beside(work: () => Promise<void>): void;
  /** Fulfilled when nothing of that is under way any more. */
  besideEnded(): Promise<void>;
}

/** A register of the jobs of this process. */
export function createJobRegister(): JobRegister {
  const running = new Map<string, AbortController>();
  const alone = new Set<string>();
  const beside = new Set<Promise<void>>();
  const lanes = new Map<string, { readonly current: Promise<unknown>; next: Promise<unknown> | null }>();
  const latest = <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const lane = lanes.get(name);
    if (lane !== undefined) return (lane.next ??= lane.current.then(() => latest(name, work))) as Promise<T>; // the work of one name makes one type
    const done = work();
    const entry: { readonly current: Promise<unknown>; next: Promise<unknown> | null } = { current: done.then(() => undefined, () => undefined).then(() => void lanes.delete(name)), next: null };
    lanes.set(name, entry);
    return done;
  };
  return {
    async run(jobId, work) {
      const controller = new AbortController();
      if (jobId !== '') running.set(jobId, controller);
      try {
        return await work(controller.signal);
      } finally {
        if (running.get(jobId) === controller) running.delete(jobId);
      }
    },
    cancel(jobId) {
      const controller = running.get(jobId);
      controller?.abort();
      return controller !== undefined;
    },
    latest,
    async alone(name, work) {
      if (alone.has(name)) return null;
      alone.add(name);
      try {
        return await work();
      } finally {
        alone.delete(name);
      }
    },
    beside(work) {
      const done: Promise<void> = work().catch(() => undefined).finally(() => beside.delete(done));
      beside.add(done);
    },
    async besideEnded() {
      while (beside.size > 0) await Promise.all(beside);
    },
  };
}
