/** The histogram of scores by outcome, the quality of each threshold, and what the MQL rule lets through a week (domain.md §4.8, §9). */
import { TRUE, UNKNOWN } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import { countByWeek, weeksBetween } from '../metrics/weekly-counts.ts';
import type { Configuration, DefinitionKind, FurtherDefinitionKind } from '../model/configuration.ts';
import type { Points } from '../model/score-model.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { areaUnderCurve } from './auc.ts';
import { findCrossings } from './find-crossings.ts';
import type { Crossings } from './find-crossings.ts';
import { judgeThresholds } from './judge-thresholds.ts';
import type { JudgedBin, ThresholdQuality } from './judge-thresholds.ts';
import { cellIndex, cellNames } from './matrix-cell.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import type { LeadEvaluator } from './lead-evaluator.ts';
import { leadOutcome, outcomeColumn } from './lead-outcome.ts';
import type { LeadOutcome, OutcomeKind } from './lead-outcome.ts';
import { canRiseWithoutEvent } from './rises-without-event.ts';
import { scoresAtMoment } from './scores-at-moment.ts';
import type { MomentScores, ScoreMoment } from './scores-at-moment.ts';
import { stateEntries } from './state-entries.ts';
import { createWorkedReader } from './worked-leads.ts';

/** What to look at; `binWidth` in whole points. */
export interface DistributionSettings {
  readonly moment: ScoreMoment;
  readonly outcome: OutcomeKind;
  readonly binWidth: number;
}

/** One bar: scores from `from` up to the next bar, by how the leads ended. */
export interface ScoreBin {
  readonly from: number;
  readonly converted: number;
  readonly rejected: number;
  readonly open: number;
}

/** Everything that the score screen draws. Scores and thresholds in whole points with decimals; shares 0 to 1. */
export interface Distribution {
  readonly leads: number;
  readonly converted: number;
  readonly sum: number;
  /** Null without both converted and other leads. */
  readonly auc: number | null;
  readonly bins: ScoreBin[];
  readonly thresholds: ThresholdQuality[];
  /** Recorded and proposed MQLs in every ISO week of the client's zone from the first to the last; `weekStart` UTC ms. */
  readonly mqlsByWeek: { readonly weekStart: number; readonly actual: number; readonly proposed: number }[];
  readonly tiers: { readonly tierId: string; readonly name: string; readonly leads: number }[];
  /** Leads in each cell of the matrix, row by row; empty without one. */
  readonly cells: { readonly cell: string; readonly leads: number }[];
  readonly criteria: { readonly kind: DefinitionKind | FurtherDefinitionKind; readonly holds: number; readonly fails: number; readonly unknown: number }[];
  readonly warnings: string[];
}

const KINDS = ['mql', 'sql', 'handRaise', 'disqualify', 'sal', 'reject', 'recycle'] as const;

/** Scores every lead that counts at one moment of its history and describes the result. */
export function describeDistribution(history: History, configuration: Configuration, zone: ZoneTable, settings: DistributionSettings): Distribution {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const crossings = findCrossings(history, configuration, evaluator, zone);
  const scored = scoresAtMoment(history, evaluator, crossings, settings.moment);
  const outcomes = Array.from(scored.leads, (lead) => leadOutcome(history, lead, settings.outcome));
  const isConverted = outcomes.map((outcome) => outcome === 'converted');
  const wasWorked = createWorkedReader(history, configuration.sla);
  const judged = fillBins(scored.totals, outcomes, (i, outcome) => wasWorked(scored.leads[i] ?? 0, outcome), binRange(scored.totals, configuration.score, settings.binWidth));
  return {
    leads: scored.leads.length,
    converted: isConverted.filter(Boolean).length,
    sum: scored.totals.reduce((sum, total) => sum + total, 0) / 100,
    auc: areaUnderCurve(scored.totals, isConverted),
    bins: judged.map(({ unworked: _, ...bin }) => bin),
    thresholds: judgeThresholds(judged, configuration.score.totalMin / 100),
    mqlsByWeek: countMqls(history, crossings, zone),
    ...judgeMoments(configuration, evaluator, scored),
    warnings: [...evaluator.warnings, ...cautions(history, configuration, settings, evaluator, scored)],
  };
}

/** More bars than this nobody can see, and a window should not have to read; a narrower width is widened to it. */
const MOST_BINS = 5_000;

/** Bars at the multiples of the width; never more than MOST_BINS. */
interface BinRange {
  readonly width: Points;
  readonly first: number;
  readonly last: number;
}

/**
 * Bars that cover [totalMin, totalMax], the top included. Where high limits would make too many of them, they cover
 * only what leads score and the threshold itself, so that a generous limit does not make the bars coarse.
 */
function binRange(totals: Float64Array, { totalMin, totalMax, mqlThreshold }: Configuration['score'], binWidth: number): BinRange {
  const wanted: Points = Math.max(Math.round(binWidth * 100), 1);
  const whole = rangeOf(totalMin, totalMax, wanted);
  if (whole.last - whole.first < MOST_BINS) return whole;
  let [low, high] = [mqlThreshold, mqlThreshold];
  for (const total of totals) {
    low = Math.min(low, total);
    high = Math.max(high, total);
  }
  return rangeOf(low, high, Math.max(wanted, Math.ceil((high - low) / (MOST_BINS - 1))));
}

const rangeOf = (low: Points, high: Points, width: Points): BinRange => {
  const first = Math.floor(low / width);
  return { width, first, last: Math.max(first, Math.floor(high / width)) };
};

/** Counts every lead in its bar. */
function fillBins(totals: Float64Array, outcomes: readonly LeadOutcome[], isWorked: (at: number, outcome: LeadOutcome) => boolean, { width, first, last }: BinRange): JudgedBin[] {
  const bins = Array.from({ length: last - first + 1 }, (_, i) => ({ from: ((first + i) * width) / 100, converted: 0, rejected: 0, open: 0, unworked: 0 }));
  outcomes.forEach((outcome, i) => {
    const bin = bins[Math.floor((totals[i] ?? 0) / width) - first];
    if (bin === undefined) return;
    bin[outcome]++;
    if (!isWorked(i, outcome)) bin.unworked++;
  });
  return bins;
}

function countMqls(history: History, crossings: Crossings, zone: ZoneTable): Distribution['mqlsByWeek'] {
  const actual = history.leadIds.flatMap((_, lead) => (history.excluded[lead] === 1 ? [] : stateEntries(history, lead, 'mql')));
  let first = crossings.at[0] ?? Infinity;
  let last = crossings.at[crossings.count - 1] ?? -Infinity;
  for (const at of actual) {
    first = Math.min(first, at);
    last = Math.max(last, at);
  }
  const weeks = weeksBetween(zone, first, last);
  const actualCounts = countByWeek(weeks, zone, actual);
  const proposedCounts = countByWeek(weeks, zone, crossings.at);
  return weeks.starts.map((weekStart, i) => ({ weekStart, actual: actualCounts[i] ?? 0, proposed: proposedCounts[i] ?? 0 }));
}

function judgeMoments({ definitions, tiers, score }: Configuration, evaluator: LeadEvaluator, { leads, at }: MomentScores): Pick<Distribution, 'tiers' | 'cells' | 'criteria'> {
  const { matrix } = score;
  const cells = matrix === undefined ? [] : cellNames(matrix).map((cell) => ({ cell, leads: 0 }));
  const leadsOfTier = tiers.classes.map(() => 0);
  const criteria = KINDS.flatMap((kind) => {
    const definition = definitions[kind];
    return definition === undefined ? [] : [{ compiled: evaluator.compile(definition.criteria), counts: { kind, holds: 0, fails: 0, unknown: 0 } }];
  });
  leads.forEach((lead, i) => {
    evaluator.moveTo(lead, at[i] ?? NaN);
    const tier = evaluator.tier();
    if (tier >= 0) leadsOfTier[tier] = (leadsOfTier[tier] ?? 0) + 1;
    const { fit, engagement } = evaluator.totals();
    const cell = matrix === undefined ? undefined : cells[cellIndex(matrix, fit, engagement)];
    if (cell !== undefined) cell.leads++;
    for (const { compiled, counts } of criteria) {
      const truth = evaluator.test(compiled);
      counts[truth === TRUE ? 'holds' : truth === UNKNOWN ? 'unknown' : 'fails']++;
    }
  });
  return { tiers: tiers.classes.map(({ id, name }, i) => ({ tierId: id, name, leads: leadsOfTier[i] ?? 0 })), cells, criteria: criteria.map(({ counts }) => counts) };
}

function cautions(history: History, configuration: Configuration, settings: DistributionSettings, evaluator: LeadEvaluator, { leads }: MomentScores): string[] {
  const { assumedConstant } = evaluator;
  const found: string[] = [];
  if (settings.outcome === 'column' && outcomeColumn(history) < 0) found.push('The history has no outcome column, so no lead counts as converted. Name one in the mapping, or choose another outcome.');
  if (settings.moment === 'actualMql' && leads.length === 0) found.push('The history records no MQL, so there is no such moment to score. Choose another moment.');
  if (assumedConstant.length > 0 && Number.isFinite(history.to)) found.push(`Without a history of their own, these fields count with today's value at every moment: ${assumedConstant.join(', ')}.`);
  if (canRiseWithoutEvent(configuration)) found.push('This model lets a score rise without an event (negative points that fade, or a wait for silence), so leads are judged at every local midnight too.');
  return found;
}
