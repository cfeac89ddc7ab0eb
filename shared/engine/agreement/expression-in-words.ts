import type { EventMatch, Expression, Scalar } from '../model/expression.ts';

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
}

/**
 * A criterion as a sales lead would say it, without a capital or a full stop: "Country is Germany, Austria or
 * Switzerland", "at least 2 × FORM (demo) within 7 days", "score at least 50". Groups inside groups get brackets, so
 * the sentence has one reading. Needs no symbol that the fonts lack (design §3).
 */
export function expressionInWords(expression: Expression, names: ExpressionNames = {}): string {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? 'always' : 'never';
    case 'compare':
      return compareInWords(expression, names);
    case 'event':
      return eventInWords(expression, names);
    case 'not':
      return notInWords(expression.of, names);
    case 'all':
      return groupInWords(expression.of, 'and', 'always', names);
    case 'any':
      return groupInWords(expression.of, 'or', 'never', names);
  }
}

function groupInWords(parts: readonly Expression[], word: 'and' | 'or', empty: string, names: ExpressionNames): string {
  const [only] = parts;
  if (only === undefined) return empty;
  if (parts.length === 1) return expressionInWords(only, names);
  return parts.map((part) => (needsBrackets(part, word) ? `(${expressionInWords(part, names)})` : expressionInWords(part, names))).join(` ${word} `);
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
  if (inner.kind === 'constant') return inner.value ? 'never' : 'always';
  if (inner.kind === 'not') return expressionInWords(inner.of, names);
  if (inner.kind === 'compare') {
    const op = OPPOSITE[inner.op];
    if (op !== undefined) return compareInWords({ ...inner, op }, names);
  }
  return `not (${expressionInWords(inner, names)})`;
}

function compareInWords({ field, op, value }: Compare, names: ExpressionNames): string {
  const list: readonly Scalar[] = value === undefined ? [] : typeof value === 'object' ? value : [value];
  const said = list.map((item) => valueInWords(field, item, names));
  return `${fieldInWords(field, names)} ${predicate(op, said)}`;
}

function predicate(op: Compare['op'], said: readonly string[]): string {
  const [first = '(no value)', second = '(no value)'] = said;
  switch (op) {
    case 'eq':
      return `is ${first}`;
    case 'ne':
      return `is not ${first}`;
    case 'in':
      return said.length === 0 ? 'is one of (no values)' : `is ${listInWords(said, 'or')}`;
    case 'nin':
      return said.length < 2 ? `is not ${first}` : `is neither ${listInWords(said, 'nor')}`;
    case 'lt':
      return `below ${first}`;
    case 'le':
      return `at most ${first}`;
    case 'gt':
      return `above ${first}`;
    case 'ge':
      return `at least ${first}`;
    case 'between':
      return `between ${first} and ${second}`;
    case 'contains':
      return `contains “${first}”`;
    case 'startsWith':
      return `starts with “${first}”`;
    case 'regexSafe':
      return `matches the pattern “${first}”`;
    case 'isKnown':
      return 'is known';
    case 'isUnknown':
      return 'is unknown';
  }
}

/** "a", "a or b", "a, b or c". */
function listInWords(items: readonly string[], word: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

function fieldInWords(field: string, names: ExpressionNames): string {
  return names.field?.(field) ?? field.replace(/^@/, '');
}

function valueInWords(field: string, value: Scalar, names: ExpressionNames): string {
  const said = names.value?.(field, value);
  if (said !== undefined) return said;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === '' ? '(empty)' : String(value);
}

/**
 * An engagement as people say it: "FORM (demo or pricing)". Machine-made ones are mentioned only where the match
 * says whether they count.
 */
export function eventMatchInWords(match: EventMatch, names: ExpressionNames = {}): string {
  const say = (name: string) => names.event?.(name) ?? name;
  const assets = match.assets ?? [];
  const inside = [
    ...(assets.length > 0 ? [listInWords(assets.map(say), 'or')] : []),
    ...(match.automated === undefined ? [] : [match.automated ? 'automated' : 'by a person']),
  ];
  return inside.length > 0 ? `${say(match.type)} (${inside.join(', ')})` : say(match.type);
}

/** How often or how much, without saying of what: "at least 2", "from 3 to 5". */
export function measureInWords({ op, n, to }: Pick<EventTest, 'op' | 'n' | 'to'>): string {
  if (op === 'between') return `from ${n} to ${to ?? '(no value)'}`;
  return `${{ ge: 'at least', le: 'at most', eq: 'exactly', ne: 'other than', lt: 'fewer than', gt: 'more than' }[op]} ${n}`;
}

function eventInWords(test: EventTest, names: ExpressionNames): string {
  const { match, measure, op, n, withinDays } = test;
  const what = eventMatchInWords(match, names);
  const within = withinDays === undefined ? '' : ` within ${withinDays} ${withinDays === 1 ? 'day' : 'days'}`;
  const amount = measureInWords(test);
  if (measure === 'sum') return `${test.attribute ?? '(no number)'} of ${what} ${amount} in all${within}`;
  if (n === 0 && (op === 'le' || op === 'eq')) return `no ${what}${within}`;
  if (measure === 'distinctDays') return `${what} on ${amount} different ${n === 1 && op !== 'between' ? 'day' : 'days'}${within}`;
  return `${amount} × ${what}${within}`;
}
