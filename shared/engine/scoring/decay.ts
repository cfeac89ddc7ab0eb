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
  switch (decay.kind) {
    case 'none':
      return roundPoints(points);
    case 'halfLife':
      return roundPoints(points * 2 ** (-ageMs / (decay.days * DAY)));
    case 'window':
      return ageMs <= decay.days * DAY ? roundPoints(points) : 0;
    case 'linear':
      return fadedPoints(points, ageMs, decay);
  }
}

function fadedPoints(points: Points, ageMs: number, { ratePercent, periodDays, granularity }: Extract<Decay, { kind: 'linear' }>): Points {
  const period = periodDays * DAY;
  // The division comes last, so that whole inputs stay whole and a half is a half on every machine.
  if (granularity === 'step') {
    const left = 100 - ratePercent * Math.floor(ageMs / period);
    return left > 0 ? roundPoints((points * left) / 100) : 0;
  }
  const left = 100 * period - ratePercent * ageMs;
  return left > 0 ? roundPoints((points * left) / (100 * period)) : 0;
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
