import { WALL_CLOCK, type Clock } from './clock.ts';

/** Holds requests back so that a burst never exceeds `capacity` and the long run never `perSecond`. */
export interface TokenBucket {
  /** Wait for a turn; false when the signal was aborted meanwhile. */
  take(signal: AbortSignal | undefined): Promise<boolean>;
  /** From now on no faster than so many a second, nor than it was made for. */
  limitTo(perSecond: number): void;
}

/** A bucket that starts full. */
export function createTokenBucket(capacity: number, most: number, clock: Clock = WALL_CLOCK): TokenBucket {
  let tokens = capacity;
  let perSecond = most;
  let filledAt = clock.now();
  return {
    limitTo(limit) {
      perSecond = Math.min(most, limit);
    },
    async take(signal) {
      for (;;) {
        const at = clock.now();
        tokens = Math.min(capacity, tokens + ((at - filledAt) / 1000) * perSecond);
        filledAt = at;
        if (tokens >= 1) {
          tokens -= 1;
          return signal?.aborted !== true;
        }
        if (!(await clock.pause(Math.ceil(((1 - tokens) / perSecond) * 1000), signal))) return false;
      }
    },
  };
}
