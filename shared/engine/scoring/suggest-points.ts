/**
 * What history would have given each rule, as an explanation only (never applied by itself): how often leads that meet it
 * converted, and points in proportion to the log odds against the leads that do not. Learned and shown on the same
 * leads, so it flatters itself ("in-sample"); rules on fields that may know the outcome already are left out.
 */
import { TRUE } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import { leakageSuspects } from '../history/leakage-suspects.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { Points, ScoreRule } from '../model/score-model.ts';
import { localDay } from '../time/zone-table.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { findCrossings } from './find-crossings.ts';
import { createLeadEvaluator } from './lead-evaluator.ts';
import { leadOutcome } from './lead-outcome.ts';
import type { OutcomeKind } from './lead-outcome.ts';
import { shareOf } from './model-quality.ts';
import type { Share } from './model-quality.ts';
import { fieldsOfRule } from './named-fields.ts';
import { rangeAsCriterion } from './number-range.ts';
import { scoresAtMoment } from './scores-at-moment.ts';
import type { ScoreMoment } from './scores-at-moment.ts';

/** One rule, or one row of its table (`row`, from 0); points in whole points; `suggested` null with the reason why not. */
export interface PointSuggestion {
  readonly groupId: string;
  readonly ruleId: string;
  readonly name: string;
  readonly row: number | null;
  readonly current: number;
  readonly suggested: number | null;
  readonly conversion: Share;
  readonly reason: string;
}

/** Suggestions beside the rate of all leads; `inSample` is the sentence to print with them. */
export interface PointSuggestions {
  readonly base: Share;
  readonly rows: readonly PointSuggestion[];
  readonly leftOut: readonly { readonly ruleId: string; readonly name: string; readonly sentence: string }[];
  readonly inSample: string;
}

/** Fewer leads than this on either side of a rule say nothing. */
const FEWEST = 30;
const IN_SAMPLE = 'In-sample: these points come from the same leads that they are shown beside, so they look better here than they will be. They explain the history; nothing is changed by them.';

interface Part {
  readonly groupId: string;
  readonly rule: ScoreRule;
  readonly row: number | null;
  readonly current: Points;
  readonly criterion: Expression;
}

/** Suggests points for every rule of the model at the chosen moment of each lead. */
export function suggestPoints(history: History, configuration: Configuration, zone: ZoneTable, { moment, outcome }: { readonly moment: ScoreMoment; readonly outcome: OutcomeKind }): PointSuggestions {
  const suspects = new Map(leakageSuspects(history).map(({ field, sentences }) => [field, sentences.join(' ')]));
  const rules = configuration.score.groups.flatMap((group) => group.rules.map((rule) => ({ groupId: group.id, rule, suspect: fieldsOfRule(rule).find((field) => suspects.has(field)) })));
  const parts = rules.filter(({ suspect }) => suspect === undefined).flatMap(({ groupId, rule }) => partsOf(groupId, rule));
  const { met, converted, leads, isConverted } = tally(history, configuration, zone, parts, moment, outcome);
  const logOdds = parts.map((_, i) => oddsOf(met[i]!, converted[i]!, leads, isConverted));
  const usable = parts.map((_, i) => met[i]! >= FEWEST && leads - met[i]! >= FEWEST);
  const scale = scaleOf(parts, logOdds, usable);
  return {
    base: shareOf(isConverted, leads),
    rows: parts.map(({ groupId, rule, row, current }, i) => ({
      groupId, ruleId: rule.id, name: rule.name, row, current: current / 100,
      suggested: usable[i] ? Math.round((logOdds[i]! * scale) / 100) + 0 : null,
      conversion: shareOf(converted[i]!, met[i]!),
      reason: usable[i] ? '' : `Met by ${met[i]!} of ${leads} leads; at least ${FEWEST} must meet it and as many not.`,
    })),
    leftOut: rules.flatMap(({ rule, suspect }) => (suspect === undefined ? [] : [{ ruleId: rule.id, name: rule.name, sentence: suspects.get(suspect) ?? '' }])),
    inSample: IN_SAMPLE,
  };
}

/** A rule as the criteria that earn its points, each row of a table by itself and after those before it. */
function partsOf(groupId: string, rule: ScoreRule): Part[] {
  if (rule.kind === 'when') return [{ groupId, rule, row: null, current: rule.points, criterion: rule.when }];
  if (rule.kind === 'event') return eventParts(groupId, rule);
  const criteria = rule.kind === 'table' ? rule.rows.map(({ values }): Expression => ({ kind: 'compare', field: rule.field, op: 'in', value: values })) : rule.rows.map((row) => rangeAsCriterion(rule.field, row));
  return criteria.map((criterion, row) => ({
    groupId, rule, row, current: rule.rows[row]?.points ?? 0,
    criterion: row === 0 ? criterion : { kind: 'all', of: [criterion, { kind: 'not', of: { kind: 'any', of: criteria.slice(0, row) } }] },
  }));
}

function eventParts(groupId: string, rule: Extract<ScoreRule, { kind: 'event' }>): Part[] {
  const window = rule.withinDays === undefined ? {} : { withinDays: rule.withinDays };
  const count = { kind: 'event', match: rule.match, measure: 'count', ...window } as const;
  if (rule.frequency === 'ranges') return (rule.ranges ?? []).map(({ min, max, points }, row) => ({ groupId, rule, row, current: points, criterion: max === undefined ? { ...count, op: 'ge', n: min } : { ...count, op: 'between', n: min, to: max } }));
  return [{ groupId, rule, row: null, current: rule.points, criterion: { ...count, op: 'ge', n: typeof rule.frequency === 'number' ? rule.frequency : 1 } }];
}

function tally(history: History, configuration: Configuration, zone: ZoneTable, parts: readonly Part[], moment: ScoreMoment, outcome: OutcomeKind): { readonly met: Uint32Array; readonly converted: Uint32Array; readonly leads: number; readonly isConverted: number } {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const scored = scoresAtMoment(history, evaluator, findCrossings(history, configuration, evaluator, zone), moment);
  const compiled = parts.map(({ criterion }) => evaluator.compile(criterion));
  const [met, converted] = [new Uint32Array(parts.length), new Uint32Array(parts.length)];
  let isConverted = 0;
  scored.leads.forEach((lead, i) => {
    evaluator.moveTo(lead, scored.at[i] ?? NaN);
    const hit = leadOutcome(history, lead, outcome) === 'converted' ? 1 : 0;
    isConverted += hit;
    compiled.forEach((criterion, part) => {
      if (evaluator.test(criterion) !== TRUE) return;
      met[part]!++;
      converted[part]! += hit;
    });
  });
  return { met, converted, leads: scored.leads.length, isConverted };
}

/** The logarithm of the odds ratio, with half a lead added to each of the four cells, so that it is never infinite. */
function oddsOf(met: number, converted: number, leads: number, isConverted: number): number {
  const others = leads - met;
  const othersConverted = isConverted - converted;
  return Math.log(((converted + 0.5) * (others - othersConverted + 0.5)) / ((met - converted + 0.5) * (othersConverted + 0.5)));
}

/** Points for one unit of log odds: so many that all suggestions together weigh what the rules weigh now. */
function scaleOf(parts: readonly Part[], logOdds: readonly number[], usable: readonly boolean[]): number {
  let [points, odds] = [0, 0];
  parts.forEach(({ current }, i) => {
    if (!usable[i]) return;
    points += Math.abs(current);
    odds += Math.abs(logOdds[i]!);
  });
  return odds === 0 ? 0 : points / odds;
}
