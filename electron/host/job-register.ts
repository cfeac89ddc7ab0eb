/** Long jobs that a person may cancel, by the id that the caller chose. */
export interface JobRegister {
  /** Run `work` so that `cancel(jobId)` aborts its signal; an empty id cannot be cancelled. */
  run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** True when such a job was running. */
  cancel(jobId: string): boolean;
  /** Run `work` unless another one of this name is under way: null then. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

/** A register of the jobs of this process. */
export function createJobRegister(): JobRegister {
  const running = new Map<string, AbortController>();
  const alone = new Set<string>();
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
    async alone(name, work) {
      if (alone.has(name)) return null;
      alone.add(name);
      try {
        return await work();
      } finally {
        alone.delete(name);
      }
    },
  };
}
