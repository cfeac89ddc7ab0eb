import { DAY } from '../time/units.ts';
import type { Decay, Points } from '../model/score-model.ts';

/** Rounds to whole hundredths, half away from zero: once for each contribution, before any sum (domain.md §0). */
export function roundPoints(points: number): Points {
  return Math.sign(points) * Math.floor(Math.abs(points) + 0.5) + 0;
}

/**
 * What an engagement's points are worth at an age in ms, in whole hundredths (domain.md §4.2): linear decay takes
 * `ratePercent` of the points for each period; `step` counts whole periods only. Never past zero.
 */
export function decayedPoints(points: Points, ageMs: number, decay: Decay): Points {
  if (decay.kind === 'none') return roundPoints(points);
  const period = decay.periodDays * DAY;
  // The division comes last, so that whole inputs stay whole and a half is a half on every machine.
  if (decay.granularity === 'step') {
    const left = 100 - decay.ratePercent * Math.floor(ageMs / period);
    return left > 0 ? roundPoints((points * left) / 100) : 0;
  }
  const left = 100 * period - decay.ratePercent * ageMs;
  return left > 0 ? roundPoints((points * left) / (100 * period)) : 0;
}
