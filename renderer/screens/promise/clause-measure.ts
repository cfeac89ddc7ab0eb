import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { MarketingCommitment } from '../../../shared/engine/model/sla-terms.ts';
import type { Figure, Honesty } from '../../../shared/engine/model/honesty.ts';

/** How often a clause would have been kept by what really happened; `share` is null where that is not knowable. */
export interface ClauseMeasure {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** What n counts, such as "weeks"; empty for leads. */
  readonly unit: string;
  readonly honesty: Honesty;
  /** Why there is no figure. */
  readonly reason: string;
  /** The figure whose leads it opens; null when it has none. */
  readonly figureId: string | null;
  readonly leads: number;
  /** The leads that it opens break the clause; otherwise they keep it. */
  readonly opensBroken: boolean;
}

const TOO_FEW = 30;

/** Fewer than 30: printed in grey with "too few to lean on". */
export const isThin = (measure: ClauseMeasure): boolean => measure.share !== null && measure.n < TOO_FEW;

/** A clause that no figure tests, and why. */
export const notMeasured = (reason: string): ClauseMeasure => ({ share: null, low: null, high: null, n: 0, unit: '', honesty: 'notKnowable', reason, figureId: null, leads: 0, opensBroken: false });

/** Whether the share reaches its target; null where it is not knowable or rests on too few. */
export function isKept(measure: ClauseMeasure, target: number): boolean | null {
  return measure.share === null || isThin(measure) ? null : measure.share >= target;
}

const fromFigure = (figure: Figure): ClauseMeasure =>
  figure.value === null
    ? notMeasured(figure.reason ?? 'This history cannot answer it.')
    : { share: figure.value, low: figure.low, high: figure.high, n: figure.n ?? 0, unit: '', honesty: figure.honesty, reason: '', figureId: figure.id, leads: figure.leads, opensBroken: false };

/** The promise of sales for one tier, on the touches and owners that really were. */
export function tierMeasure(summary: ReplaySummary | undefined, tierId: string): ClauseMeasure {
  if (summary === undefined) return notMeasured('No history has been imported yet.');
  const figure = summary.figures.find((one) => one.id === `judged.compliance.${tierId}`);
  if (figure !== undefined) return fromFigure(figure);
  const tier = summary.slaByTier.find((one) => one.tierId === tierId);
  if (tier === undefined || tier.keptShare === null) return notMeasured('No response clock of this tier had run out by the end of the data.');
  const n = tier.outcome.kept + tier.outcome.late + tier.outcome.never;
  return { share: tier.keptShare, low: tier.low, high: tier.high, n, unit: '', honesty: 'observed', reason: '', figureId: null, leads: 0, opensBroken: false };
}

const NO_HISTORY = 'No history has been imported yet.';
const NOT_YET = 'The replay has not come to this clause yet.';

/** A clause that the replay tests as a figure of its own. */
function figureMeasure(summary: ReplaySummary | undefined, figureId: string): ClauseMeasure {
  if (summary === undefined) return notMeasured(NO_HISTORY);
  const figure = summary.figures.find((one) => one.id === figureId);
  return figure === undefined ? notMeasured(NOT_YET) : { ...fromFigure(figure), opensBroken: true };
}

/** A promise of marketing, on the handoffs that really were; opens the leads that break it. */
export function marketingMeasure(summary: ReplaySummary | undefined, { id, kind }: MarketingCommitment): ClauseMeasure {
  const measure = figureMeasure(summary, `actual.commitment.${id}`);
  return kind === 'volume' || kind === 'sourceMix' ? { ...measure, unit: 'weeks' } : measure;
}

/** The attempts that sales promises, on the touches that really were. */
export const attemptsMeasure = (summary: ReplaySummary | undefined): ClauseMeasure => figureMeasure(summary, 'actual.attempts');

/** The reasons that sales promises with what it turns down, as they stand now. */
export const feedbackMeasure = (summary: ReplaySummary | undefined): ClauseMeasure => figureMeasure(summary, 'actual.feedback');

/** The answer that sales promises, on the stages that really were. */
export const acceptanceMeasure = (summary: ReplaySummary | undefined): ClauseMeasure => figureMeasure(summary, 'actual.acceptance');
