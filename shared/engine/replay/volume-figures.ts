import { countedByWeek, weeksBetween, wholeWeeks } from '../metrics/weekly-counts.ts';
import { quantile } from '../metrics/quantile.ts';
import type { Arm } from '../model/honesty.ts';
import type { FigureBook } from './figure-book.ts';
import { enterCount, enterMissing, enterValue, everyHandoff, openedBy } from './figure-book.ts';
import type { Played } from './played.ts';
import type { ReplaySummary } from './replay-result.ts';

const NO_WEEKS = 'This history has no times, so nothing can be counted by week.';

/** Handoffs by ISO week of the client's zone, both arms. */
export function countWeeks({ weeks, clocks, actual, proposed }: Played): ReplaySummary['weeks'] {
  const ofActual = countedByWeek(weeks, clocks.client.zone, actual.at);
  const ofProposed = countedByWeek(weeks, clocks.client.zone, proposed.at);
  return weeks.starts.map((weekStart, i) => ({ weekStart, actual: ofActual[i] ?? 0, proposed: ofProposed[i] ?? 0 }));
}

/** MQLs in all and by week, tiers, outcomes, and what lies below the threshold. */
export function enterVolume(book: FigureBook, played: Played): void {
  const { actual, proposed, unknowable } = played;
  const head = { id: 'actual.mqls', label: 'Handoffs to sales, as recorded', arm: 'actual', honesty: 'observed' } as const;
  if (unknowable.stages === null) enterCount(book, head, actual, everyHandoff);
  else enterMissing(book, { ...head, honesty: 'notKnowable' }, 'count', unknowable.stages);
  enterCount(book, { id: 'proposed.mqls', label: 'Leads that the proposal hands over', arm: 'proposed', honesty: 'deterministic' }, proposed, everyHandoff);
  enterCount(
    book,
    { id: 'proposed.afterSalesActed', label: 'Of these, after sales had already acted', arm: 'proposed', honesty: 'deterministic' },
    proposed,
    (i) => proposed.isAfterSalesActed[i] === 1,
  );
  enterWeekly(book, played, 'actual', unknowable.stages);
  enterWeekly(book, played, 'proposed', null);
  enterTiers(book, played);
  if (unknowable.stages === null) enterOutcomes(book, played);
}

/** Median and p90 of the whole weeks in which leads came in: the weeks after, with outcomes only, would pull them down. */
function enterWeekly(book: FigureBook, { input, intakeTo, clocks, weeks: all, actual, proposed }: Played, arm: Exclude<Arm, 'judged'>, unknowable: string | null): void {
  const handoffs = arm === 'actual' ? actual : proposed;
  const { zone } = clocks.client;
  const weeks = weeksBetween(zone, input.history.from, intakeTo);
  const counts = wholeWeeks(weeks, countedByWeek(all, zone, handoffs.at).subarray(0, weeks.starts.length), zone, input.history.from, intakeTo);
  const what = arm === 'actual' ? 'Handoffs a week' : 'Proposed handoffs a week';
  const figures = [
    { id: `${arm}.mqlsPerWeek`, label: `${what}, median`, value: quantile(counts, 0.5) },
    { id: `${arm}.mqlsPerWeekP90`, label: `${what}, nine weeks in ten at most`, value: quantile(counts, 0.9) },
  ];
  for (const { id, label, value } of figures) {
    const head = { id, label, arm, honesty: arm === 'actual' ? 'observed' : 'deterministic' } as const;
    const reason = unknowable ?? (value === null ? NO_WEEKS : null);
    if (reason !== null || value === null) enterMissing(book, { ...head, honesty: 'notKnowable' }, 'perWeek', reason ?? NO_WEEKS);
    else enterValue(book, head, 'perWeek', value, counts.length, openedBy(handoffs, everyHandoff));
  }
}

function enterTiers(book: FigureBook, { input, unknowable, actual, actualMoments, proposed }: Played): void {
  input.configuration.tiers.classes.forEach(({ id, name }, tier) => {
    if (unknowable.stages === null) {
      enterCount(book, { id: `actual.tier.${id}`, label: `${name} handoffs, as recorded`, arm: 'actual', honesty: 'deterministic' }, actual, (i) => actualMoments.tier[i] === tier);
    }
    enterCount(book, { id: `proposed.tier.${id}`, label: `${name} handoffs, proposed`, arm: 'proposed', honesty: 'deterministic' }, proposed, (i) => proposed.tier[i] === tier);
  });
}

function enterOutcomes(book: FigureBook, { input, actual, actualMoments }: Played): void {
  const threshold = input.configuration.score.mqlThreshold;
  enterCount(
    book,
    { id: 'actual.belowThreshold', label: 'Handed over below the proposed threshold', arm: 'actual', honesty: 'deterministic' },
    actual,
    (i) => actualMoments.total[i]! < threshold,
  );
  const observed = { arm: 'actual', honesty: 'observed' } as const;
  enterCount(book, { id: 'actual.sql', label: 'Handoffs that became an SQL', ...observed }, actual, (i) => actual.isSql[i] === 1);
  enterCount(book, { id: 'actual.opportunity', label: 'Handoffs that became an opportunity', ...observed }, actual, (i) => actual.isOpportunity[i] === 1);
  enterCount(book, { id: 'actual.won', label: 'Handoffs that were won', ...observed }, actual, (i) => actual.isWon[i] === 1);
}
