import { quantile } from '../metrics/quantile.ts';
import { seededRandom } from '../metrics/seeded-random.ts';

/** How many resamples an interval rests on (domain.md §4.1). */
export const DRAWS = 2_000;

/** A 95 % percentile interval over cases, and in how many draws the figure was undefined; those are left out of it. */
export interface Bootstrap {
  /** Null when the figure was undefined in every draw. */
  readonly low: number | null;
  readonly high: number | null;
  readonly draws: number;
  readonly undefinedDraws: number;
}

/** Draws as many cases as there are, with replacement, `DRAWS` times, and asks for the figure of each draw. */
export function bootstrap<T>(cases: readonly T[], figure: (drawn: readonly T[]) => number | null, seed: number): Bootstrap {
  const random = seededRandom(seed);
  const found: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = cases.map(() => cases[random.below(cases.length)]!);
    const value = figure(drawn);
    if (value !== null) found.push(value);
  }
  return { low: quantile(found, 0.025), high: quantile(found, 0.975), draws: DRAWS, undefinedDraws: DRAWS - found.length };
}
