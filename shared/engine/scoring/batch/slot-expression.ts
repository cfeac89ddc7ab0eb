/** Criteria over the slots of a scan: the counterpart of `expressions/compile-expression.ts` for leads read as a whole. */
import { compareMeasure, comparePartialSum } from '../../expressions/compare-measure.ts';
import { compareValue, pointsValue } from '../../expressions/compare-value.ts';
import type { ComparedValue } from '../../expressions/compare-value.ts';
import { FALSE, TRUE, UNKNOWN, not } from '../../expressions/truth.ts';
import type { Truth } from '../../expressions/truth.ts';
import { isNeverNegative } from '../../history/event-attribute.ts';
import type { Expression } from '../../model/expression.ts';
import type { ComputedField } from '../../expressions/compile-expression.ts';
import type { SlotPlan } from './slot-plan.ts';

/** Filled slots, and the lead among them that readers are asked about. Slot s of the lead at a place lies at s × stride + place. */
export interface SlotReader {
  readonly stride: number;
  readonly lead: number;
  readonly place: number;
  /** The instant that ages count from. */
  readonly now: number;
  /** How many engagements or days, or the sum of points or amounts. */
  readonly sums: Float64Array;
  /** The newest instant; means nothing where the sum is 0. */
  readonly newest: Float64Array;
  /** 1 where an amount is unknown. */
  readonly unknown: Uint8Array;
  /** The as-of code of each field with a history that the plan reads. */
  readonly codes: Uint32Array;
  /** Lets readers answer for one lead, at its place in the block and its instant (NaN: the history's end). */
  stand(lead: number, place: number, at: number): void;
}

/** The slots exist only when all of them are asked for; readers get them when they are called. */
export interface ScanHolder {
  scan: SlotReader;
}

/** What expressions are bound to. */
export interface SlotBinding {
  readonly plan: SlotPlan;
  readonly holder: ScanHolder;
  readonly computed: (field: string) => ComputedField | undefined;
}

type Test = () => Truth;

/** Asks the plan for the slots of a criterion; the result answers for the lead that was read last. */
export function bindExpression(expression: Expression, binding: SlotBinding): Test {
  switch (expression.kind) {
    case 'constant': {
      const truth = expression.value ? TRUE : FALSE;
      return () => truth;
    }
    case 'not': {
      const test = bindExpression(expression.of, binding);
      return () => not(test());
    }
    case 'all':
      return bindParts(expression.of, FALSE, binding);
    case 'any':
      return bindParts(expression.of, TRUE, binding);
    case 'compare':
      return bindCompare(expression, binding);
    case 'event':
      return bindEvent(expression, binding);
  }
}

function bindParts(parts: readonly Expression[], decisive: Truth, binding: SlotBinding): Test {
  const tests = parts.map((part) => bindExpression(part, binding));
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

function bindCompare({ field, op, value }: Extract<Expression, { kind: 'compare' }>, { plan, holder, computed }: SlotBinding): Test {
  const own = field.startsWith('@') ? computed(field) : undefined;
  if (own?.kind === 'points') return () => compareValue(pointsValue(own.read()), op, value);
  if (own?.kind === 'choice') {
    const unknown = compareValue(null, op, value);
    const table = own.values.map((one) => compareValue(one, op, value));
    return () => table[own.read()] ?? unknown;
  }
  const read = bindCode(field, plan, holder);
  if (read === null) return () => UNKNOWN;
  const table = tableOf(plan, field, (one) => compareValue(one, op, value));
  return () => table[read()]! as Truth; // the table holds nothing but truths
}

/** One entry for each dictionary code of a field. */
export function tableOf({ history }: SlotPlan, field: string, entry: (value: ComparedValue | null) => number): Float64Array {
  const column = history.fields.find(({ name }) => name === field);
  if (column === undefined) return new Float64Array(0);
  return Float64Array.from(column.values, (text, code) => entry(code === 0 ? null : { text, number: column.numbers[code] ?? NaN }));
}

/** Reads the as-of code of a field; null for a field that the history does not have. */
export function bindCode(field: string, plan: SlotPlan, holder: ScanHolder): (() => number) | null {
  const index = plan.history.fields.findIndex(({ name }) => name === field);
  const column = plan.history.fields[index];
  if (column === undefined || field.startsWith('@')) return null;
  if (!column.hasHistory) {
    const { current } = column;
    return () => current[holder.scan.lead] ?? 0;
  }
  plan.fields.add(index);
  return () => holder.scan.codes[index * holder.scan.stride + holder.scan.place]!;
}

function bindEvent(criterion: Extract<Expression, { kind: 'event' }>, { plan, holder }: SlotBinding): Test {
  const { match, measure, attribute, withinDays } = criterion;
  if (measure === 'sum') return bindSum(criterion, attribute ?? '', plan, holder);
  const slot = measure === 'count' ? plan.count(match, withinDays) : plan.days(match, withinDays);
  if (slot < 0) return () => UNKNOWN;
  return () => compareMeasure(holder.scan.sums[slot * holder.scan.stride + holder.scan.place]!, criterion);
}

function bindSum(criterion: Extract<Expression, { kind: 'event' }>, attribute: string, plan: SlotPlan, holder: ScanHolder): Test {
  const slot = plan.amount(criterion.match, criterion.withinDays, attribute);
  const column = plan.history.facts.attributes?.find(({ name }) => name === attribute);
  if (slot < 0 || column === undefined) return () => UNKNOWN;
  const isLowerBound = isNeverNegative(column);
  return () => {
    const { sums, unknown, stride, place } = holder.scan;
    return comparePartialSum({ known: sums[slot * stride + place]!, hasUnknown: unknown[slot * stride + place] === 1 }, criterion, isLowerBound);
  };
}
