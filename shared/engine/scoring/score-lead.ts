/**
 * The plain, slow definition of a lead's score at a moment (domain.md §4), with everything the explanation needs.
 * Contributions are rounded to hundredths one by one, then summed; a rule's sum is clamped to its own [min, max] where it
 * has one, a group's to [min, max], a category's to its maximum (its lower bound, or its groups' own minima where it has
 * none), the total of both to [totalMin, totalMax].
 * `compile-score-model.ts` is the fast form; a property test holds them equal.
 */
import { compareValue } from '../expressions/compare-value.ts';
import type { ComparedValue } from '../expressions/compare-value.ts';
import { evaluateExpression, matchingEngagements, valueOf } from '../expressions/evaluate-expression.ts';
import type { LeadMoment } from '../expressions/evaluate-expression.ts';
import { TRUE } from '../expressions/truth.ts';
import type { Decay, Points, ScoreGroup, ScoreModel, ScoreRule } from '../model/score-model.ts';
import { decayedPoints, roundPoints } from './decay.ts';
import { countPoints, rangePoints } from './number-range.ts';

/** What one rule gave: points before decay, after it, and after the rule's own limits; and the engagements that earned them. */
export interface RuleScore {
  readonly rule: ScoreRule;
  readonly raw: Points;
  readonly faded: Points;
  readonly points: Points;
  /** Instants of the engagements whose points count, oldest first; empty for rules on fields. */
  readonly earnedAt: readonly number[];
  /** The same as rows of `History.facts`. */
  readonly rows: readonly number[];
  /** How many engagements matched, counted or not. */
  readonly matched: number;
}

/** What one group gave before and after its caps. */
export interface GroupScore {
  readonly group: ScoreGroup;
  readonly rules: readonly RuleScore[];
  readonly sum: Points;
  readonly points: Points;
}

/** A lead's score at a moment, in hundredths. */
export interface LeadScore {
  readonly groups: readonly GroupScore[];
  readonly fitSum: Points;
  readonly fit: Points;
  readonly engagementSum: Points;
  readonly engagement: Points;
  readonly total: Points;
}

/** Scores one lead at one moment. */
export function scoreLead(model: ScoreModel, moment: LeadMoment): LeadScore {
  const groups = model.groups.map((group) => scoreGroup(group, moment));
  const sumOf = (category: ScoreGroup['category']) => groups.reduce((sum, scored) => sum + (scored.group.category === category ? scored.points : 0), 0);
  const fitSum = sumOf('fit');
  const engagementSum = sumOf('engagement');
  const fit = clamp(fitSum, model.fitMin ?? -Infinity, model.fitMax);
  const engagement = clamp(engagementSum, model.engagementMin ?? -Infinity, model.engagementMax);
  return { groups, fitSum, fit, engagementSum, engagement, total: clamp(fit + engagement, model.totalMin, model.totalMax) };
}

/** The nearest number inside [min, max]; `max` wins where the two contradict each other. */
export function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

/** The points of the first row of a table rule that names the value; 0 for an unknown value or none of the rows. */
export function tablePoints(rule: Extract<ScoreRule, { kind: 'table' }>, value: ComparedValue | null | undefined): Points {
  if (!value) return 0;
  const row = rule.rows.find((candidate) => compareValue(value, 'in', candidate.values) === TRUE);
  return row ? roundPoints(row.points) : 0;
}

function scoreGroup(group: ScoreGroup, moment: LeadMoment): GroupScore {
  const rules = group.rules.map((rule) => scoreRule(rule, group.decay, moment));
  const sum = rules.reduce((total, scored) => total + scored.points, 0);
  return { group, rules, sum, points: clamp(sum, group.min, group.max) };
}

function scoreRule(rule: ScoreRule, decay: Decay, moment: LeadMoment): RuleScore {
  switch (rule.kind) {
    case 'when':
      return fieldScore(rule, evaluateExpression(rule.when, moment) === TRUE ? roundPoints(rule.points) : 0);
    case 'table':
      return fieldScore(rule, tablePoints(rule, valueOf(rule.field, moment)));
    case 'ranges':
      return fieldScore(rule, rangePoints(rule.rows, valueOf(rule.field, moment)));
    case 'event':
      return scoreEngagements(rule, decay, moment);
  }
}

function fieldScore(rule: ScoreRule, raw: Points): RuleScore {
  return { rule, raw, faded: raw, points: limitRule(rule, raw), earnedAt: [], rows: [], matched: 0 };
}

/** A rule's own limits; `max` wins where they contradict each other. */
export function limitRule({ min = -Infinity, max = Infinity }: Pick<ScoreRule, 'min' | 'max'>, points: Points): Points {
  return clamp(points, min, max);
}

/** What the newest engagement of a rule that adds once is worth before decay; 0 when there are too few. */
export function oncePoints({ frequency, points, ranges }: Pick<Extract<ScoreRule, { kind: 'event' }>, 'frequency' | 'points' | 'ranges'>, count: number): Points {
  if (frequency === 'ranges') return countPoints(ranges, count);
  return count >= (typeof frequency === 'number' ? Math.max(frequency, 1) : 1) ? points : 0;
}

/** `every` counts each match, everything else the newest one with the points that their number gives. */
function scoreEngagements(rule: Extract<ScoreRule, { kind: 'event' }>, decay: Decay, moment: LeadMoment): RuleScore {
  const matching = matchingEngagements(rule.match, rule.withinDays, moment);
  if (!matching) return fieldScore(rule, 0);
  const worth = rule.frequency === 'every' ? rule.points : oncePoints(rule, matching.length);
  const counted = rule.frequency === 'every' ? matching : worth === 0 ? [] : matching.slice(-1);
  const raw = counted.length === 0 && worth !== 0 ? withoutEngagement(rule, worth) : counted.length * roundPoints(worth);
  const faded = counted.length === 0 ? raw : counted.reduce((sum, fact) => sum + decayedPoints(worth, moment.now - fact.at, decay), 0);
  return { rule, raw, faded, points: limitRule(rule, faded), earnedAt: counted.map((fact) => fact.at), rows: counted.map((fact) => fact.row), matched: matching.length };
}

/** A range may give points for no engagement at all; those do not fade, for there is nothing that grows older. */
function withoutEngagement({ frequency }: Extract<ScoreRule, { kind: 'event' }>, worth: Points): Points {
  return frequency === 'ranges' ? roundPoints(worth) : 0;
}
