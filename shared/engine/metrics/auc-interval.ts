import { quantile } from './quantile.ts';
import { seededRandom } from './seeded-random.ts';

/** A 95 % percentile interval over resamples of leads; null where fewer than half of the draws had both kinds of lead. */
export interface AucInterval {
  readonly low: number;
  readonly high: number;
  readonly draws: number;
}

/** Draws in all are bounded, so that a million leads take no longer than a second. */
const MOST_PICKS = 40_000_000;

/**
 * Bootstrap of the area under the curve: leads are drawn with replacement. Only how many of them have a score counts, so a
 * draw is a count by distinct score and kind. At most 2,000 draws, fewer for many leads but never under 100.
 */
export function aucInterval(scores: ArrayLike<number>, isPositive: ArrayLike<number | boolean>, seed: number): AucInterval | null {
  const n = scores.length;
  const distinct = [...new Set(Array.from(scores))].sort((a, b) => a - b);
  const placeOf = new Map(distinct.map((score, place) => [score, place]));
  // Place of the score, doubled, plus one for a converted lead.
  const cells = Uint32Array.from({ length: n }, (_, i) => 2 * (placeOf.get(scores[i] ?? 0) ?? 0) + Number(isPositive[i] ?? 0));
  const draws = Math.max(100, Math.min(2_000, Math.floor(MOST_PICKS / Math.max(n, 1))));
  const random = seededRandom(seed);
  const counts = new Uint32Array(2 * distinct.length);
  const found: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    counts.fill(0);
    for (let pick = 0; pick < n; pick++) counts[cells[random.below(n)]!]!++;
    const area = areaOfCounts(counts);
    if (area !== null) found.push(area);
  }
  const [low, high] = [quantile(found, 0.025), quantile(found, 0.975)];
  return low === null || high === null || found.length < draws / 2 ? null : { low, high, draws };
}

/** The share of pairs in order, ties counting half; counts alternate between others and converted ones, by rising score. */
function areaOfCounts(counts: Uint32Array): number | null {
  let [below, positives, inOrder] = [0, 0, 0];
  for (let cell = 0; cell < counts.length; cell += 2) {
    const [others, converted] = [counts[cell]!, counts[cell + 1]!];
    inOrder += converted * (below + others / 2);
    below += others;
    positives += converted;
  }
  return below === 0 || positives === 0 ? null : inOrder / (below * positives);
}
