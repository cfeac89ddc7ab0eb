import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Distribution } from './use-distribution.ts';

/** What whole thresholds bring, wherever that changes. */
export type Trace = Extract<OutputOf<'score.traceThresholds'>, { kind: 'traced' }>;

export type TracedThreshold = Trace['rows'][number];

type Quality = Distribution['thresholds'][number];

/** What a threshold lets through: the nearest step at or above it; null above the highest step. */
export function thresholdAt(thresholds: readonly Quality[], points: number): Quality | null {
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((thresholds[middle]?.from ?? Infinity) >= points) high = middle;
    else low = middle + 1;
  }
  return thresholds[low] ?? null;
}

/** What is known of a whole threshold: what the nearest row at or below it says; null between two of them, and outside of what was traced. */
export function traceAt({ to, rows }: Trace, points: number): TracedThreshold | null {
  if (!Number.isInteger(points) || points > to) return null;
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.from ?? Infinity) <= points) low = middle + 1;
    else high = middle;
  }
  const row = rows[low - 1];
  return row === undefined ? null : { ...row, from: points };
}

/** Bins joined to `width` points, so that bars are wide enough to see; the counts stay whole. */
export function widenBins(bins: Distribution['bins'], width: number): Distribution['bins'] {
  const joined = new Map<number, { from: number; converted: number; rejected: number; open: number }>();
  for (const bin of bins) {
    const from = Math.floor(bin.from / width) * width;
    const into = joined.get(from) ?? { from, converted: 0, rejected: 0, open: 0 };
    into.converted += bin.converted;
    into.rejected += bin.rejected;
    into.open += bin.open;
    joined.set(from, into);
  }
  return [...joined.values()];
}

/** Bars from the first to the last that holds anybody, and never fewer than those around the threshold. */
export function usedBins(bins: Distribution['bins'], threshold: number, width: number): Distribution['bins'] {
  const isUsed = (bin: Distribution['bins'][number]): boolean => bin.converted + bin.rejected + bin.open > 0 || Math.abs(bin.from - threshold) <= width;
  const first = bins.findIndex(isUsed);
  const last = bins.findLastIndex(isUsed);
  return first < 0 ? bins : bins.slice(first, last + 1);
}

/** From where to where anybody scores, the threshold included; caps that nobody reaches take no room. */
export function usedRange(bins: Distribution['bins'], threshold: number): { readonly low: number; readonly high: number } {
  const used = bins.filter((bin) => bin.converted + bin.rejected + bin.open > 0);
  return { low: Math.min(threshold, used[0]?.from ?? threshold), high: Math.max(threshold, used.at(-1)?.from ?? threshold) };
}

/** A width of 1, 2, 5, 10 … points with at most sixty bars. */
export function barWidth(lowest: number, highest: number): number {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find((width) => (highest - lowest) / width <= 60) ?? 5000;
}
