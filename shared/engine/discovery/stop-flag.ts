/** One shared number that another thread sets to 1 when nobody wants the result any more; null: it cannot be stopped. */
export type StopFlag = Int32Array | null;

/** Thrown out of work whose flag was set. */
export class Stopped extends Error {
  constructor() {
    super('The computation was cancelled.');
    this.name = 'Stopped';
  }
}

/** Leaves the work when the flag is set. */
export function leaveIfStopped(flag: StopFlag): void {
  if (flag !== null && Atomics.load(flag, 0) === 1) throw new Stopped();
}
