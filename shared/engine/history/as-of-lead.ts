/**
 * What was known of a lead at an instant, as plain objects: the slow definition that `as-of-cursor.ts` must equal.
 * Visible are the facts ranked before `evaluate` (domain.md §8): earlier ones, and of the same instant properties and
 * engagements only, so an outcome observed at that instant never counts.
 */
import { FACT, LAST_VISIBLE_AT_SAME_INSTANT } from './history.ts';
import type { History } from './history.ts';

/** One row of `History.facts`; what `subject` and `value` hold depends on `kind`. */
export interface VisibleFact {
  readonly at: number;
  readonly kind: number;
  readonly subject: number;
  readonly value: number;
  readonly automated: boolean;
  /** Its place in `History.facts`. */
  readonly row: number;
}

/** The instant that ages count from: `at`, or the end of the history for a table without times (NaN or Infinity). */
export function evaluationInstant(history: History, at: number): number {
  return Number.isFinite(at) ? at : history.to;
}

/** The facts of a lead visible at `at`, oldest first; with `isBefore`, those of the instant itself stay unseen. */
export function visibleFacts(history: History, lead: number, at: number, isBefore = false): VisibleFact[] {
  const { facts } = history;
  const visible: VisibleFact[] = [];
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
    const fact = {
      at: facts.at[row] ?? NaN,
      kind: facts.kind[row] ?? FACT.deal,
      subject: facts.subject[row] ?? 0,
      value: facts.value[row] ?? 0,
      automated: facts.automated[row] === 1,
      row,
    };
    const isVisible = !Number.isFinite(at) || fact.at < at || (fact.at === at && !isBefore && fact.kind <= LAST_VISIBLE_AT_SAME_INSTANT);
    if (isVisible) visible.push(fact);
  }
  return visible;
}

/**
 * The dictionary code that a field had, 0 for unknown. Without a history of the field, or without any property fact of
 * it for this lead, the current value stands for the past (`assumeConstant`, domain.md §8).
 */
export function asOfCode(history: History, lead: number, visible: readonly VisibleFact[], fieldIndex: number): number {
  const field = history.fields[fieldIndex];
  if (!field) return 0;
  const isOfField = (fact: VisibleFact) => fact.kind === FACT.property && fact.subject === fieldIndex;
  if (!field.hasHistory || !visibleFacts(history, lead, Infinity).some(isOfField)) return field.current[lead] ?? 0;
  return visible.findLast(isOfField)?.value ?? 0;
}
