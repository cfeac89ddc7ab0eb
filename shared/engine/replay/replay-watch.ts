import { leaveIfStopped } from '../discovery/stop-flag.ts';

/** Hears how far a replay is, 0 to 1; leaves it by throwing when nobody wants the result any more. */
export type ReplayWatch = (share: number) => void;

/** Where a watch and whoever waits in another thread meet: [1: stop, how far in thousandths]. */
export const WATCH_SLOTS = 2;

/** A watch over two shared numbers (`WATCH_SLOTS`). */
export function sharedWatch(shared: Int32Array): ReplayWatch {
  return (share) => {
    Atomics.store(shared, 1, Math.round(share * 1000));
    leaveIfStopped(shared);
  };
}
