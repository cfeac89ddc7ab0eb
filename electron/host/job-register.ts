/** Long jobs that a person may cancel, by the id that the caller chose. */
export interface JobRegister {
  /** Run `work` so that `cancel(jobId)` aborts its signal; an empty id cannot be cancelled. */
  run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** True when such a job was running. */
  cancel(jobId: string): boolean;
  /**
   * Run `work`; while one of this name is under way, run it once more after it for everybody who asked meanwhile, so that
   * a storm of questions comes to two answers and the last one is of the newest state. Those who say of which state they ask
   * share an answer only with those who ask of the same one; who waits for a state that another has overtaken hears `giveUp`.
   */
  latest<T>(name: string, work: () => Promise<T>, of?: AskedState): Promise<T>;
  /** Run `work` unless another one of this name is under way: null then. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  /** Run `work` that nobody waits for; what it throws is nobody's. */
  beside(work: () => Promise<void>): void;
  /** Fulfilled when nothing of that is under way any more. */
  besideEnded(): Promise<void>;
}

/** Of which state somebody asks, as text, and what whoever waits hears when another state is asked of. */
export interface AskedState {
  readonly state: string;
  giveUp(): Error;
}

/** A register of the jobs of this process. */
export function createJobRegister(): JobRegister {
  const running = new Map<string, AbortController>();
  const alone = new Set<string>();
  const beside = new Set<Promise<void>>();
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
    latest: createLanes(),
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

interface Lane {
  readonly state: string | null;
  readonly answer: Promise<unknown>;
  readonly ended: Promise<void>;
  next: Waiting | null;
}

interface Waiting {
  readonly state: string | null;
  readonly answer: Promise<unknown>;
  leave(): void;
}

/** One question of a name at a time, and one that waits behind it. */
function createLanes(): JobRegister['latest'] {
  const lanes = new Map<string, Lane>();
  const latest = <T>(name: string, work: () => Promise<T>, of?: AskedState): Promise<T> => {
    const state = of?.state ?? null;
    const lane = lanes.get(name);
    if (lane === undefined) {
      const answer = work();
      lanes.set(name, { state, answer, ended: answer.then(() => undefined, () => undefined).then(() => void lanes.delete(name)), next: null });
      return answer;
    }
    const known = lane.next ?? (state === null ? null : lane);
    if (known !== null && known.state === state) return known.answer as Promise<T>; // the work of one name makes one type
    lane.next?.leave();
    const { answer, leave } = waitFor(lane.ended, () => latest(name, work, of), of);
    lane.next = { state, answer, leave };
    return answer;
  };
  return latest;
}

/** Work that begins when a lane is free, unless whoever wants it is sent away before. */
function waitFor<T>(free: Promise<void>, work: () => Promise<T>, of: AskedState | undefined): { readonly answer: Promise<T>; leave(): void } {
  let leave: () => void = () => undefined;
  const answer = new Promise<T>((resolve, reject) => {
    let isWaiting = true;
    leave = () => {
      isWaiting = false;
      reject(of?.giveUp() ?? new Error('Another question came in between.'));
    };
    void free.then(() => isWaiting && resolve(work()));
  });
  return { answer, leave };
}
