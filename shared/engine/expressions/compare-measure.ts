import { AMOUNT_PARTS } from '../history/event-attribute.ts';
import type { Expression, MeasureOp } from '../model/expression.ts';
import { FALSE, TRUE, UNKNOWN } from './truth.ts';
import type { Truth } from './truth.ts';

type EventTest = Pick<Extract<Expression, { kind: 'event' }>, 'op' | 'n' | 'to'>;

/** What a sum over engagements is known to be, in `AMOUNT_PARTS`: the amounts that are known, and whether some are not. */
export interface PartialSum {
  readonly known: number;
  readonly hasUnknown: boolean;
}

/** Compares a known measure of engagements; `between` includes both ends and is false without its upper one. */
export function compareMeasure(measured: number, { op, n, to }: EventTest): Truth {
  return isTrue(measured, op, n, to ?? NaN) ? TRUE : FALSE;
}

/**
 * Compares a sum of which some amounts may be unknown: unknown, unless no amount can be negative and the known ones
 * decide alone (a sum that has reached 5 minutes stays above them whatever the rest is).
 */
export function comparePartialSum({ known: parts, hasUnknown }: PartialSum, test: EventTest, isNeverNegative: boolean): Truth {
  const known = parts / AMOUNT_PARTS;
  if (!hasUnknown) return compareMeasure(known, test);
  if (!isNeverNegative) return UNKNOWN;
  const { op, n, to = NaN } = test;
  switch (op) {
    case 'ge':
      return known >= n ? TRUE : UNKNOWN;
    case 'gt':
      return known > n ? TRUE : UNKNOWN;
    case 'lt':
      return known >= n ? FALSE : UNKNOWN;
    case 'le':
    case 'eq':
      return known > n ? FALSE : UNKNOWN;
    case 'ne':
      return known > n ? TRUE : UNKNOWN;
    case 'between':
      return known > to || !(n <= to) ? FALSE : UNKNOWN;
  }
}

function isTrue(measured: number, op: MeasureOp, n: number, to: number): boolean {
  switch (op) {
    case 'ge':
      return measured >= n;
    case 'le':
      return measured <= n;
    case 'eq':
      return measured === n;
    case 'ne':
      return measured !== n;
    case 'lt':
      return measured < n;
    case 'gt':
      return measured > n;
    case 'between':
      return measured >= n && measured <= to;
  }
}
