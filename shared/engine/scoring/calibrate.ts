/**
 * How well scores foretell outcomes on leads that came later (domain.md §8, "Time split"; §9, "Brier, calibration"):
 * points are mapped to shares by isotonic regression on the earlier part and judged on the later one. Leads whose
 * outcome was not known when the later part begins are in neither.
 */
import { fitIsotonic, isotonicShare } from '../metrics/isotonic.ts';
import { wilsonInterval } from '../metrics/wilson.ts';

/** A lead to judge: when it was scored, its score, whether it converted, and when its outcome was known (Infinity: never). */
export interface JudgedLead {
  readonly at: number;
  readonly score: number;
  readonly isConverted: boolean;
  readonly knownAt: number;
}

/** About as many leads in each bin, leads of one prediction together; shares 0 to 1. */
export interface CalibrationBin {
  readonly leads: number;
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** The result, or the sentence why there is none. */
export type Calibration =
  | {
      readonly kind: 'judged';
      /** Where the later part begins, UTC ms. */
      readonly splitAt: number;
      readonly earlier: number;
      readonly later: number;
      /** Leads of the earlier part whose outcome came too late to learn from. */
      readonly purged: number;
      /** Mean squared error of the predictions, and of always predicting the earlier base rate. */
      readonly brier: number;
      readonly brierOfBaseRate: number;
      /** Expected calibration error: the mean distance of prediction and outcome over the bins. */
      readonly ece: number;
      readonly bins: readonly CalibrationBin[];
      /** From this score on (as the leads' scores were given), this share: as learned. */
      readonly steps: readonly { readonly from: number; readonly share: number }[];
    }
  | { readonly kind: 'notKnowable'; readonly reason: string };

/** Fewer leads than this on either side say nothing. */
const FEWEST = 30;

/** Splits at the instant before which this share of the leads was scored. */
export function calibrate(leads: readonly JudgedLead[], share = 0.7): Calibration {
  const timed = leads.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
  const splitAt = timed[Math.floor(timed.length * share)]?.at;
  if (splitAt === undefined) return { kind: 'notKnowable', reason: 'This history has no times, so there is no earlier part to learn from. Import dates to see how well the score is calibrated.' };
  const before = timed.filter(({ at }) => at < splitAt);
  const earlier = before.filter(({ knownAt }) => knownAt < splitAt);
  const later = timed.filter(({ at }) => at >= splitAt);
  if (earlier.length < FEWEST || later.length < FEWEST) return { kind: 'notKnowable', reason: `Only ${earlier.length} leads have a known outcome in the earlier part and ${later.length} in the later one; ${FEWEST} on either side are needed.` };
  const steps = fitIsotonic(earlier.map(({ score }) => score), earlier.map(({ isConverted }) => isConverted));
  const predicted = later.map(({ score }) => isotonicShare(steps, score) ?? 0);
  const base = earlier.filter(({ isConverted }) => isConverted).length / earlier.length;
  const squares = (of: (i: number) => number): number => later.reduce((sum, { isConverted }, i) => sum + (of(i) - Number(isConverted)) ** 2, 0) / later.length;
  const bins = binsOf(predicted, later);
  return {
    kind: 'judged', splitAt, earlier: earlier.length, later: later.length, purged: before.length - earlier.length,
    brier: squares((i) => predicted[i] ?? 0), brierOfBaseRate: squares(() => base),
    ece: bins.reduce((sum, bin) => sum + (bin.leads / later.length) * Math.abs(bin.predicted - bin.observed), 0),
    bins, steps,
  };
}

/** Five to ten bins of about equal size; leads of one prediction never lie in two. */
function binsOf(predicted: readonly number[], later: readonly JudgedLead[]): CalibrationBin[] {
  const order = predicted.map((_, i) => i).sort((a, b) => (predicted[a] ?? 0) - (predicted[b] ?? 0) || a - b);
  const size = order.length / Math.min(10, Math.max(5, Math.floor(order.length / FEWEST)));
  const bins: number[][] = [];
  for (const [place, i] of order.entries()) {
    const last = bins.at(-1);
    const isSame = place > 0 && predicted[order[place - 1] ?? 0] === predicted[i];
    if (last === undefined || (!isSame && place >= size * bins.length)) bins.push([i]);
    else last.push(i);
  }
  return bins.map((bin) => {
    const converted = bin.filter((i) => later[i]?.isConverted).length;
    const interval = wilsonInterval(converted, bin.length);
    return { leads: bin.length, predicted: bin.reduce((sum, i) => sum + (predicted[i] ?? 0), 0) / bin.length, observed: converted / bin.length, low: interval?.low ?? 0, high: interval?.high ?? 1 };
  });
}
