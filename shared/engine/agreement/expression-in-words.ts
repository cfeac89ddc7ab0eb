import type { EventMatch, Expression, Scalar } from '../model/expression.ts';
import { RULE_TEXTS, fillText, listInWords, type RuleTexts } from './rule-texts.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;
type EventTest = Extract<Expression, { kind: 'event' }>;

/** How the names and values inside a criterion are said; whatever is left out is said as it stands in the history. */
export interface ExpressionNames {
  /** A field as people call it; asked for columns and for the computed fields beginning with @. */
  readonly field?: (field: string) => string;
  /** A value of a field as people say it, for example the name of a tier or a date. */
  readonly value?: (field: string, value: Scalar) => string;
  /** An engagement type or asset as people call it. */
  readonly event?: (name: string) => string;
  /** The language in which it is said; absent: English. */
  readonly texts?: RuleTexts;
}

const textsOf = ({ texts = RULE_TEXTS }: ExpressionNames): RuleTexts => texts;

/**
 * A criterion as a sales lead would say it, without a capital or a full stop: "Country is Germany, Austria or
 * Switzerland", "at least 2 × FORM (demo) within 7 days", "score at least 50". Groups inside groups get brackets, so
 * the sentence has one reading. Needs no symbol that the fonts lack (design §3).
 */
export function expressionInWords(expression: Expression, names: ExpressionNames = {}): string {
  switch (expression.kind) {
    case 'constant':
      return constantInWords(expression.value, names);
    case 'compare':
      return compareInWords(expression, names);
    case 'event':
      return eventInWords(expression, names);
    case 'not':
      return notInWords(expression.of, names);
    case 'all':
      return groupInWords(expression.of, 'and', names);
    case 'any':
      return groupInWords(expression.of, 'or', names);
  }
}

const constantInWords = (isTrue: boolean, names: ExpressionNames): string => fillText(textsOf(names)[isTrue ? 'criteria.always' : 'criteria.never']);

function groupInWords(parts: readonly Expression[], word: 'and' | 'or', names: ExpressionNames): string {
  const [only] = parts;
  if (only === undefined) return constantInWords(word === 'and', names);
  if (parts.length === 1) return expressionInWords(only, names);
  return parts.map((part) => (needsBrackets(part, word) ? `(${expressionInWords(part, names)})` : expressionInWords(part, names))).join(` ${fillText(textsOf(names)[`criteria.${word}`])} `);
}

/** A group inside a group of the other word, and a list of values inside "or", would have two readings. */
function needsBrackets(part: Expression, word: 'and' | 'or'): boolean {
  if (part.kind === 'all' || part.kind === 'any') {
    const [only] = part.of;
    if (part.of.length === 1 && only !== undefined) return needsBrackets(only, word);
    return part.of.length > 1;
  }
  return part.kind === 'compare' && word === 'or' && Array.isArray(part.value) && part.value.length > 1;
}

/** Kleene negation keeps "unknown", so the opposite comparison says exactly what "not" does. */
const OPPOSITE: Partial<Record<Compare['op'], Compare['op']>> = {
  eq: 'ne', ne: 'eq', in: 'nin', nin: 'in', lt: 'ge', ge: 'lt', gt: 'le', le: 'gt', isKnown: 'isUnknown', isUnknown: 'isKnown',
};

function notInWords(inner: Expression, names: ExpressionNames): string {
  if (inner.kind === 'constant') return constantInWords(!inner.value, names);
  if (inner.kind === 'not') return expressionInWords(inner.of, names);
  if (inner.kind === 'compare') {
    const op = OPPOSITE[inner.op];
    if (op !== undefined) return compareInWords({ ...inner, op }, names);
  }
  return fillText(textsOf(names)['criteria.not'], { criterion: expressionInWords(inner, names) });
}

function compareInWords({ field, op, value }: Compare, names: ExpressionNames): string {
  const list: readonly Scalar[] = value === undefined ? [] : typeof value === 'object' ? value : [value];
  const said = list.map((item) => valueInWords(field, item, names));
  return `${fieldInWords(field, names)} ${predicate(op, said, textsOf(names))}`;
}

function predicate(op: Compare['op'], said: readonly string[], texts: RuleTexts): string {
  const [first = fillText(texts['criteria.noValue']), second = fillText(texts['criteria.noValue'])] = said;
  if (op === 'in') return said.length === 0 ? fillText(texts['compare.inNothing']) : fillText(texts['compare.in'], { list: listInWords(said, fillText(texts['criteria.or'])) });
  if (op === 'nin') return said.length < 2 ? fillText(texts['compare.ne'], { first }) : fillText(texts['compare.nin'], { list: listInWords(said, fillText(texts['criteria.nor'])) });
  return fillText(texts[`compare.${op}`], { first, second });
}

function fieldInWords(field: string, names: ExpressionNames): string {
  return names.field?.(field) ?? field.replace(/^@/, '');
}

function valueInWords(field: string, value: Scalar, names: ExpressionNames): string {
  const said = names.value?.(field, value);
  if (said !== undefined) return said;
  const texts = textsOf(names);
  if (typeof value === 'boolean') return fillText(texts[value ? 'criteria.yes' : 'criteria.no']);
  return value === '' ? fillText(texts['criteria.empty']) : String(value);
}

/**
 * An engagement as people say it: "FORM (demo or pricing)". Machine-made ones are mentioned only where the match
 * says whether they count.
 */
export function eventMatchInWords(match: EventMatch, names: ExpressionNames = {}): string {
  const say = (name: string) => names.event?.(name) ?? name;
  const texts = textsOf(names);
  const assets = match.assets ?? [];
  const inside = [
    ...(assets.length > 0 ? [listInWords(assets.map(say), fillText(texts['criteria.or']))] : []),
    ...(match.automated === undefined ? [] : [fillText(texts[match.automated ? 'event.automated' : 'event.byPerson'])]),
  ];
  return inside.length > 0 ? `${say(match.type)} (${inside.join(', ')})` : say(match.type);
}

/** How often or how much, without saying of what: "at least 2", "from 3 to 5". */
export const measureInWords = ({ op, n, to }: Pick<EventTest, 'op' | 'n' | 'to'>, texts: RuleTexts = RULE_TEXTS): string =>
  fillText(texts[`amount.${op}`], { n, to: to ?? fillText(texts['criteria.noValue']) });

function eventInWords(test: EventTest, names: ExpressionNames): string {
  const { measure, op, n, withinDays } = test;
  const texts = textsOf(names);
  const event = eventMatchInWords(test.match, names);
  const within = withinDays === undefined ? '' : fillText(texts['event.within'], { count: withinDays });
  const amount = measureInWords(test, texts);
  if (measure === 'sum') return fillText(texts['event.sum'], { attribute: test.attribute ?? fillText(texts['criteria.noNumber']), event, amount, within });
  if (n === 0 && (op === 'le' || op === 'eq')) return fillText(texts['event.none'], { event, within });
  if (measure === 'distinctDays') return fillText(texts[n === 1 && op !== 'between' ? 'event.oneDay' : 'event.days'], { event, amount, within });
  return fillText(texts['event.times'], { amount, event, within });
}
