import { wilsonInterval } from '../metrics/wilson.ts';
import type { Figure } from '../model/honesty.ts';
import type { Played } from '../replay/played.ts';
import type { ReplaySummary } from '../replay/replay-result.ts';
import type { Period } from '../review/history-within.ts';
import { conversionStates } from './conversion.ts';
import type { EvidenceSettings } from './evidence-settings.ts';
import { precisionBounds, type PrecisionBounds } from './precision-bounds.ts';

/** One side of a time split: the part of the history on which thresholds were chosen, or the part held out. */
export interface SplitSide {
  readonly which: 'tuned' | 'heldOut';
  readonly from: number;
  readonly to: number;
  readonly handoffs: ReplaySummary['handoffs'];
  /** What the strip shows, both arms. */
  readonly figures: readonly Figure[];
  /** Actual handoffs that reached the outcome within the horizon; `leftOut`: their horizon ends beyond this side. */
  readonly conversion: { readonly n: number; readonly converted: number; readonly leftOut: number; readonly share: number | null; readonly low: number | null; readonly high: number | null };
  readonly bounds: PrecisionBounds;
}

/** A history divided where tuning ended (UTC ms): fitted on [from, at), judged on [at, to] (domain.md §8, "time split"). */
export interface Split {
  readonly at: number;
  readonly horizonDays: number;
  readonly sides: readonly SplitSide[];
}

/** Both periods of a history that is divided at an instant; instants are whole ms, so none lies in between. */
export const sidesOf = ({ from, to }: Period, at: number): Readonly<Record<SplitSide['which'], Period>> => ({ tuned: { from, to: at - 1 }, heldOut: { from: at, to } });

/**
 * Judges one side. Nothing after its end is known there, so a handoff before the split whose horizon crosses it is left out
 * (purged), and one of the held-out side whose horizon crosses the end of the data is censored.
 */
export function judgeSide(which: SplitSide['which'], { played, summary }: { readonly played: Played; readonly summary: ReplaySummary }, settings: EvidenceSettings): SplitSide {
  const counts: [not: number, converted: number, leftOut: number] = [0, 0, 0];
  conversionStates(played, settings).forEach((state) => (counts[state as 0 | 1 | 2] += 1)); // its three states
  const [not, converted, leftOut] = counts;
  const interval = wilsonInterval(converted, not + converted);
  const { from, to } = played.input.history;
  return {
    which, from, to, handoffs: summary.handoffs,
    figures: summary.strip.flatMap(({ actual, judged, proposed }) => [actual, judged, proposed].filter((figure) => figure !== null)),
    conversion: { n: not + converted, converted, leftOut, share: interval === null ? null : converted / (not + converted), low: interval?.low ?? null, high: interval?.high ?? null },
    bounds: precisionBounds(played, settings),
  };
}
