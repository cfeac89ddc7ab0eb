/**
 * The plain, slow definition of a criterion's truth at a moment (domain.md §3). `compile-expression.ts` is the fast
 * form; a property test holds them equal.
 */
import { isNeverNegative } from '../history/event-attribute.ts';
import { FACT } from '../history/history.ts';
import type { History } from '../history/history.ts';
import { asOfCode, evaluationInstant, visibleFacts } from '../history/as-of-lead.ts';
import type { VisibleFact } from '../history/as-of-lead.ts';
import type { EventMatch, Expression } from '../model/expression.ts';
import { compareMeasure, comparePartialSum } from './compare-measure.ts';
import { compareValue } from './compare-value.ts';
import type { ComparedValue } from './compare-value.ts';
import { DAY } from '../time/units.ts';
import type { DayOf } from './day-of.ts';
import { FALSE, TRUE, UNKNOWN, and, not, or } from './truth.ts';
import type { Truth } from './truth.ts';

/** One lead at one instant: what was visible then, `now` for ages, and the fields that are computed rather than stored. */
export interface LeadMoment {
  readonly history: History;
  readonly lead: number;
  readonly now: number;
  readonly facts: readonly VisibleFact[];
  readonly dayOf: DayOf;
  /** The value of a field whose name begins with @; null when unknown, undefined when there is no such field here. */
  readonly computed: (field: string) => ComparedValue | null | undefined;
}

/** A moment without computed fields; NaN or Infinity means that everything is visible. */
export function leadMoment(history: History, lead: number, at: number, dayOf: DayOf, isBefore = false): LeadMoment {
  return { history, lead, now: evaluationInstant(history, at), facts: visibleFacts(history, lead, at, isBefore), dayOf, computed: () => undefined };
}

/** The truth of a criterion at a moment; a field or event type that the history does not have makes it unknown. */
export function evaluateExpression(expression: Expression, moment: LeadMoment): Truth {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? TRUE : FALSE;
    case 'not':
      return not(evaluateExpression(expression.of, moment));
    case 'all':
      return expression.of.reduce<Truth>((truth, part) => and(truth, evaluateExpression(part, moment)), TRUE);
    case 'any':
      return expression.of.reduce<Truth>((truth, part) => or(truth, evaluateExpression(part, moment)), FALSE);
    case 'compare': {
      const value = valueOf(expression.field, moment);
      return value === undefined ? UNKNOWN : compareValue(value, expression.op, expression.value);
    }
    case 'event':
      return evaluateEvent(expression, moment);
  }
}

/** The as-of value of a field by name: null when unknown, undefined when neither the history nor the engine has it. */
export function valueOf(field: string, moment: LeadMoment): ComparedValue | null | undefined {
  if (field.startsWith('@')) return moment.computed(field);
  const index = moment.history.fields.findIndex((column) => column.name === field);
  const column = moment.history.fields[index];
  if (!column) return undefined;
  const code = asOfCode(moment.history, moment.lead, moment.facts, index);
  return code === 0 ? null : { text: column.values[code] ?? '', number: column.numbers[code] ?? NaN };
}

/** The visible engagements that a match means, oldest first, at most `withinDays` days old; undefined for an unknown type. */
export function matchingEngagements(match: EventMatch, withinDays: number | undefined, moment: LeadMoment): VisibleFact[] | undefined {
  const { history, facts, now } = moment;
  const type = history.eventTypes.indexOf(match.type);
  if (type < 0) return undefined;
  const assets = match.assets ?? [];
  return facts.filter(
    (fact) =>
      fact.kind === FACT.engagement &&
      fact.subject === type &&
      (assets.length === 0 || assets.includes(history.assets[fact.value] ?? '')) &&
      (match.automated === undefined || match.automated === fact.automated) &&
      (withinDays === undefined || now - fact.at <= withinDays * DAY),
  );
}

function evaluateEvent(expression: Extract<Expression, { kind: 'event' }>, moment: LeadMoment): Truth {
  const matching = matchingEngagements(expression.match, expression.withinDays, moment);
  if (!matching) return UNKNOWN;
  if (expression.measure === 'sum') return evaluateSum(expression, matching, moment);
  return compareMeasure(expression.measure === 'count' ? matching.length : new Set(matching.map((fact) => moment.dayOf(fact.at))).size, expression);
}

/** Amounts are added oldest first; an attribute that no engagement of the history has leaves the sum unknown. */
function evaluateSum(expression: Extract<Expression, { kind: 'event' }>, matching: readonly VisibleFact[], { history }: LeadMoment): Truth {
  const attribute = history.facts.attributes?.find(({ name }) => name === expression.attribute);
  if (attribute === undefined) return UNKNOWN;
  const amounts = matching.map(({ row }) => attribute.values[row] ?? NaN);
  const known = amounts.filter((amount) => !Number.isNaN(amount));
  return comparePartialSum({ known: known.reduce((sum, amount) => sum + amount, 0), hasUnknown: known.length < amounts.length }, expression, isNeverNegative(attribute));
}
