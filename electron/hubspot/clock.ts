import { pause } from './pause.ts';

/** Time as a client lives it: ms that only move forward, and waiting. */
export interface Clock {
  now(): number;
  /** Wait so many ms; false as soon as the signal is aborted. */
  pause(ms: number, signal: AbortSignal | undefined): Promise<boolean>;
}

/** The machine's own time. */
export const WALL_CLOCK: Clock = { now: () => performance.now(), pause };
