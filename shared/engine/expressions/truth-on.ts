import type { Expression } from '../model/expression.ts';
import type { Leaf } from './leaves-of.ts';
import { FALSE, TRUE, and, not, or } from './truth.ts';
import type { Truth } from './truth.ts';

/** The truth of a criterion where the truth of each of its leaves is known. */
export function truthOn(expression: Expression, leaf: (leaf: Leaf) => Truth): Truth {
  switch (expression.kind) {
    case 'all':
      return expression.of.reduce<Truth>((truth, part) => and(truth, truthOn(part, leaf)), TRUE);
    case 'any':
      return expression.of.reduce<Truth>((truth, part) => or(truth, truthOn(part, leaf)), FALSE);
    case 'not':
      return not(truthOn(expression.of, leaf));
    case 'constant':
      return expression.value ? TRUE : FALSE;
    default:
      return leaf(expression);
  }
}
