/** The histogram of scores by outcome, the quality of each threshold, and what the MQL rule lets through a week (domain.md §4.8, §9). */
import { TRUE, UNKNOWN } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import { countByWeek, weeksBetween } from '../metrics/weekly-counts.ts';
import type { Configuration, DefinitionKind } from '../model/configuration.ts';
import type { Points } from '../model/score-model.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { areaUnderCurve } from './auc.ts';
import { findCrossings } from './find-crossings.ts';
import type { Crossings } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import type { LeadEvaluator } from './lead-evaluator.ts';
import { leadOutcome, outcomeColumn } from './lead-outcome.ts';
import type { LeadOutcome, OutcomeKind } from './lead-outcome.ts';
import { canRiseWithoutEvent } from './rises-without-event.ts';
import { scoresAtMoment } from './scores-at-moment.ts';
import type { MomentScores, ScoreMoment } from './scores-at-moment.ts';
import { stateEntries } from './state-entries.ts';

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

/** What a threshold at `from` would let through: precision null when nobody reaches it, recall null when nobody converted. */
export interface ThresholdQuality {
  readonly from: number;
  readonly leads: number;
  readonly converted: number;
  readonly precision: number | null;
  readonly recall: number | null;
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
  readonly criteria: { readonly kind: DefinitionKind; readonly holds: number; readonly fails: number; readonly unknown: number }[];
  readonly warnings: string[];
}

const KINDS: readonly DefinitionKind[] = ['mql', 'sql', 'handRaise', 'disqualify'];

/** Scores every lead that counts at one moment of its history and describes the result. */
export function describeDistribution(history: History, configuration: Configuration, zone: ZoneTable, settings: DistributionSettings): Distribution {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const crossings = findCrossings(history, configuration, evaluator, zone);
  const scored = scoresAtMoment(history, evaluator, crossings, settings.moment);
  const outcomes = Array.from(scored.leads, (lead) => leadOutcome(history, lead, settings.outcome));
  const isConverted = outcomes.map((outcome) => outcome === 'converted');
  const bins = fillBins(scored.totals, outcomes, configuration.score, settings.binWidth);
  return {
    leads: scored.leads.length,
    converted: isConverted.filter(Boolean).length,
    sum: scored.totals.reduce((sum, total) => sum + total, 0) / 100,
    auc: areaUnderCurve(scored.totals, isConverted),
    bins,
    thresholds: judgeThresholds(bins, configuration.score.totalMin / 100),
    mqlsByWeek: countMqls(history, crossings, zone),
    ...judgeMoments(configuration, evaluator, scored),
    warnings: [...evaluator.warnings, ...cautions(history, configuration, settings, evaluator, scored)],
  };
}

/** More bars than this nobody can see; a narrower width is widened to it. */
const MOST_BINS = 20_000;

/** Bars at the multiples of the width that cover [totalMin, totalMax], the top included. */
function fillBins(totals: Float64Array, outcomes: readonly LeadOutcome[], { totalMin, totalMax }: Configuration['score'], binWidth: number): ScoreBin[] {
  const width: Points = Math.max(Math.round(binWidth * 100), 1, Math.ceil((totalMax - totalMin) / MOST_BINS));
  const first = Math.floor(totalMin / width);
  const bins = Array.from({ length: Math.max(Math.floor(totalMax / width) - first + 1, 1) }, (_, i) => ({ from: ((first + i) * width) / 100, converted: 0, rejected: 0, open: 0 }));
  outcomes.forEach((outcome, i) => {
    const bin = bins[Math.floor((totals[i] ?? 0) / width) - first];
    if (bin) bin[outcome]++;
  });
  return bins;
}

/** Counts from the top bar down; a bar that begins below the lowest possible score is no threshold. */
function judgeThresholds(bins: readonly ScoreBin[], lowest: number): ThresholdQuality[] {
  const all = bins.reduce((sum, bin) => sum + bin.converted, 0);
  let leads = 0;
  let converted = 0;
  return bins
    .toReversed()
    .map((bin) => {
      leads += bin.converted + bin.rejected + bin.open;
      converted += bin.converted;
      return { from: bin.from, leads, converted, precision: leads === 0 ? null : converted / leads, recall: all === 0 ? null : converted / all };
    })
    .toReversed()
    .filter((threshold) => threshold.from >= lowest);
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

function judgeMoments({ definitions, tiers }: Configuration, evaluator: LeadEvaluator, { leads, at }: MomentScores): Pick<Distribution, 'tiers' | 'criteria'> {
  const leadsOfTier = tiers.classes.map(() => 0);
  const criteria = KINDS.map((kind) => ({ compiled: evaluator.compile(definitions[kind].criteria), counts: { kind, holds: 0, fails: 0, unknown: 0 } }));
  leads.forEach((lead, i) => {
    evaluator.moveTo(lead, at[i] ?? NaN);
    const tier = evaluator.tier();
    if (tier >= 0) leadsOfTier[tier] = (leadsOfTier[tier] ?? 0) + 1;
    for (const { compiled, counts } of criteria) {
      const truth = evaluator.test(compiled);
      counts[truth === TRUE ? 'holds' : truth === UNKNOWN ? 'unknown' : 'fails']++;
    }
  });
  return { tiers: tiers.classes.map(({ id, name }, i) => ({ tierId: id, name, leads: leadsOfTier[i] ?? 0 })), criteria: criteria.map(({ counts }) => counts) };
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
