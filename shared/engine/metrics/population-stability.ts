import { quantile } from './quantile.ts';
import { selectQuantile } from './select-quantile.ts';
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
export function countByDecile(earlier: ArrayLike<number>, later: ArrayLike<number>): { readonly earlier: number[]; readonly later: number[] } {
  const own = Float64Array.from(earlier);
  const bounds = [...new Set([1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((tenth) => selectQuantile(own, tenth / 10) ?? []))];
  const count = (scores: ArrayLike<number>): number[] => {
    const counts = bounds.concat(Infinity).map(() => 0);
    for (let i = 0; i < scores.length; i += 1) {
      let bin = 0;
      while (bin < bounds.length && !(scores[i]! <= bounds[bin]!)) bin += 1;
      counts[bin]! += 1;
    }
    return counts;
  };
  return { earlier: count(earlier), later: count(later) };
}

/** PSI over the deciles of the earlier scores, beside its 95 % null. */
export function populationStability(earlier: ArrayLike<number>, later: ArrayLike<number>, seed: number): Stability | null {
  const counts = countByDecile(earlier, later);
  return stabilityOfCounts(counts.earlier, counts.later, seed);
}

/** PSI of counts by bin or category, beside its 95 % null: both sides drawn anew from all cases together, 400 times. */
export function stabilityOfCounts(earlier: readonly number[], later: readonly number[], seed: number): Stability | null {
  const psi = stabilityIndex(earlier, later);
  if (psi === null) return null;
  const random = seededRandom(seed);
  const binOf = new Uint16Array(sumOf(earlier) + sumOf(later));
  for (let bin = 0, place = 0; bin < earlier.length; bin += 1) {
    const next = place + earlier[bin]! + later[bin]!;
    binOf.fill(bin, place, next);
    place = next;
  }
  const [before, after] = [sumOf(earlier), sumOf(later)];
  const draws = Array.from({ length: 400 }, () => stabilityIndex(drawCounts(binOf, earlier.length, before, random), drawCounts(binOf, earlier.length, after, random)) ?? 0);
  const nullHigh = quantile(draws, 0.95) ?? 0;
  return { psi, nullHigh, hasDrifted: psi > 0.25 && psi > nullHigh };
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Beyond so many picks the null is as good as nought anyway; fewer picks make it wider, never narrower. */
const MOST_PICKS = 5_000;

/** Counts by bin of so many cases drawn with putting back; `binOf` has the bin of every case. */
function drawCounts(binOf: Uint16Array, bins: number, n: number, random: SeededRandom): Uint32Array {
  const counts = new Uint32Array(bins);
  for (let pick = Math.min(n, MOST_PICKS); pick > 0; pick -= 1) counts[binOf[Math.floor(random.next() * binOf.length)]!]! += 1;
  return counts;
}
