/**
 * The fast form of `score-lead.ts`: rules become functions over the cursor's tables and instants, and groups that read
 * fields without engagements are summed once for as long as no field changes.
 */
import { compileExpression, missingEventType } from '../expressions/compile-expression.ts';
import type { ExpressionBinding } from '../expressions/compile-expression.ts';
import type { ComparedValue } from '../expressions/compare-value.ts';
import { DAY } from '../time/units.ts';
import { TRUE } from '../expressions/truth.ts';
import type { Expression } from '../model/expression.ts';
import type { Decay, Points, ScoreGroup, ScoreModel, ScoreRule } from '../model/score-model.ts';
import { decayedPoints, roundPoints } from './decay.ts';
import { rangePoints } from './number-range.ts';
import { clamp, limitRule, oncePoints, tablePoints } from './score-lead.ts';

type ReadPoints = () => Points;

/** Binds a scoring model to a cursor; the result writes the scores at the cursor's position into `into`. */
export function compileScoreModel(model: ScoreModel, binding: ExpressionBinding): (into: { fit: Points; engagement: Points; total: Points }) => void {
  const compileCategory = (category: ScoreGroup['category']) => model.groups.filter((group) => group.category === category).map((group) => compileGroup(group, binding));
  const fitGroups = compileCategory('fit');
  const engagementGroups = compileCategory('engagement');
  const { fitMax, engagementMax, fitMin = -Infinity, engagementMin = -Infinity, totalMin, totalMax } = model;
  return (into) => {
    into.fit = clamp(sumOf(fitGroups), fitMin, fitMax);
    into.engagement = clamp(sumOf(engagementGroups), engagementMin, engagementMax);
    into.total = clamp(into.fit + into.engagement, totalMin, totalMax);
  };
}

function sumOf(parts: readonly ReadPoints[]): Points {
  let sum = 0;
  for (let i = 0; i < parts.length; i++) sum += parts[i]!();
  return sum;
}

function compileGroup(group: ScoreGroup, binding: ExpressionBinding): ReadPoints {
  const rules = group.rules.map((rule) => compileRule(rule, group.decay, binding));
  const { min, max } = group;
  const read = () => clamp(sumOf(rules), min, max);
  const readsEngagements = group.rules.some((rule) => rule.kind === 'event' || (rule.kind === 'when' && hasEvent(rule.when)));
  return readsEngagements ? read : keepUntilFieldChanges(read, binding);
}

function keepUntilFieldChanges(read: ReadPoints, { cursor }: ExpressionBinding): ReadPoints {
  let kept = 0;
  let keptFor = -1;
  return () => {
    if (keptFor !== cursor.propertyVersion) {
      kept = read();
      keptFor = cursor.propertyVersion;
    }
    return kept;
  };
}

function hasEvent(expression: Expression): boolean {
  switch (expression.kind) {
    case 'event':
      return true;
    case 'not':
      return hasEvent(expression.of);
    case 'all':
    case 'any':
      return expression.of.some(hasEvent);
    default:
      return false;
  }
}

function compileRule(rule: ScoreRule, decay: Decay, binding: ExpressionBinding): ReadPoints {
  const read = compileUnlimited(rule, decay, binding);
  return rule.min === undefined && rule.max === undefined ? read : () => limitRule(rule, read());
}

function compileUnlimited(rule: ScoreRule, decay: Decay, binding: ExpressionBinding): ReadPoints {
  switch (rule.kind) {
    case 'when': {
      const test = compileExpression(rule.when, binding);
      const points = roundPoints(rule.points);
      return () => (test() === TRUE ? points : 0);
    }
    case 'table':
      return compileValues(rule, (value) => tablePoints(rule, value), binding);
    case 'ranges':
      return compileValues(rule, (value) => rangePoints(rule.rows, value), binding);
    case 'event':
      return compileEngagements(rule, decay, binding);
  }
}

function compileValues(rule: Extract<ScoreRule, { kind: 'table' | 'ranges' }>, pointsOf: (value: ComparedValue | null) => Points, { cursor, computed, reads, warn }: ExpressionBinding): ReadPoints {
  const index = cursor.history.fields.findIndex((column) => column.name === rule.field);
  const column = cursor.history.fields[index];
  if (column) {
    reads(index);
    const table = Float64Array.from(column.values, (text, code) => pointsOf(code === 0 ? null : { text, number: column.numbers[code] ?? NaN }));
    return () => table[cursor.codeOf(index)]!;
  }
  const choice = computed(rule.field);
  if (choice?.kind === 'choice') {
    const table = choice.values.map(pointsOf);
    return () => table[choice.read()] ?? 0;
  }
  warn(`The history has no field "${rule.field}", so "${rule.name}" gives no points. Choose another field or import it.`);
  return () => 0;
}

function compileEngagements(rule: Extract<ScoreRule, { kind: 'event' }>, decay: Decay, { cursor, warn }: ExpressionBinding): ReadPoints {
  const engagements = cursor.watch(rule.match);
  if (!engagements) {
    warn(missingEventType(rule.match.type));
    return () => 0;
  }
  const withinMs = rule.withinDays === undefined ? Infinity : rule.withinDays * DAY;
  const { points } = rule;
  if (rule.frequency !== 'every') {
    return () => {
      const count = engagements.countWithin(cursor.now, withinMs);
      const worth = oncePoints(rule, count);
      if (count === 0) return rule.frequency === 'ranges' ? roundPoints(worth) : 0;
      return decayedPoints(worth, cursor.now - engagements.times[engagements.count - 1]!, decay);
    };
  }
  const whole = roundPoints(points);
  if (decay.kind === 'none') return () => engagements.countWithin(cursor.now, withinMs) * whole;
  return () => {
    const first = engagements.count - engagements.countWithin(cursor.now, withinMs);
    let sum = 0;
    for (let i = first; i < engagements.count; i++) sum += decayedPoints(points, cursor.now - engagements.times[i]!, decay);
    return sum;
  };
}
