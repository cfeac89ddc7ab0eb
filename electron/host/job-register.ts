/** Long jobs that a person may cancel, by the id that the caller chose. */
export interface JobRegister {
  /** Run `work` so that `cancel(jobId)` aborts its signal; an empty id cannot be cancelled. */
  run<T>(jobId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** True when such a job was running. */
  cancel(jobId: string): boolean;
}

/** A register of the jobs of this process. */
export function createJobRegister(): JobRegister {
  const running = new Map<string, AbortController>();
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
  };
}
