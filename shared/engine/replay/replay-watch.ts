/** Hears how far long work is, 0 to 1; leaves it by throwing when nobody wants the result any more. */
export type ReplayWatch = (share: number) => void;

/** Where a watch and whoever waits in another thread meet: [1: stop, how far in thousandths]. */
export const WATCH_SLOTS = 2;

/** Thrown out of work that nobody wants any more. */
export class Stopped extends Error {
  constructor() {
    super('The computation was cancelled.');
    this.name = 'Stopped';
  }
}

/** A watch over two shared numbers (`WATCH_SLOTS`). */
export function sharedWatch(shared: Int32Array): ReplayWatch {
  return (share) => {
    Atomics.store(shared, 1, Math.round(share * 1000));
    if (Atomics.load(shared, 0) === 1) throw new Stopped();
  };
}
