import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Configuration, MarketingCommitment } from '../../../shared/engine/model/configuration.ts';
import type { Figure, Honesty } from '../../../shared/engine/model/honesty.ts';
import { wilsonInterval } from '../../../shared/engine/metrics/wilson.ts';

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
}

const TOO_FEW = 30;

/** Fewer than 30: printed in grey with "too few to lean on". */
export const isThin = (measure: ClauseMeasure): boolean => measure.share !== null && measure.n < TOO_FEW;

/** A clause that no figure tests, and why. */
export const notMeasured = (reason: string): ClauseMeasure => ({ share: null, low: null, high: null, n: 0, unit: '', honesty: 'notKnowable', reason, figureId: null, leads: 0 });

/** Whether the share reaches its target; null where it is not knowable or rests on too few. */
export function isKept(measure: ClauseMeasure, target: number): boolean | null {
  return measure.share === null || isThin(measure) ? null : measure.share >= target;
}

const fromFigure = (figure: Figure): ClauseMeasure =>
  figure.value === null
    ? notMeasured(figure.reason ?? 'This history cannot answer it.')
    : { share: figure.value, low: figure.low, high: figure.high, n: figure.n ?? 0, unit: '', honesty: figure.honesty, reason: '', figureId: figure.id, leads: figure.leads };

/** The promise of sales for one tier, on the touches and owners that really were. */
export function tierMeasure(summary: ReplaySummary | undefined, tierId: string): ClauseMeasure {
  if (summary === undefined) return notMeasured('No history has been imported yet.');
  const figure = summary.figures.find((one) => one.id === `judged.compliance.${tierId}`);
  if (figure !== undefined) return fromFigure(figure);
  const tier = summary.slaByTier.find((one) => one.tierId === tierId);
  if (tier === undefined || tier.keptShare === null) return notMeasured('No response clock of this tier had run out by the end of the data.');
  const n = tier.outcome.kept + tier.outcome.late + tier.outcome.never;
  return { share: tier.keptShare, low: tier.low, high: tier.high, n, unit: '', honesty: 'observed', reason: '', figureId: null, leads: 0 };
}

/** A promise of marketing, on the handoffs that really were. */
export function marketingMeasure(summary: ReplaySummary | undefined, commitment: MarketingCommitment, configuration: Configuration): ClauseMeasure {
  if (summary === undefined) return notMeasured('No history has been imported yet.');
  switch (commitment.kind) {
    case 'volume': return volumeMeasure(summary, commitment.low, commitment.high);
    case 'minimumScore': return scoreMeasure(summary, commitment.points, configuration.score.mqlThreshold);
    case 'requiredFields': return fieldsMeasure(summary, commitment.fields, configuration.playbook.requiredFields);
  }
}

/** Whole weeks with a volume inside the range; the first and the last week may be cut and are left out. */
function volumeMeasure(summary: ReplaySummary, low: number, high: number): ClauseMeasure {
  const weeks = summary.weeks.slice(1, -1);
  const hits = weeks.filter((week) => week.actual >= low && week.actual <= high).length;
  const interval = wilsonInterval(hits, weeks.length);
  if (interval === null || summary.handoffs.actual === 0) return notMeasured('This history has no dated handoffs, so no week can be counted.');
  return { share: hits / weeks.length, ...interval, n: weeks.length, unit: 'weeks', honesty: 'observed', reason: '', figureId: null, leads: 0 };
}

function scoreMeasure(summary: ReplaySummary, points: number, threshold: number): ClauseMeasure {
  if (points !== threshold) return notMeasured(`The replay counts handoffs at the threshold of ${threshold / 100} points only. Promise that score to test the clause.`);
  const below = summary.figures.find((figure) => figure.id === 'actual.belowThreshold');
  if (below === undefined || below.value === null || below.n === null) return notMeasured(below?.reason ?? 'This history has no dated handoffs.');
  const interval = wilsonInterval(below.n - below.value, below.n);
  if (interval === null) return notMeasured('No lead was handed over in this history.');
  return { share: 1 - below.value / below.n, ...interval, n: below.n, unit: '', honesty: 'deterministic', reason: '', figureId: below.id, leads: below.leads };
}

function fieldsMeasure(summary: ReplaySummary, fields: readonly string[], required: readonly string[]): ClauseMeasure {
  if (fields.length === 0) return notMeasured('No fact is named yet.');
  const isSame = fields.length === required.length && fields.every((field) => required.includes(field));
  if (!isSame) return notMeasured('The replay tests the required facts of the playbook. Name the same facts here to test the clause.');
  const figure = summary.figures.find((one) => one.id === 'actual.contextComplete');
  return figure === undefined ? notMeasured('The replay has no figure for required facts.') : fromFigure(figure);
}
