import type { ComparedValue } from '../expressions/compare-value.ts';
import type { Expression } from '../model/expression.ts';
import type { CountRange, NumberRange, Points } from '../model/score-model.ts';
import { roundPoints } from './decay.ts';

/** The points of the first row whose ends (both included) hold the number; 0 for an unknown value, a text, or none of the rows. */
export function rangePoints(rows: readonly NumberRange[], value: ComparedValue | null | undefined): Points {
  const number = value?.number ?? NaN;
  const row = rows.find(({ from = -Infinity, to = Infinity }) => number >= from && number <= to);
  return row ? roundPoints(row.points) : 0;
}

/** The points, before decay, of the first range that holds so many engagements; 0 when none does. */
export function countPoints(ranges: readonly CountRange[] | undefined, count: number): Points {
  return ranges?.find(({ min, max = Infinity }) => count >= min && count <= max)?.points ?? 0;
}

/** One row of a rule on ranges as the criterion that it stands for, so that it can be said in words. */
export function rangeAsCriterion(field: string, { from, to }: NumberRange): Expression {
  if (from !== undefined && to !== undefined) return { kind: 'compare', field, op: 'between', value: [from, to] };
  if (from !== undefined) return { kind: 'compare', field, op: 'ge', value: from };
  return to === undefined ? { kind: 'compare', field, op: 'isKnown' } : { kind: 'compare', field, op: 'le', value: to };
}
