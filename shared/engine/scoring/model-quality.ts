/** How well a score tells leads apart, as known when it counted and as today's data would flatter it (domain.md §8, §9). */
import type { History } from '../history/history.ts';
import { leakageSuspects } from '../history/leakage-suspects.ts';
import { aucInterval } from '../metrics/auc-interval.ts';
import { lastIntake } from '../metrics/last-intake.ts';
import { liftAt } from '../metrics/lift.ts';
import type { Lift } from '../metrics/lift.ts';
import { quantile } from '../metrics/quantile.ts';
import { countByWeek, weeksBetween, wholeWeeks } from '../metrics/weekly-counts.ts';
import { wilsonInterval } from '../metrics/wilson.ts';
import type { Configuration } from '../model/configuration.ts';
import { weeklyCapacity } from '../routing/weekly-capacity.ts';
import { DAY } from '../time/units.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { areaUnderCurve } from './auc.ts';
import { calibrate } from './calibrate.ts';
import type { Calibration } from './calibrate.ts';
import { findCrossings } from './find-crossings.ts';
import type { Crossings } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import type { LeadEvaluator } from './lead-evaluator.ts';
import { leadOutcome } from './lead-outcome.ts';
import type { OutcomeKind } from './lead-outcome.ts';
import { namedFields } from './named-fields.ts';
import { convertedAt } from './outcome-time.ts';
import { scoresAtMoment } from './scores-at-moment.ts';
import type { MomentScores, ScoreMoment } from './scores-at-moment.ts';
import { stateEntries } from './state-entries.ts';
import { createWorkedReader } from './worked-leads.ts';

/** What to judge; `horizonDays` null: an outcome counts whenever it comes. `seed` of the resampling. */
export interface QualitySettings {
  readonly moment: ScoreMoment;
  readonly outcome: OutcomeKind;
  readonly horizonDays: number | null;
  readonly seed: number;
}

/** A share of leads with its 95 % interval (Wilson); null of nobody. */
export interface Share {
  readonly hits: number;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** An area under the curve with its bootstrap interval; null without both kinds of lead. */
export interface Area {
  readonly auc: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly draws: number;
}

/** MQLs in the whole weeks in which leads came in; null without times. */
export interface Weekly {
  readonly median: number | null;
  readonly p90: number | null;
  readonly weeks: number;
}

/** Everything that the quality panel shows; scores in whole points, shares 0 to 1. */
export interface ModelQuality {
  readonly leads: number;
  readonly converted: number;
  /** Leads left out since their outcome window reaches beyond the data. */
  readonly censored: number;
  /** Leads whose outcome is known to be the work of sales: the others were never worked. */
  readonly worked: number;
  /** As known at the moment, and with everything that is known today: the flattering one. */
  readonly asOf: Area;
  readonly snapshot: Area;
  /** Fields of the model that may know the outcome already. */
  readonly suspects: readonly { readonly field: string; readonly sentence: string }[];
  readonly threshold: number;
  readonly precision: Share;
  readonly recall: Share;
  readonly workedPrecision: Share;
  readonly lift: readonly Lift[];
  readonly calibration: Calibration;
  readonly mqlsPerWeek: { readonly actual: Weekly; readonly proposed: Weekly };
  /** What sales can take a week; null where it has no limit or nobody may receive. */
  readonly capacityPerWeek: number | null;
}

const SHARES = [0.05, 0.1, 0.2, 0.3, 0.5];

/** Judges the score of one configuration; the same leads for both areas. */
export function judgeModel(history: History, configuration: Configuration, zone: ZoneTable, settings: QualitySettings): ModelQuality {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const crossings = findCrossings(history, configuration, evaluator, zone);
  const scored = scoresAtMoment(history, evaluator, crossings, settings.moment);
  const labelled = labelLeads(history, configuration, scored, settings);
  const isPositive = labelled.map(({ isConverted }) => isConverted);
  const asOf = labelled.map(({ total }) => total);
  const snapshot = labelled.map(({ lead }) => snapshotTotal(evaluator, lead));
  const { mqlThreshold } = configuration.score;
  const over = labelled.filter(({ total }) => total >= mqlThreshold);
  const count = (leads: readonly { readonly isConverted: boolean }[]): number => leads.filter(({ isConverted }) => isConverted).length;
  const used = namedFields(configuration);
  return {
    leads: labelled.length,
    converted: count(labelled),
    censored: scored.leads.length - labelled.length,
    worked: labelled.filter(({ isWorked }) => isWorked).length,
    asOf: areaOf(asOf, isPositive, settings.seed),
    snapshot: areaOf(snapshot, isPositive, settings.seed),
    suspects: leakageSuspects(history).filter(({ field }) => used.has(field)).map(({ field, sentences }) => ({ field, sentence: sentences.join(' ') })),
    threshold: mqlThreshold / 100,
    precision: shareOf(count(over), over.length),
    recall: shareOf(count(over), count(labelled)),
    workedPrecision: shareOf(count(over), over.filter(({ isWorked }) => isWorked).length),
    lift: liftAt(asOf, isPositive, SHARES),
    calibration: calibrate(labelled.map(({ at, total, isConverted, convertedAt: when }) => ({ at, score: total / 100, isConverted, convertedAt: when })), { to: history.to, horizonDays: settings.horizonDays }),
    mqlsPerWeek: weekly(history, crossings, zone),
    capacityPerWeek: weeklyCapacity(configuration.routing),
  };
}

interface Labelled {
  readonly lead: number;
  readonly at: number;
  readonly total: number;
  readonly isConverted: boolean;
  readonly isWorked: boolean;
  readonly convertedAt: number;
}

/** With a horizon, a lead counts as converted within it only, and leads whose horizon is not over are left out (domain.md §8, "censored"). */
function labelLeads(history: History, configuration: Configuration, scored: MomentScores, { outcome, horizonDays }: QualitySettings): Labelled[] {
  const wasWorked = createWorkedReader(history, configuration.sla);
  const found: Labelled[] = [];
  scored.leads.forEach((lead, i) => {
    const at = scored.at[i] ?? NaN;
    const ending = leadOutcome(history, lead, outcome);
    const when = convertedAt(history, lead, outcome);
    const until = horizonDays === null || Number.isNaN(at) ? Infinity : at + horizonDays * DAY;
    if (until !== Infinity && until > history.to) return;
    const isConverted = ending === 'converted' && (Number.isNaN(when) || when <= until);
    found.push({ lead, at, total: scored.totals[i] ?? NaN, isConverted, isWorked: wasWorked(lead, ending), convertedAt: when });
  });
  return found;
}

function snapshotTotal(evaluator: LeadEvaluator, lead: number): number {
  evaluator.moveTo(lead, NaN);
  return evaluator.totals().total;
}

function areaOf(scores: readonly number[], isPositive: readonly boolean[], seed: number): Area {
  const auc = areaUnderCurve(scores, isPositive);
  const interval = auc === null ? null : aucInterval(scores, isPositive, seed);
  return { auc, low: interval?.low ?? null, high: interval?.high ?? null, draws: interval?.draws ?? 0 };
}

/** A share with its interval. */
export function shareOf(hits: number, n: number): Share {
  const interval = wilsonInterval(hits, n);
  return { hits, n, share: n === 0 ? null : hits / n, low: interval?.low ?? null, high: interval?.high ?? null };
}

function weekly(history: History, crossings: Crossings, zone: ZoneTable): ModelQuality['mqlsPerWeek'] {
  const actual = history.leadIds.flatMap((_, lead) => (history.excluded[lead] === 1 ? [] : stateEntries(history, lead, 'mql')));
  const span = { from: history.from, to: lastIntake(history, actual) }; // as the replay counts them
  return { actual: weeklyOf(span, zone, actual), proposed: weeklyOf(span, zone, crossings.at) };
}

function weeklyOf({ from, to }: Pick<History, 'from' | 'to'>, zone: ZoneTable, instants: ArrayLike<number>): Weekly {
  const weeks = weeksBetween(zone, from, to);
  const counts = wholeWeeks(weeks, countByWeek(weeks, zone, instants), zone, from, to);
  return { median: quantile(counts, 0.5), p90: quantile(counts, 0.9), weeks: counts.length };
}
