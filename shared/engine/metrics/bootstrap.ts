import { quantile } from './quantile.ts';
import { seededRandom } from './seeded-random.ts';

/** A 95 % percentile interval over resamples of cases. */
export interface BootstrapInterval {
  readonly low: number;
  readonly high: number;
  readonly draws: number;
}

/**
 * Efron's percentile bootstrap (Ann. Statist. 7 (1979) 1–26): cases are drawn with replacement, given to `statistic` as row
 * numbers, and worked out anew. Draws where it is null (not reached, undefined) are left out; null when that is half of them.
 */
export function bootstrapInterval(n: number, statistic: (rows: Uint32Array) => number | null, { seed, draws }: { readonly seed: number; readonly draws: number }): BootstrapInterval | null {
  const random = seededRandom(seed);
  const rows = new Uint32Array(n);
  const found: number[] = [];
  for (let draw = 0; n > 0 && draw < draws; draw += 1) {
    for (let i = 0; i < n; i += 1) rows[i] = random.below(n);
    const value = statistic(rows);
    if (value !== null) found.push(value);
  }
  const [low, high] = [quantile(found, 0.025), quantile(found, 0.975)];
  return low === null || high === null || found.length < draws / 2 ? null : { low, high, draws };
}
