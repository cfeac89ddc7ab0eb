/**
 * The comparison operators of domain.md §3 on one known value. Enumerations and texts compare exactly, letter case
 * included; numbers and instants compare as numbers. Where the types do not fit, the answer is unknown, never a guess.
 */
import type { CompareOp, Scalar } from '../model/expression.ts';
import { safePattern } from './safe-pattern.ts';
import { FALSE, TRUE, UNKNOWN } from './truth.ts';
import type { Truth } from './truth.ts';

/** A known value: its text, and the number (or UTC ms, or 0/1) behind it, NaN for plain text. */
export interface ComparedValue {
  readonly text: string;
  readonly number: number;
}

/** Hundredths of a point as a criterion sees them: whole points with decimals. */
export function pointsValue(points: number): ComparedValue {
  return { text: String(points / 100), number: points / 100 };
}

/** True when the operator can work with this literal: a list for `in`, `nin`, `between` (two), one scalar for the others. */
export function isComparable(op: CompareOp, literal: Scalar | readonly Scalar[] | undefined): boolean {
  if (op === 'isKnown' || op === 'isUnknown') return true;
  if (op === 'between') return isList(literal) && literal.length === 2;
  if (op === 'in' || op === 'nin') return isList(literal);
  return literal !== undefined && !isList(literal);
}

/** Compares a known value (null: unknown) with a literal; an operator whose literal does not fit it answers unknown. */
export function compareValue(value: ComparedValue | null, op: CompareOp, literal: Scalar | readonly Scalar[] | undefined): Truth {
  if (op === 'isKnown') return truthOf(value !== null);
  if (op === 'isUnknown') return truthOf(value === null);
  if (value === null) return UNKNOWN;
  if (isList(literal)) return compareWithList(value, op, literal);
  return literal === undefined ? UNKNOWN : compareWithScalar(value, op, literal);
}

function compareWithList(value: ComparedValue, op: CompareOp, literals: readonly Scalar[]): Truth {
  if (op === 'in') return truthOf(literals.some((literal) => isEqual(value, literal)));
  if (op === 'nin') return truthOf(!literals.some((literal) => isEqual(value, literal)));
  const [low, high] = literals;
  if (op !== 'between' || literals.length !== 2 || low === undefined || high === undefined) return UNKNOWN;
  const fromLow = order(value, low);
  const fromHigh = order(value, high);
  return Number.isNaN(fromLow) || Number.isNaN(fromHigh) ? UNKNOWN : truthOf(fromLow >= 0 && fromHigh <= 0);
}

function compareWithScalar(value: ComparedValue, op: CompareOp, literal: Scalar): Truth {
  switch (op) {
    case 'eq':
      return truthOf(isEqual(value, literal));
    case 'ne':
      return truthOf(!isEqual(value, literal));
    case 'contains':
      return truthOf(value.text.includes(String(literal)));
    case 'startsWith':
      return truthOf(value.text.startsWith(String(literal)));
    case 'regexSafe': {
      const pattern = safePattern(String(literal));
      return pattern.kind === 'pattern' ? truthOf(pattern.test(value.text)) : UNKNOWN;
    }
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return truthOfOrder(order(value, literal), op);
    default:
      return UNKNOWN;
  }
}

function truthOfOrder(difference: number, op: 'lt' | 'le' | 'gt' | 'ge'): Truth {
  if (Number.isNaN(difference)) return UNKNOWN;
  if (op === 'lt') return truthOf(difference < 0);
  if (op === 'le') return truthOf(difference <= 0);
  return op === 'gt' ? truthOf(difference > 0) : truthOf(difference >= 0);
}

function isEqual(value: ComparedValue, literal: Scalar): boolean {
  if (typeof literal === 'string' || Number.isNaN(value.number)) return value.text === String(literal);
  return value.number === Number(literal);
}

/** Negative, zero or positive as the value lies below, at or above the literal; NaN when a text meets a number. */
function order(value: ComparedValue, literal: Scalar): number {
  if (typeof literal !== 'string') return value.number - Number(literal);
  if (!Number.isNaN(value.number)) return NaN;
  return value.text < literal ? -1 : value.text > literal ? 1 : 0;
}

function isList(literal: Scalar | readonly Scalar[] | undefined): literal is readonly Scalar[] {
  return Array.isArray(literal);
}

function truthOf(isTrue: boolean): Truth {
  return isTrue ? TRUE : FALSE;
}
