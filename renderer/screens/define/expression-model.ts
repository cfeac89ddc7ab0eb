import type { CompareOp, Expression, MeasureOp, Scalar } from '../../../shared/engine/model/expression.ts';

/** A group as people read it: all hold, any holds, none holds. */
export interface Group {
  readonly kind: 'all' | 'any' | 'none';
  readonly of: readonly Expression[];
}

/** How the rows of a group are joined, as choices. */
export const GROUP_KINDS = [{ value: 'all', label: 'All of these hold' }, { value: 'any', label: 'Any of these holds' }, { value: 'none', label: 'None of these holds' }] as const;

/** A criterion seen as a group; null for a single criterion or a constant. */
export function groupOf(expression: Expression): Group | null {
  if (expression.kind === 'all' || expression.kind === 'any') return { kind: expression.kind, of: expression.of };
  if (expression.kind !== 'not') return null;
  return expression.of.kind === 'any' ? { kind: 'none', of: expression.of.of } : { kind: 'none', of: [expression.of] };
}

/** The criterion that a group stands for. */
export function fromGroup({ kind, of }: Group): Expression {
  if (kind === 'none') return { kind: 'not', of: { kind: 'any', of } };
  return { kind, of };
}

/** What the editor shows at its root: constants are empty groups, a lone criterion is a group of one. */
export function rootGroup(expression: Expression): Group {
  if (expression.kind === 'constant') return { kind: 'all', of: [] };
  return groupOf(expression) ?? { kind: 'all', of: [expression] };
}

/** The root group as a criterion; without any criteria it is the constant that was there before. */
export function fromRoot(group: Group, whenEmpty: boolean): Expression {
  return group.of.length === 0 ? { kind: 'constant', value: whenEmpty } : fromGroup(group);
}

/** Replaces the child at a place; null removes it. */
export function withChild(group: Group, index: number, child: Expression | null): Group {
  return { ...group, of: child === null ? group.of.filter((_, place) => place !== index) : group.of.map((old, place) => (place === index ? child : old)) };
}

export type FieldType = 'text' | 'number' | 'instant' | 'boolean';

export const OP_WORDS: Readonly<Record<CompareOp, string>> = {
  eq: 'is', ne: 'is not', in: 'is one of', nin: 'is none of', lt: 'is below', le: 'is at most', gt: 'is above', ge: 'is at least', between: 'lies between',
  contains: 'contains', startsWith: 'starts with', regexSafe: 'matches', isKnown: 'is known', isUnknown: 'is unknown',
};

const TEXT_OPS: readonly CompareOp[] = ['in', 'nin', 'eq', 'ne', 'contains', 'startsWith', 'regexSafe', 'isKnown', 'isUnknown'];
const NUMBER_OPS: readonly CompareOp[] = ['ge', 'le', 'gt', 'lt', 'between', 'eq', 'ne', 'isKnown', 'isUnknown'];
const INSTANT_OPS: readonly CompareOp[] = ['ge', 'lt', 'between', 'isKnown', 'isUnknown'];
const BOOLEAN_OPS: readonly CompareOp[] = ['eq', 'isKnown', 'isUnknown'];

/** The comparisons that make sense for a type, the usual one first; one that is used already stays among them. */
export function opsFor(type: FieldType, used?: CompareOp): readonly CompareOp[] {
  const ops = { text: TEXT_OPS, number: NUMBER_OPS, instant: INSTANT_OPS, boolean: BOOLEAN_OPS }[type];
  return used === undefined || ops.includes(used) ? ops : [...ops, used];
}

type Compare = Extract<Expression, { kind: 'compare' }>;

const isList = (value: Compare['value']): value is readonly Scalar[] => Array.isArray(value);
const TAKES_LIST = new Set<CompareOp>(['in', 'nin', 'between']);
const TAKES_NONE = new Set<CompareOp>(['isKnown', 'isUnknown']);

/** The values of a comparison as a list, whatever its operator takes. */
export function valuesOf({ value }: Compare): readonly Scalar[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** The same comparison with other values, in the shape that its operator takes. */
export function withValues(compare: Compare, values: readonly Scalar[], type: FieldType): Compare {
  const { field, op } = compare;
  if (TAKES_NONE.has(op)) return { kind: 'compare', field, op };
  if (op === 'between') return { kind: 'compare', field, op, value: [values[0] ?? blankFor(type), values[1] ?? values[0] ?? blankFor(type)] };
  if (TAKES_LIST.has(op)) return { kind: 'compare', field, op, value: values.filter((value) => value !== '') };
  return { kind: 'compare', field, op, value: values[0] ?? blankFor(type) };
}

/** The same comparison with another operator; its values stay as far as they fit. */
export const withOp = (compare: Compare, op: CompareOp, type: FieldType): Compare => withValues({ ...compare, op }, valuesOf(compare), type);

/** A comparison on another field, with that type's usual operator and no value yet. */
export function withField(field: string, type: FieldType): Compare {
  const op = opsFor(type)[0] ?? 'eq';
  return withValues({ kind: 'compare', field, op }, type === 'boolean' ? [true] : [], type);
}

type EventTest = Extract<Expression, { kind: 'event' }>;

/** The same activity under another operator; only "between" has an upper end. */
export function withMeasureOp(event: EventTest, op: MeasureOp): EventTest {
  const { to, ...rest } = event;
  return op === 'between' ? { ...rest, op, to: Math.max(to ?? event.n, event.n) } : { ...rest, op };
}

/** The same activity counted in another way; only a sum names what is added up. */
export function withMeasure(event: EventTest, measure: EventTest['measure']): EventTest {
  const { attribute, ...rest } = event;
  if (measure === 'sum') return { ...rest, measure, attribute: attribute ?? '' };
  return { ...rest, measure, n: Math.round(event.n), ...(event.to === undefined ? {} : { to: Math.round(event.to) }) };
}

/** What stands where no value was chosen yet. */
export const blankFor = (type: FieldType): Scalar => (type === 'number' || type === 'instant' ? 0 : type === 'boolean' ? true : '');

/** Whether every row has what it needs; a group without rows or a list without values would silently mean "never". */
export function isComplete(expression: Expression): boolean {
  switch (expression.kind) {
    case 'constant': return true;
    case 'not': return isComplete(expression.of);
    case 'all':
    case 'any': return expression.of.length > 0 && expression.of.every(isComplete);
    case 'event': return expression.match.type !== '' && (expression.measure !== 'sum' || (expression.attribute ?? '') !== '');
    case 'compare': return TAKES_NONE.has(expression.op) || (valuesOf(expression).length > 0 && valuesOf(expression).every((value) => value !== ''));
  }
}
