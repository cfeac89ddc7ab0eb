import type { Expression, MeasureOp, Scalar } from '../../model/expression.ts';
import { DAY } from '../../time/units.ts';
import { isoDay, isoInstant } from './instant-text.ts';
import { isBare } from './tokens.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;
type EventTest = Extract<Expression, { kind: 'event' }>;

/** How a criterion is written as text; `isInstant` tells the fields whose numbers are UTC ms, to be written as dates. */
export interface TextForm {
  readonly isInstant?: (field: string) => boolean;
}

/** A criterion as the text that `parseExpression` reads back to the same tree. */
export function formatExpression(expression: Expression, form: TextForm = {}): string {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? 'always' : 'never';
    case 'not':
      return `not ${formatPart(expression.of, form)}`;
    case 'all':
    case 'any':
      return expression.of.length < 2
        ? `${expression.kind}(${expression.of.map((part) => formatExpression(part, form)).join('')})`
        : expression.of.map((part) => formatPart(part, form)).join(expression.kind === 'all' ? ' and ' : ' or ');
    case 'compare':
      return `${nameText(expression.field)} ${compareText(expression, form)}`;
    case 'event':
      return eventText(expression);
  }
}

/** A group inside something else stands in brackets of its own, so that every tree has one text. */
function formatPart(part: Expression, form: TextForm): string {
  const text = formatExpression(part, form);
  return (part.kind === 'all' || part.kind === 'any') && part.of.length > 1 ? `(${text})` : text;
}

/** A name of a field, type or attribute: bare where it can be, else in brackets. */
export const nameText = (name: string): string => (isBare(name) ? name : `[${name.replaceAll(']', ']]')}]`);
/** A text in quotes. */
export const quotedText = (text: string): string => JSON.stringify(text);

const SIGNS: Readonly<Record<Compare['op'], string>> = {
  eq: '=', ne: '!=', in: 'in', nin: 'not in', lt: '<', le: '<=', gt: '>', ge: '>=', between: 'between', contains: 'contains',
  startsWith: 'starts with', regexSafe: 'matches', isKnown: 'is known', isUnknown: 'is unknown',
};

function compareText({ field, op, value }: Compare, form: TextForm): string {
  const isInstant = form.isInstant?.(field) ?? false;
  const literal = (one: Scalar): string => (typeof one === 'number' && isInstant ? instantText(one) : scalarText(one));
  const sign = SIGNS[op];
  if (value === undefined) return op === 'isKnown' || op === 'isUnknown' ? sign : `${sign} ?`;
  if (typeof value !== 'object') return `${sign} ${literal(value)}`;
  const [low, high] = value;
  if (op === 'between' && value.length === 2 && low !== undefined && high !== undefined) return `between ${literal(low)} and ${literal(high)}`;
  return `${sign} (${value.map(literal).join(', ')})`;
}

const scalarText = (value: Scalar): string => (typeof value === 'string' ? quotedText(value) : String(value));

/** The first and, excluded, the last instant of years with four digits, UTC ms. */
const FIRST_YEAR = -62_167_219_200_000;
const FIVE_DIGITS = 253_402_300_800_000;

function instantText(at: number): string {
  if (!Number.isInteger(at) || at < FIRST_YEAR || at >= FIVE_DIGITS) return String(at);
  return at % DAY === 0 ? isoDay(at) : isoInstant(at);
}

const MEASURES: Readonly<Record<EventTest['measure'], string>> = { count: 'count', distinctDays: 'days', sum: 'sum' };
const MEASURE_SIGNS: Readonly<Record<MeasureOp, string>> = { ge: '>=', le: '<=', eq: '=', ne: '!=', lt: '<', gt: '>', between: 'between' };

function eventText({ match, measure, attribute, op, n, to, withinDays }: EventTest): string {
  const of = attribute === undefined ? '' : `${nameText(attribute)} of `;
  const assets = match.assets === undefined ? '' : `:${match.assets.map((asset) => ` ${isBare(asset) ? asset : quotedText(asset)}`).join(',')}`;
  const by = match.automated === undefined ? '' : match.automated ? ' by machines' : ' by people';
  const end = to === undefined ? '' : op === 'between' ? ` and ${to}` : ` to ${to}`;
  const within = withinDays === undefined ? '' : ` within ${withinDays} ${withinDays === 1 ? 'day' : 'days'}`;
  return `${MEASURES[measure]}(${of}${nameText(match.type)}${assets}${by}) ${MEASURE_SIGNS[op]} ${n}${end}${within}`;
}
