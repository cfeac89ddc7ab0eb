import type { Weeks } from '../metrics/weekly-counts.ts';
import { countByWeek, countedByWeek, weekOf, weeksBetween, wholeWeekRange } from '../metrics/weekly-counts.ts';
import type { MarketingCommitment } from '../model/sla-terms.ts';
import type { FigureBook, FigureHead } from './figure-book.ts';
import { enterKept, enterMissing, enterRatio, everyHandoff, leadsOf, openedBy } from './figure-book.ts';
import type { Played } from './played.ts';
import { findRequiredFields } from './read-moments.ts';
import { enterFewRejects, enterRejectAnswers } from './reject-figures.ts';

type Kind<K extends MarketingCommitment['kind']> = Extract<MarketingCommitment, { kind: K }>;
type CommitmentArm = 'actual' | 'proposed';

const NO_HANDOFF = 'No lead was handed over.';
const NO_WEEK = 'This history covers no whole week, so no week can be counted.';
const NO_WEEK_WITH_LEADS = 'No lead was handed over in a whole week.';
const NO_SOURCES = 'The promise names no sources yet. Name them in Promise.';
const NO_SOURCE_COLUMN = 'The history has no column with the source of a lead, so this promise cannot be tested. Name it in the import.';
const NO_FIELDS = 'The promise names no fields yet. Name them in Promise.';

/**
 * Every promise of marketing on the history, in both arms: the share that keeps it and the leads that break it
 * (domain.md §7, marketing commitments). Figures: `actual.commitment.<id>` and `proposed.commitment.<id>`.
 */
export function enterCommitments(book: FigureBook, played: Played): void {
  const { marketing } = played.input.configuration.sla;
  marketing.forEach((commitment, index) => {
    for (const arm of ARMS_OF[commitment.kind] ?? BOTH) {
      const reason = arm === 'actual' ? played.unknowable.stages : null;
      const head = headOf(commitment, arm);
      if (reason !== null) enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', reason);
      else if (commitment.kind === 'volume') enterVolumeKept(book, head, played, commitment);
      else if (commitment.kind === 'minimumScore') enterScoreKept(book, head, played, commitment);
      else if (commitment.kind === 'requiredFields') enterFieldsKept(book, head, played, commitment, index);
      else if (commitment.kind === 'sourceMix') enterMixKept(book, head, played, commitment);
      else if (commitment.kind === 'rejects') enterFewRejects(book, head, played, commitment);
      else enterRejectAnswers(book, head, played, commitment);
    }
  });
}

const BOTH: readonly CommitmentArm[] = ['actual', 'proposed'];
/** What sales turns down is knowable of the leads alone that it really had. */
const ARMS_OF: Partial<Record<MarketingCommitment['kind'], readonly CommitmentArm[]>> = { rejects: ['actual'], rejectAnswer: ['actual'] };

function headOf(commitment: MarketingCommitment, arm: CommitmentArm): FigureHead & { readonly arm: CommitmentArm } {
  const labels = {
    volume: 'Weeks with the promised number of handoffs',
    minimumScore: 'Handoffs with the promised score',
    requiredFields: 'Handoffs with every promised field known',
    sourceMix: 'Weeks with the promised mix of sources',
    rejects: 'Handoffs not rejected for these reasons',
    rejectAnswer: 'Rejected leads answered in time',
  } as const;
  // The proposal's score and fields of a recorded handoff follow from rules and as-of data (domain.md §8.1).
  const isObserved = arm === 'actual' && commitment.kind !== 'minimumScore' && commitment.kind !== 'requiredFields';
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
  enterRatio(book, head, n - broken, n, openedBy(handoffs, (i) => isOutside[weekOf(weeks, zone, handoffs.at[i]!)] === 1), NO_WEEK);
}

/** Of the whole weeks with handoffs, those in which the share of the named sources lies within the range; opens the leads of the others. */
function enterMixKept(book: FigureBook, head: FigureHead, { input, clocks, intakeTo, ...arms }: Played, { sources, low, high }: Kind<'sourceMix'>): void {
  const { fields, roles } = input.history;
  const field = fields.find(({ name }) => name === roles.source);
  if (field === undefined || sources.length === 0) {
    enterMissing(book, { ...head, honesty: 'notKnowable' }, 'share', field === undefined ? NO_SOURCE_COLUMN : NO_SOURCES);
    return;
  }
  const wanted = new Set(sources);
  const isNamed = field.values.map((value) => wanted.has(value));
  const handoffs = head.arm === 'actual' ? arms.actual : arms.proposed;
  const { zone } = clocks.client;
  const weeks = weeksBetween(zone, input.history.from, intakeTo);
  const { begin, end } = wholeWeekRange(weeks, zone, input.history.from, intakeTo);
  const all = countByWeek(weeks, zone, handoffs.at);
  const named = countByWeek(weeks, zone, handoffs.at.filter((_, i) => isNamed[field.current[handoffs.lead[i]!] ?? 0] === true));
  const isCounted = all.map((n, week) => (week >= begin && week < end && n > 0 ? 1 : 0));
  const isOutside = all.map((n, week) => (isCounted[week] === 1 && (micro(named[week]!) < Math.round(micro(low)) * n || micro(named[week]!) > Math.round(micro(high)) * n) ? 1 : 0));
  const [n, broken] = [sum(isCounted), sum(isOutside)];
  enterRatio(book, head, n - broken, n, openedBy(handoffs, (i) => isOutside[weekOf(weeks, zone, handoffs.at[i]!)] === 1), NO_WEEK_WITH_LEADS);
}

/** In millionths, so that a share typed as a decimal is compared in whole numbers. */
const micro = (value: number): number => value * 1e6;
const sum = (flags: Uint32Array): number => flags.reduce((total, flag) => total + flag, 0);

function enterScoreKept(book: FigureBook, head: FigureHead, played: Played, { points }: Kind<'minimumScore'>): void {
  const [handoffs, moments] = sideOf(played, head);
  enterKept(book, head, handoffs, everyHandoff, (i) => moments.total[i]! >= points, NO_HANDOFF);
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
  else enterKept(book, head, handoffs, everyHandoff, (i) => moments.carries[index]?.[i] === 1, NO_HANDOFF);
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
    countedByWeek(weeks, clocks.client.zone, handoffs.at).forEach((n, week) => {
      if (n > 0) sets.put(`${arm}.week.${weeks.starts[week]}`, () => leadsOf(handoffs, (i) => weekOf(weeks, clocks.client.zone, handoffs.at[i]!) === week));
    });
  }
}
