import { DAY } from '../time/units.ts';
import type { Decay, Points } from '../model/score-model.ts';

/** Rounds to whole hundredths, half away from zero: once for each contribution, before any sum (domain.md §0). */
export function roundPoints(points: number): Points {
  return Math.sign(points) * Math.floor(Math.abs(points) + 0.5) + 0;
}

/**
 * What an engagement's points are worth at an age in ms, in whole hundredths (domain.md §4.2): linear decay takes
 * `ratePercent` of the points for each period, `step` counting whole periods only and never past zero; half-life leaves
 * 2^(−age/days); a window leaves all of them up to its last millisecond and nothing after it.
 */
export function decayedPoints(points: Points, ageMs: number, decay: Decay): Points {
  // The division comes last, so that whole inputs stay whole and a half is a half on every machine.
  return roundPoints((points * leftAt(ageMs, decay)) / wholeOf(decay));
}

/** What is left of `wholeOf` a decay at an age in ms: points are multiplied by it, divided and then rounded. */
export function leftAt(ageMs: number, decay: Decay): number {
  switch (decay.kind) {
    case 'none':
      return 1;
    case 'halfLife':
      return 2 ** (-ageMs / (decay.days * DAY));
    case 'window':
      return ageMs <= decay.days * DAY ? 1 : 0;
    case 'linear':
      return Math.max(0, decay.granularity === 'step' ? 100 - decay.ratePercent * Math.floor(ageMs / (decay.periodDays * DAY)) : 100 * decay.periodDays * DAY - decay.ratePercent * ageMs);
  }
}

/** What stands for all of the points. */
export function wholeOf(decay: Decay): number {
  if (decay.kind !== 'linear') return 1;
  return decay.granularity === 'step' ? 100 : 100 * decay.periodDays * DAY;
}

/** The age in ms from which on an engagement of so many points gives nothing; Infinity where its points never fade away. */
export function ageOfNothing(points: Points, decay: Decay): number {
  switch (decay.kind) {
    case 'none':
      return Infinity;
    case 'linear':
      return decay.ratePercent === 0 ? Infinity : Math.ceil(100 / decay.ratePercent) * decay.periodDays * DAY;
    case 'halfLife':
      return decay.days * DAY * Math.max(0, Math.log2(2 * Math.max(Math.abs(points), 0.5)) + 1);
    case 'window':
      return decay.days * DAY;
  }
}
