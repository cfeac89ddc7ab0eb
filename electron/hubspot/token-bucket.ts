import { pause } from './pause.ts';

/** Holds requests back so that a burst never exceeds `capacity` and the long run never `perSecond`. */
export interface TokenBucket {
  /** Wait for a turn; false when the signal was aborted meanwhile. */
  take(signal: AbortSignal | undefined): Promise<boolean>;
}

/** A bucket that starts full. `now` is in ms and only needs to move forward. */
export function createTokenBucket(capacity: number, perSecond: number, now: () => number = () => performance.now()): TokenBucket {
  let tokens = capacity;
  let filledAt = now();
  return {
    async take(signal) {
      for (;;) {
        const at = now();
        tokens = Math.min(capacity, tokens + ((at - filledAt) / 1000) * perSecond);
        filledAt = at;
        if (tokens >= 1) {
          tokens -= 1;
          return signal?.aborted !== true;
        }
        if (!(await pause(Math.ceil(((1 - tokens) / perSecond) * 1000), signal))) return false;
      }
    },
  };
}
