import type { Weeks } from '../metrics/weekly-counts.ts';
import { countByWeek, weekOf, weeksBetween, wholeWeekRange } from '../metrics/weekly-counts.ts';
import type { MarketingCommitment } from '../model/configuration.ts';
import type { FigureBook, FigureHead } from './figure-book.ts';
import { enterKept, enterMissing, enterRatio, leadsOf } from './figure-book.ts';
import type { Played } from './played.ts';
import { findRequiredFields } from './read-moments.ts';

type Kind<K extends MarketingCommitment['kind']> = Extract<MarketingCommitment, { kind: K }>;
type CommitmentArm = 'actual' | 'proposed';

const NO_HANDOFF = 'No lead was handed over.';
const NO_WEEK = 'This history covers no whole week, so no week can be counted.';
const NO_FIELDS = 'The promise names no fields yet. Name them in Promise.';

/**
 * Every promise of marketing on the history, in both arms: the share that keeps it and the leads that break it
 * (domain.md §7, marketing commitments). Figures: `actual.commitment.<id>` and `proposed.commitment.<id>`.
 */
export function enterCommitments(book: FigureBook, played: Played): void {
  const { marketing } = played.input.configuration.sla;
  marketing.forEach((commitment, index) => {
    for (const arm of ['actual', 'proposed'] as const) {
      const reason = arm === 'actual' ? played.unknowable.stages : null;
      const head = headOf(commitment, arm);
      if (reason !== null) enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', reason);
      else if (commitment.kind === 'volume') enterVolumeKept(book, head, played, commitment);
      else if (commitment.kind === 'minimumScore') enterScoreKept(book, head, played, commitment);
      else enterFieldsKept(book, head, played, commitment, index);
    }
  });
}

function headOf(commitment: MarketingCommitment, arm: CommitmentArm): FigureHead & { readonly arm: CommitmentArm } {
  const labels = {
    volume: 'Weeks with the promised number of handoffs',
    minimumScore: 'Handoffs with the promised score',
    requiredFields: 'Handoffs with every promised field known',
  } as const;
  // The proposal's score and fields of a recorded handoff follow from rules and as-of data (domain.md §8.1).
  const isObserved = arm === 'actual' && commitment.kind === 'volume';
  return { id: `${arm}.commitment.${commitment.id}`, label: labels[commitment.kind], arm, honesty: isObserved ? 'observed' : 'deterministic' };
}

/** Of the whole weeks in which leads came in, those within the range; opens the leads of the others. A week without handoffs counts. */
function enterVolumeKept(book: FigureBook, head: FigureHead, { input, clocks, intakeTo, ...arms }: Played, { low, high }: Kind<'volume'>): void {
  const handoffs = head.arm === 'actual' ? arms.actual : arms.proposed;
  const { zone } = clocks.client;
  const weeks: Weeks = weeksBetween(zone, input.history.from, intakeTo);
  const { begin, end } = wholeWeekRange(weeks, zone, input.history.from, intakeTo);
  const isOutside = countByWeek(weeks, zone, handoffs.at).map((n, week) => (week >= begin && week < end && (n < low || n > high) ? 1 : 0));
  const broken = isOutside.reduce((sum, flag) => sum + flag, 0);
  const n = weeks.starts.length === 0 ? 0 : end - begin;
  enterRatio(book, head, n - broken, n, leadsOf(handoffs, (i) => isOutside[weekOf(weeks, zone, handoffs.at[i]!)] === 1), NO_WEEK);
}

function enterScoreKept(book: FigureBook, head: FigureHead, played: Played, { points }: Kind<'minimumScore'>): void {
  const [handoffs, moments] = sideOf(played, head);
  enterKept(book, head, handoffs, () => true, (i) => moments.total[i]! >= points, NO_HANDOFF);
}

function enterFieldsKept(book: FigureBook, head: FigureHead, played: Played, { fields }: Kind<'requiredFields'>, index: number): void {
  const [handoffs, moments] = sideOf(played, head);
  const { missing } = findRequiredFields(played.input.history, fields);
  const reason =
    fields.length === 0
      ? NO_FIELDS
      : missing.length > 0
        ? `The history has no field ${missing.map((name) => `"${name}"`).join(', ')}, so this promise cannot be tested. Choose another field or import it.`
        : null;
  if (reason !== null) enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', reason);
  else enterKept(book, head, handoffs, () => true, (i) => moments.carries[index]?.[i] === 1, NO_HANDOFF);
}

function sideOf({ actual, actualMoments, proposed, proposedMoments }: Played, { arm }: FigureHead) {
  return arm === 'actual' ? ([actual, actualMoments] as const) : ([proposed, proposedMoments] as const);
}

/**
 * What a chart by week opens: the leads of each week that has any, as `actual.week.<weekStart>` and
 * `proposed.week.<weekStart>` (UTC ms, as in `ReplaySummary.weeks`). Sets only: no figure of these names is printed.
 */
export function openWeeks({ sets }: FigureBook, { weeks, clocks, actual, proposed }: Played): void {
  for (const [arm, handoffs] of [['actual', actual], ['proposed', proposed]] as const) {
    const ofWeek = weeks.starts.map((): number[] => []);
    handoffs.at.forEach((at, i) => ofWeek[weekOf(weeks, clocks.client.zone, at)]?.push(handoffs.lead[i]!));
    ofWeek.forEach((leads, week) => {
      if (leads.length > 0) sets.set(`${arm}.week.${weeks.starts[week]}`, Uint32Array.from(new Set(leads)).sort());
    });
  }
}
