import { quantile } from './quantile.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

/** How far a later distribution lies from an earlier one, and how far it would lie by chance alone. */
export interface Stability {
  readonly psi: number;
  /** What 95 % of resamples without any drift stay below, for these two sizes. */
  readonly nullHigh: number;
  /** Above 0.25 and above `nullHigh`; a look is worth it from 0.1 (domain.md §9, drift). */
  readonly hasDrifted: boolean;
}

/** An empty bin counts as half a case, so that no logarithm is taken of nought. */
const FLOOR = 0.5;

/**
 * PSI = Σ (a − e) · ln(a / e) over bins, a and e the shares of the later and the earlier counts (S. Siddiqi, Credit Risk
 * Scorecards, 2006, ch. 10); null where either side is empty. Empty bins are floored at half a case.
 */
export function stabilityIndex(earlier: ArrayLike<number>, later: ArrayLike<number>): number | null {
  const [before, after] = [sharesOf(earlier), sharesOf(later)];
  if (before === null || after === null) return null;
  return before.reduce((sum, e, bin) => sum + (after[bin]! - e) * Math.log(after[bin]! / e), 0);
}

function sharesOf(counts: ArrayLike<number>): number[] | null {
  const own = Array.from(counts);
  if (!own.some((count) => count > 0)) return null;
  const floored = own.map((count) => Math.max(count, FLOOR));
  const sum = floored.reduce((a, b) => a + b, 0);
  return floored.map((count) => count / sum);
}

/** Counts by decile of the earlier scores: bounds are their deciles, a score on a bound belongs below it. */
export function countByDecile(earlier: readonly number[], later: readonly number[]): { readonly earlier: number[]; readonly later: number[] } {
  const bounds = [...new Set([1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((tenth) => quantile(earlier, tenth / 10) ?? []))];
  const count = (scores: readonly number[]): number[] => {
    const counts = bounds.concat(Infinity).map(() => 0);
    for (const score of scores) counts[bounds.findIndex((bound) => score <= bound) < 0 ? bounds.length : bounds.findIndex((bound) => score <= bound)]! += 1;
    return counts;
  };
  return { earlier: count(earlier), later: count(later) };
}

/** PSI over the deciles of the earlier scores, beside its 95 % null: both sides drawn anew from all scores together, 400 times. */
export function populationStability(earlier: readonly number[], later: readonly number[], seed: number): Stability | null {
  const counts = countByDecile(earlier, later);
  const psi = stabilityIndex(counts.earlier, counts.later);
  if (psi === null) return null;
  const random = seededRandom(seed);
  const together = counts.earlier.map((count, bin) => count + counts.later[bin]!);
  const draws = Array.from({ length: 400 }, () => stabilityIndex(drawCounts(together, earlier.length, random), drawCounts(together, later.length, random)) ?? 0);
  const nullHigh = quantile(draws, 0.95) ?? 0;
  return { psi, nullHigh, hasDrifted: psi > 0.25 && psi > nullHigh };
}

/** Beyond so many picks the null is as good as nought anyway; fewer picks make it wider, never narrower. */
const MOST_PICKS = 20_000;

function drawCounts(weights: readonly number[], n: number, random: SeededRandom): number[] {
  const sums = weights.map((_, bin) => weights.slice(0, bin + 1).reduce((a, b) => a + b, 0));
  const all = sums.at(-1) ?? 0;
  const counts = weights.map(() => 0);
  for (let pick = Math.min(n, MOST_PICKS); pick > 0; pick -= 1) {
    const ticket = random.next() * all;
    counts[sums.findIndex((sum) => ticket < sum)]! += 1;
  }
  return counts;
}
