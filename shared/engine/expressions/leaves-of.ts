import type { Expression } from '../model/expression.ts';

/** A criterion without parts that asks something of a lead: a comparison, or a measure of its engagements. */
export type Leaf = Extract<Expression, { kind: 'compare' | 'event' }>;

/** The leaves of a criterion, from left to right; constants ask nothing and are left out. */
export function leavesOf(expression: Expression): Leaf[] {
  switch (expression.kind) {
    case 'all':
    case 'any':
      return expression.of.flatMap(leavesOf);
    case 'not':
      return leavesOf(expression.of);
    case 'constant':
      return [];
    default:
      return [expression];
  }
}
