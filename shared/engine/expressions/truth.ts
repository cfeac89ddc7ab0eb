/** A value of Kleene's three-valued logic (domain.md §3): 0 false, 1 true, 2 unknown. */
export type Truth = 0 | 1 | 2;
/** False as a {@link Truth}. */
export const FALSE = 0;
/** True as a {@link Truth}. */
export const TRUE = 1;
/** Unknown as a {@link Truth}: at a decision boundary it counts as false, and the explanation names what was missing. */
export const UNKNOWN = 2;

/** Kleene's negation: unknown stays unknown. */
export function not(truth: Truth): Truth {
  return truth === TRUE ? FALSE : truth === FALSE ? TRUE : UNKNOWN;
}

/** Kleene's conjunction: false beats unknown beats true. */
export function and(left: Truth, right: Truth): Truth {
  if (left === FALSE || right === FALSE) return FALSE;
  return left === TRUE && right === TRUE ? TRUE : UNKNOWN;
}

/** Kleene's disjunction: true beats unknown beats false. */
export function or(left: Truth, right: Truth): Truth {
  if (left === TRUE || right === TRUE) return TRUE;
  return left === FALSE && right === FALSE ? FALSE : UNKNOWN;
}
