import { WALL_CLOCK, type Clock } from './clock.ts';

/** Holds requests back so that a burst never exceeds `capacity` and the long run never `perSecond`. */
export interface TokenBucket {
  /** Wait for a turn; false when the signal was aborted meanwhile. */
  take(signal: AbortSignal | undefined): Promise<boolean>;
}

/** A bucket that starts full. */
export function createTokenBucket(capacity: number, perSecond: number, clock: Clock = WALL_CLOCK): TokenBucket {
  let tokens = capacity;
  let filledAt = clock.now();
  return {
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
