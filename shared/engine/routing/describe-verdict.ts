import { evaluateExpression, matchingEngagements, valueOf } from '../expressions/evaluate-expression.ts';
import type { LeadMoment } from '../expressions/evaluate-expression.ts';
import { FALSE, TRUE, UNKNOWN } from '../expressions/truth.ts';
import type { EventMatch, Expression, Scalar } from '../model/expression.ts';
import { measureInWords } from '../agreement/expression-in-words.ts';
import { isoMinute } from '../time/civil-date.ts';

type Compare = Extract<Expression, { kind: 'compare' }>;
type EventCount = Extract<Expression, { kind: 'event' }>;

const OPERATORS: Readonly<Record<Compare['op'], string>> = {
  eq: '', ne: 'other than', in: 'one of', nin: 'none of', lt: 'under', le: 'at most', gt: 'over', ge: 'at least',
  between: 'from', contains: 'with', startsWith: 'beginning with', regexSafe: 'matching', isKnown: 'any value', isUnknown: 'no value',
};
const COMPUTED: Readonly<Record<string, string>> = {
  '@score': 'Score', '@fit': 'Fit', '@engagement': 'Engagement', '@tier': 'Tier', '@territory': 'Territory',
};
/** More values than this are counted instead of listed. */
const LISTED = 4;

/** What people call a value of a field, where it is an id of the proposal. */
export type NameOf = (field: string, text: string) => string;
const asWritten: NameOf = (_, text) => text;

/**
 * Why a criterion is true, false or unknown for a lead at a moment, as one phrase without a full stop: the parts that
 * decided it, with the values that the lead had (domain.md §3: "unknown: employees").
 */
export function describeVerdict(expression: Expression, moment: LeadMoment, nameOf: NameOf = asWritten): string {
  switch (expression.kind) {
    case 'constant':
      return expression.value ? 'it holds for every lead' : 'it holds for no lead';
    case 'not':
      return describeVerdict(expression.of, moment, nameOf);
    case 'all':
    case 'any':
      return describeParts(expression, moment, nameOf);
    case 'compare':
      return describeCompare(expression, moment, nameOf);
    case 'event':
      return describeEvent(expression, moment);
  }
}

/** The parts whose truth is the truth of the whole; one of them is enough where one decides. */
function describeParts(expression: Extract<Expression, { kind: 'all' | 'any' }>, moment: LeadMoment, nameOf: NameOf): string {
  if (expression.of.length === 0) return expression.kind === 'all' ? 'it asks for nothing' : 'it lists nothing';
  const truth = evaluateExpression(expression, moment);
  const deciding = expression.of.filter((part) => evaluateExpression(part, moment) === truth);
  const oneDecides = (expression.kind === 'all' && truth === FALSE) || (expression.kind === 'any' && truth === TRUE);
  return (oneDecides ? deciding.slice(0, 1) : deciding).map((part) => describeVerdict(part, moment, nameOf)).join('; ');
}

function fieldLabel(field: string, moment: LeadMoment): string {
  if (field.startsWith('@')) return COMPUTED[field] ?? field;
  return moment.history.fields.some((column) => column.name === field) ? field : `${field}, which the history does not have,`;
}

function describeCompare(criterion: Compare, moment: LeadMoment, nameOf: NameOf): string {
  const label = fieldLabel(criterion.field, moment);
  const value = valueOf(criterion.field, moment);
  if (value === null || value === undefined) return `${label} is unknown`;
  const isPersonal = moment.history.fields.some((column) => column.name === criterion.field && column.personal);
  const shown = isPersonal ? 'masked' : nameOf(criterion.field, describeValue(criterion.field, value.text, moment));
  const truth = evaluateExpression(criterion, moment);
  if (truth === TRUE) return `${label} is ${shown}`;
  return `${label} is ${shown}, ${truth === UNKNOWN ? 'which cannot be compared with' : 'not'} ${describeWanted(criterion, nameOf)}`;
}

function describeValue(field: string, text: string, { history }: LeadMoment): string {
  const type = history.fields.find((column) => column.name === field)?.type;
  if (type === 'instant' && Number.isFinite(Number(text))) return isoMinute(Number(text));
  return text;
}

function describeWanted({ field, op, value }: Compare, nameOf: NameOf): string {
  const list: readonly Scalar[] = value === undefined ? [] : Array.isArray(value) ? value : [value as Scalar]; // Array.isArray does not narrow readonly arrays
  const shown = list.map((one) => nameOf(field, String(one)));
  if (op === 'between') return `from ${shown.join(' to ')}`;
  if (list.length > LISTED) return `${OPERATORS[op]} ${list.length} values`.trim();
  return `${OPERATORS[op]} ${shown.join(', ')}`.trim();
}

/** An event match as people read it: "CALL", "FORM demo or contact-sales", "EMAIL made by automation". */
function describeMatch({ type, assets, automated }: EventMatch): string {
  const what = assets === undefined || assets.length === 0 ? type : `${type} ${assets.join(' or ')}`;
  if (automated === undefined) return what;
  return automated ? `${what} made by automation` : `${what} not made by automation`;
}

function describeEvent(criterion: EventCount, moment: LeadMoment): string {
  const matching = matchingEngagements(criterion.match, criterion.withinDays, moment);
  const what = describeMatch(criterion.match);
  if (matching === undefined) return `the history has no engagement of type ${criterion.match.type}`;
  if (criterion.measure === 'sum') return describeSum(criterion, moment, what);
  const isDays = criterion.measure === 'distinctDays';
  const n = isDays ? new Set(matching.map((fact) => moment.dayOf(fact.at))).size : matching.length;
  const within = criterion.withinDays === undefined ? '' : ` in ${criterion.withinDays} days`;
  const unit = !isDays ? '' : n === 1 ? ' day' : ' days';
  const found = `${what}: ${n}${unit}${within}`;
  return evaluateExpression(criterion, moment) === TRUE ? found : `${found}, not ${measureInWords(criterion)}`;
}

function describeSum(criterion: EventCount, moment: LeadMoment, what: string): string {
  const truth = evaluateExpression(criterion, moment);
  const sum = `the sum of ${criterion.attribute ?? ''} of ${what}`;
  if (truth === UNKNOWN) return `${sum} is unknown`;
  return `${sum} is ${truth === TRUE ? '' : 'not '}${measureInWords(criterion)}`;
}
