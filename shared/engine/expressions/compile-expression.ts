/**
 * The fast form of `evaluate-expression.ts` (performance.md, "The layout that gets there" 2 and 3): a criterion on a
 * field becomes a table with one truth for each dictionary value, a criterion on engagements a count of instants that
 * the cursor already holds. Nothing is interpreted or allocated when it is asked.
 */
import type { AsOfCursor } from '../history/as-of-cursor.ts';
import type { Expression } from '../model/expression.ts';
import { compareMeasure, comparePartialSum } from './compare-measure.ts';
import { compareValue, isComparable, pointsValue } from './compare-value.ts';
import type { ComparedValue } from './compare-value.ts';
import { isNeverNegative } from '../history/event-attribute.ts';
import { DAY } from '../time/units.ts';
import { safePattern } from './safe-pattern.ts';
import type { DayOf } from './day-of.ts';
import { FALSE, TRUE, UNKNOWN, not } from './truth.ts';
import type { Truth } from './truth.ts';

/** A field that the engine computes: a number of points in hundredths, or one of a few values (index -1: unknown). */
export type ComputedField =
  | { readonly kind: 'points'; readonly read: () => number }
  | { readonly kind: 'choice'; readonly values: readonly ComparedValue[]; readonly read: () => number };

/** What an expression is bound to when it is compiled. */
export interface ExpressionBinding {
  readonly cursor: AsOfCursor;
  readonly dayOf: DayOf;
  /** Undefined for a field that does not exist, or must not be used here. */
  readonly computed: (field: string) => ComputedField | undefined;
  readonly warn: (message: string) => void;
  /** Told the index of every field that a criterion reads. */
  readonly reads: (fieldIndex: number) => void;
}

type Test = () => Truth;
type Compare = Extract<Expression, { kind: 'compare' }>;

/** Binds a criterion to a cursor; the result answers for wherever the cursor stands. */
export function compileExpression(expression: Expression, binding: ExpressionBinding): Test {
  switch (expression.kind) {
    case 'constant': {
      const truth = expression.value ? TRUE : FALSE;
      return () => truth;
    }
    case 'not': {
      const test = compileExpression(expression.of, binding);
      return () => not(test());
    }
    case 'all':
      return compileParts(expression.of, FALSE, binding);
    case 'any':
      return compileParts(expression.of, TRUE, binding);
    case 'compare':
      return compileCompare(expression, binding);
    case 'event':
      return compileEvent(expression, binding);
  }
}

/** `all` stops at the first false, `any` at the first true; otherwise one unknown makes the whole unknown. */
function compileParts(parts: readonly Expression[], decisive: Truth, binding: ExpressionBinding): Test {
  const tests = parts.map((part) => compileExpression(part, binding));
  const [only] = tests;
  if (only && tests.length === 1) return only;
  const otherwise = not(decisive);
  return () => {
    let truth = otherwise;
    for (let i = 0; i < tests.length; i++) {
      const part = tests[i]!();
      if (part === decisive) return decisive;
      if (part === UNKNOWN) truth = UNKNOWN;
    }
    return truth;
  };
}

function compileCompare(criterion: Compare, binding: ExpressionBinding): Test {
  if (!isComparable(criterion.op, criterion.value)) {
    binding.warn(`A criterion on "${criterion.field}" has no value that fits "${criterion.op}", so it is unknown for every lead. Give it a value.`);
  }
  const pattern = criterion.op === 'regexSafe' ? safePattern(String(criterion.value)) : undefined;
  if (pattern?.kind === 'refused') binding.warn(`The pattern of a criterion on "${criterion.field}" cannot be used, so it is unknown for every lead. ${pattern.reason}`);
  if (criterion.field.startsWith('@')) return compileComputed(criterion, binding);
  const { cursor } = binding;
  const index = cursor.history.fields.findIndex((column) => column.name === criterion.field);
  const column = cursor.history.fields[index];
  if (!column) {
    binding.warn(`The history has no field "${criterion.field}", so criteria on it are unknown for every lead. Choose another field or import it.`);
    return () => UNKNOWN;
  }
  binding.reads(index);
  const table = Uint8Array.from(column.values, (text, code) =>
    compareValue(code === 0 ? null : { text, number: column.numbers[code] ?? NaN }, criterion.op, criterion.value),
  );
  if (column.hasHistory) {
    const codes = cursor.historyCodes;
    return () => table[codes[index]!]! as Truth; // the table holds nothing but truths
  }
  const { current } = column;
  return () => table[current[cursor.lead]!]! as Truth; // likewise
}

function compileComputed(criterion: Compare, binding: ExpressionBinding): Test {
  const field = binding.computed(criterion.field);
  if (!field) {
    binding.warn(`"${criterion.field}" cannot be used in this place, so criteria on it are unknown for every lead. Use a field of the history instead.`);
    return () => UNKNOWN;
  }
  const { read } = field;
  if (field.kind === 'points') return compilePoints(criterion, read);
  const unknown = compareValue(null, criterion.op, criterion.value);
  const table = field.values.map((value) => compareValue(value, criterion.op, criterion.value));
  return () => table[read()] ?? unknown;
}

function compilePoints({ op, value }: Compare, read: () => number): Test {
  if (typeof value === 'number') {
    if (op === 'ge') return () => (read() / 100 >= value ? TRUE : FALSE);
    if (op === 'lt') return () => (read() / 100 < value ? TRUE : FALSE);
  }
  return () => compareValue(pointsValue(read()), op, value);
}

function compileEvent(criterion: Extract<Expression, { kind: 'event' }>, { cursor, dayOf, warn }: ExpressionBinding): Test {
  if (criterion.measure === 'sum') return compileSum(criterion, { cursor, warn });
  const { match, measure, op, n } = criterion;
  const engagements = cursor.watch(match);
  if (!engagements) {
    warn(missingEventType(match.type));
    return () => UNKNOWN;
  }
  const withinMs = criterion.withinDays === undefined ? Infinity : criterion.withinDays * DAY;
  const measured = measure === 'count' ? () => engagements.countWithin(cursor.now, withinMs) : () => engagements.daysWithin(cursor.now, withinMs, dayOf);
  if (op === 'ge') return () => (measured() >= n ? TRUE : FALSE);
  return () => compareMeasure(measured(), criterion);
}

function compileSum(criterion: Extract<Expression, { kind: 'event' }>, { cursor, warn }: Pick<ExpressionBinding, 'cursor' | 'warn'>): Test {
  const engagements = cursor.watch(criterion.match, criterion.attribute ?? '');
  const attribute = cursor.history.facts.attributes?.find(({ name }) => name === criterion.attribute);
  if (!engagements || attribute === undefined) {
    warn(cursor.history.eventTypes.includes(criterion.match.type) ? `The history has no number "${criterion.attribute ?? ''}" of engagements, so sums of it are unknown for every lead. Choose another or import it.` : missingEventType(criterion.match.type));
    return () => UNKNOWN;
  }
  const withinMs = criterion.withinDays === undefined ? Infinity : criterion.withinDays * DAY;
  const isLowerBound = isNeverNegative(attribute);
  return () => comparePartialSum(engagements.sumWithin(cursor.now, withinMs), criterion, isLowerBound);
}

/** What to say about an event type that the history does not have. */
export function missingEventType(type: string): string {
  return `The history has no engagement of type "${type}", so criteria on it are unknown for every lead. Choose another type or import it.`;
}
