/**
 * The plain, slow definition of a lead's score at a moment (domain.md §4), with everything the explanation needs.
 * Contributions are rounded to hundredths one by one, then summed; a group's sum is clamped to [min, max], a category's
 * to its maximum (its groups' own minima are the lower bound), the total of both to [totalMin, totalMax].
 * `compile-score-model.ts` is the fast form; a property test holds them equal.
 */
import { compareValue } from '../expressions/compare-value.ts';
import type { ComparedValue } from '../expressions/compare-value.ts';
import { evaluateExpression, matchingEngagements, valueOf } from '../expressions/evaluate-expression.ts';
import type { LeadMoment } from '../expressions/evaluate-expression.ts';
import { TRUE } from '../expressions/truth.ts';
import type { Decay, Points, ScoreGroup, ScoreModel, ScoreRule } from '../model/score-model.ts';
import { decayedPoints, roundPoints } from './decay.ts';

/** What one rule gave: points before and after decay, and the instants of the engagements that earned them. */
export interface RuleScore {
  readonly rule: ScoreRule;
  readonly raw: Points;
  readonly points: Points;
  /** Instants of the engagements whose points count, oldest first; empty for rules on fields. */
  readonly earnedAt: readonly number[];
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
  const fit = Math.min(fitSum, model.fitMax);
  const engagement = Math.min(engagementSum, model.engagementMax);
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
    case 'when': {
      const points = evaluateExpression(rule.when, moment) === TRUE ? roundPoints(rule.points) : 0;
      return { rule, raw: points, points, earnedAt: [], matched: 0 };
    }
    case 'table': {
      const points = tablePoints(rule, valueOf(rule.field, moment));
      return { rule, raw: points, points, earnedAt: [], matched: 0 };
    }
    case 'event':
      return scoreEngagements(rule, decay, moment);
  }
}

/** `every` counts each match, `once` the newest, a number n the newest too, but only when there are at least n. */
function scoreEngagements(rule: Extract<ScoreRule, { kind: 'event' }>, decay: Decay, moment: LeadMoment): RuleScore {
  const matching = matchingEngagements(rule.match, rule.withinDays, moment) ?? [];
  const needed = typeof rule.frequency === 'number' ? rule.frequency : 1;
  const counted = rule.frequency === 'every' ? matching : matching.length >= needed ? matching.slice(-1) : [];
  return {
    rule,
    raw: counted.length * roundPoints(rule.points),
    points: counted.reduce((sum, fact) => sum + decayedPoints(rule.points, moment.now - fact.at, decay), 0),
    earnedAt: counted.map((fact) => fact.at),
    matched: matching.length,
  };
}
