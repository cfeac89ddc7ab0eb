/** The quality of each threshold, with what can be said about leads that nobody worked (domain.md §8.1, §9). */

/** One bar as a threshold needs it: leads by how they ended, and how many of the open ones nobody worked. */
export interface JudgedBin {
  readonly from: number;
  readonly converted: number;
  readonly rejected: number;
  readonly open: number;
  readonly unworked: number;
}

/**
 * What a threshold at `from` would let through; recall null when nobody converted. The share that converts is bounded,
 * because nobody knows what leads that were never worked would have become: `precision` counts them as observed (the
 * lower end), `upper` as all converted (Manski), `ifSimilar` like the worked leads of their own bar, or of all bars
 * where theirs has none. All three are null when nobody reaches the threshold; `ifSimilar` also when nobody was worked.
 */
export interface ThresholdQuality {
  readonly from: number;
  readonly leads: number;
  readonly converted: number;
  /** Leads at or above it that nobody worked. */
  readonly unworked: number;
  readonly precision: number | null;
  readonly upper: number | null;
  readonly ifSimilar: number | null;
  readonly recall: number | null;
}

const sizeOf = (bin: JudgedBin): number => bin.converted + bin.rejected + bin.open;

/** Counts from the top bar down; a bar that begins below the lowest possible score is no threshold. */
export function judgeThresholds(bins: readonly JudgedBin[], lowest: number): ThresholdQuality[] {
  const all = bins.reduce((sum, bin) => sum + bin.converted, 0);
  const worked = bins.reduce((sum, bin) => sum + sizeOf(bin) - bin.unworked, 0);
  let [leads, converted, unworked, expected] = [0, 0, 0, 0];
  const share = (count: number): number | null => (leads === 0 ? null : count / leads);
  return bins
    .toReversed()
    .map((bin) => {
      const workedHere = sizeOf(bin) - bin.unworked;
      leads += sizeOf(bin);
      converted += bin.converted;
      unworked += bin.unworked;
      expected += bin.unworked * (workedHere > 0 ? bin.converted / workedHere : worked > 0 ? all / worked : 0);
      return {
        from: bin.from, leads, converted, unworked,
        precision: share(converted), upper: share(converted + unworked), ifSimilar: worked === 0 ? null : share(converted + expected),
        recall: all === 0 ? null : converted / all,
      };
    })
    .toReversed()
    .filter((threshold) => threshold.from >= lowest);
}
