import type { Expression } from '../model/expression.ts';

/** The cell by a matrix whose thresholds are lowered by the model's margin; only lowered rules name it. */
export const CELL_WITH_MARGIN = '@cellWithMargin';
const POINT_FIELDS: readonly string[] = ['@score', '@fit', '@engagement'];

/**
 * The same criterion with every score threshold in it easier to reach by a share (0.1: 54 becomes 48.6), for the
 * hysteresis of domain.md §4.5. Under a `not` the opposite comparisons are the thresholds. A cell is asked of the matrix
 * with lowered thresholds, as `@cellWithMargin`.
 */
export function lowerThresholds(expression: Expression, share: number, isNegated = false): Expression {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return { ...expression, of: expression.of.map((part) => lowerThresholds(part, share, isNegated)) };
    case 'not':
      return { ...expression, of: lowerThresholds(expression.of, share, !isNegated) };
    case 'compare': {
      if (expression.field === '@cell' && !isNegated) return { ...expression, field: CELL_WITH_MARGIN };
      const ops: readonly string[] = isNegated ? ['lt', 'le'] : ['gt', 'ge'];
      if (!POINT_FIELDS.includes(expression.field) || !ops.includes(expression.op) || typeof expression.value !== 'number') return expression;
      return { ...expression, value: Math.round((expression.value - Math.abs(expression.value) * share) * 100) / 100 };
    }
    default:
      return expression;
  }
}
