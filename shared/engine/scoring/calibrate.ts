/**
 * How well scores foretell outcomes on leads that came later (domain.md §8, "Time split"; §9, "Brier, calibration"):
 * points are mapped to shares by isotonic regression on the earlier part and judged on the later one. An outcome counts
 * within a horizon of the moment, so that it is known of every lead when that is over, converted or not: leads whose horizon
 * is not over as the data end are censored and in neither part, and leads of the earlier part whose horizon reaches into the
 * later one are purged, whatever became of them since.
 */
import { fitIsotonic, isotonicShare } from '../metrics/isotonic.ts';
import { quantile } from '../metrics/quantile.ts';
import { wilsonInterval } from '../metrics/wilson.ts';
import { DAY } from '../time/units.ts';

/** A lead to judge: when it was scored, its score, whether it ever converted, and when (NaN: never, or nobody wrote when). */
export interface JudgedLead {
  readonly at: number;
  readonly score: number;
  readonly isConverted: boolean;
  readonly convertedAt: number;
}

/** What a calibration goes by: the data end in UTC ms, and the horizon in days; null: as long as nine of ten conversions took, and at most a fifth of the time that is judged. */
export interface CalibrationTerms {
  readonly to: number;
  readonly horizonDays: number | null;
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
      /** Leads of the earlier part whose horizon reaches into the later one. */
      readonly purged: number;
      /** Within so many whole days of the moment an outcome counts; 0 where nobody wrote when leads converted. */
      readonly horizonDays: number;
      /** In so many days nine of ten conversions came. */
      readonly usualDays: number;
      /** Leads whose horizon is not over as the data end. */
      readonly censored: number;
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

/** Of ten conversions so many came within the horizon that stands where none is chosen. */
const MOST = 0.9;

/** Splits at the instant before which this share of the leads was scored. */
export function calibrate(all: readonly JudgedLead[], terms: CalibrationTerms, share = 0.7): Calibration {
  const timed = all.filter(({ at }) => Number.isFinite(at)).sort((a, b) => a.at - b.at);
  const usualDays = usualHorizon(timed);
  const horizonDays = terms.horizonDays ?? Math.min(usualDays, longestHorizon(timed));
  const horizon = horizonDays * DAY;
  const leads = timed.filter(({ at }) => at + horizon <= terms.to).map(({ at, score, isConverted, convertedAt }) => ({ at, score, isConverted: isConverted && !(convertedAt > at + horizon) }));
  const splitAt = leads[Math.floor(leads.length * share)]?.at;
  if (timed.length === 0) return { kind: 'notKnowable', reason: 'This history has no times, so there is no earlier part to learn from. Import dates to see how well the score is calibrated.' };
  const before = leads.filter(({ at }) => at < (splitAt ?? 0));
  const earlier = before.filter(({ at }) => at + horizon <= (splitAt ?? 0));
  const later = leads.filter(({ at }) => at >= (splitAt ?? 0));
  if (splitAt === undefined || earlier.length < FEWEST || later.length < FEWEST) return { kind: 'notKnowable', reason: tooFew(earlier.length, later.length, horizonDays) };
  const steps = fitIsotonic(earlier.map(({ score }) => score), earlier.map(({ isConverted }) => isConverted));
  const predicted = later.map(({ score }) => isotonicShare(steps, score) ?? 0);
  const base = earlier.filter(({ isConverted }) => isConverted).length / earlier.length;
  const squares = (of: (i: number) => number): number => later.reduce((sum, { isConverted }, i) => sum + (of(i) - Number(isConverted)) ** 2, 0) / later.length;
  const bins = binsOf(predicted, later);
  return {
    kind: 'judged', splitAt, earlier: earlier.length, later: later.length, purged: before.length - earlier.length, horizonDays, usualDays, censored: timed.length - leads.length,
    brier: squares((i) => predicted[i] ?? 0), brierOfBaseRate: squares(() => base),
    ece: bins.reduce((sum, bin) => sum + (bin.leads / later.length) * Math.abs(bin.predicted - bin.observed), 0),
    bins, steps,
  };
}

function tooFew(earlier: number, later: number, horizonDays: number): string {
  const within = horizonDays === 0 ? '' : ` An outcome counts within ${horizonDays} days here, so leads of the last ${horizonDays} days are in neither.`;
  return `Only ${earlier} leads have a known outcome in the earlier part and ${later} in the later one; ${FEWEST} on either side are needed.${within}`;
}

/** A longer one would leave too few leads whose outcome is known before the later part begins. */
const SHARE_OF_TIME = 0.2;

const longestHorizon = (leads: readonly JudgedLead[]): number => Math.max(1, Math.floor((((leads.at(-1)?.at ?? 0) - (leads[0]?.at ?? 0)) * SHARE_OF_TIME) / DAY));

/** In whole days; 0 where no conversion has a time. */
function usualHorizon(leads: readonly JudgedLead[]): number {
  const took = leads.filter(({ isConverted, convertedAt }) => isConverted && !Number.isNaN(convertedAt)).map(({ at, convertedAt }) => Math.max(0, convertedAt - at));
  return Math.ceil((quantile(took, MOST) ?? 0) / DAY);
}

/** Five to ten bins of about equal size; leads of one prediction never lie in two. */
function binsOf(predicted: readonly number[], later: readonly { readonly isConverted: boolean }[]): CalibrationBin[] {
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
