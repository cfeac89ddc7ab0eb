import type { DayOf } from '../expressions/day-of.ts';
import type { Truth } from '../expressions/truth.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import type { Expression } from '../model/expression.ts';
import type { Points } from '../model/score-model.ts';

/** An expression bound to one evaluator; `test` answers for the evaluator's current position. */
export interface CompiledExpression {
  readonly source: Expression;
  readonly test: () => Truth;
}

/** Hundredths of a point: fit and engagement after group and category caps, `total` after the total's clamp. */
export interface Totals {
  fit: Points;
  engagement: Points;
  total: Points;
}

/**
 * Answers every question about one lead at one instant. It stands at a position (`moveTo`, `moveBefore`) and reads
 * only the facts ranked before `evaluate` there (domain.md §8): earlier facts, and property and engagement facts of
 * the same instant. Moving forward on the same lead is cheapest. One evaluator serves one thread of work at a time.
 */
export interface LeadEvaluator {
  /** Stand on a lead at an instant. NaN or Infinity: every fact is visible and ages count from the history's end. */
  moveTo(lead: number, at: number): void;
  /** Stand just before an instant: facts of the instant itself are not visible yet, ages count from `at`. */
  moveBefore(lead: number, at: number): void;
  /** The truth of a criterion compiled by this evaluator, at the current position. */
  test(criterion: CompiledExpression): Truth;
  /** The scores at the current position; the same object is reused, so copy what must last. */
  totals(): Readonly<Totals>;
  /** Index into `configuration.tiers.classes`; -1 when there are no classes. */
  tier(): number;
  /** The configuration's MQL rule (model/mql-rule.ts); unknown is no MQL at the boundary. */
  isMql(): Truth;
  /** Index into `configuration.routing.territories` by the territory field's value; -1 when unknown or in none. */
  territory(): number;
  /** The as-of dictionary code of a field: an index into `history.fields[fieldIndex].values`; 0 is unknown. */
  fieldCode(fieldIndex: number): number;
  /** Bind an expression to this evaluator. An unknown field or event type makes its criterion unknown and a warning. */
  compile(expression: Expression): CompiledExpression;
  /** What the configuration names that the history does not have; grows with `compile`, without repeats. */
  readonly warnings: readonly string[];
  /** Names of the fields read so far whose current value stands for the past, since they have no history (domain.md §8). */
  readonly assumedConstant: readonly string[];
}

/**
 * An evaluator of one configuration over one history (domain.md §3, §4, §8). `dayOf` gives the local day number of an
 * instant in the client's zone, for criteria that count days.
 */
export function createLeadEvaluator(history: History, configuration: Configuration, dayOf: DayOf): LeadEvaluator {
  throw new Error(`Not built yet: ${history.leadIds.length} ${configuration.format} ${dayOf(0)}`);
}
