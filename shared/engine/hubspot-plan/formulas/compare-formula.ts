import type { CompareOp, Scalar } from '../../model/expression.ts';
import type { PortalField } from '../portal-snapshot.ts';
import { optionValue } from '../workflows/compare-filter.ts';

type Field = Pick<PortalField, 'name' | 'type'> & Partial<Pick<PortalField, 'options'>>;

const ORDER: { readonly [op in CompareOp]?: string } = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' };

/** One comparison as a condition of the portal's formulas, false where the value is unknown; null where no formula says it (hubspot.md §4). */
export function compareFormula(field: Field, op: CompareOp, value: Scalar | readonly Scalar[] | undefined): string | null {
  const held = heldAs(field);
  if (held === null) return null;
  const isPresent = `is_present(${held})`;
  if (op === 'isKnown') return isPresent;
  if (op === 'isUnknown') return `not ${isPresent}`;
  const values: readonly Scalar[] = value === undefined ? [] : Array.isArray(value) ? value : [value as Scalar]; // a list was just ruled out, which Array.isArray does not tell of readonly ones
  const test = field.type === 'number' ? numberTest(held, op, values) : field.type === 'bool' ? yesNoTest(held, op, values) : textTest(field, held, op, values);
  return test === null ? null : `(${isPresent} and ${test})`;
}

/** A property as formulas name it, by the kind of its values. */
function heldAs({ name, type }: Field): string | null {
  if (type === 'number') return name;
  if (type === 'string' || type === 'enumeration') return `string(${name})`;
  return type === 'bool' ? `bool(${name})` : null;
}

/** A text never equals a number, nor lies above or below one: only numbers are compared. */
function numberTest(held: string, op: CompareOp, values: readonly Scalar[]): string | null {
  const numbers = values.filter((each) => typeof each === 'number');
  const [first, second] = numbers;
  if (first === undefined || numbers.length < values.length) return null;
  const compare = (sign: string, number: number): string => `${held} ${sign} ${numberText(number)}`;
  if (op === 'between') return second === undefined ? null : `(${compare('>=', first)} and ${compare('<=', second)})`;
  if (op === 'in') return anyOf(numbers.map((each) => compare('=', each)));
  if (op === 'nin') return allOf(numbers.map((each) => compare('!=', each)));
  const sign = ORDER[op];
  return sign === undefined ? null : compare(sign, first);
}

function yesNoTest(held: string, op: CompareOp, [first]: readonly Scalar[]): string | null {
  if ((op !== 'eq' && op !== 'ne') || typeof first !== 'boolean') return null;
  return first === (op === 'eq') ? held : `not ${held}`;
}

function textTest(field: Field, held: string, op: CompareOp, said: readonly Scalar[]): string | null {
  const values = said.map((each) => (field.type === 'enumeration' ? optionValue(field, String(each)) : String(each)));
  const [first] = values;
  // A quotation mark or backslash has no documented way into a formula.
  if (first === undefined || values.some((each) => /["\\]/.test(each))) return null;
  const compare = (sign: '=' | '!=', text: string): string => `${held} ${sign} "${text}"`;
  switch (op) {
    case 'eq':
    case 'in':
      return anyOf(values.map((each) => compare('=', each)));
    case 'ne':
    case 'nin':
      return allOf(values.map((each) => compare('!=', each)));
    case 'contains':
      return field.type === 'string' ? `contains(${held}, "${first}")` : null;
    default:
      return null;
  }
}

const anyOf = (tests: readonly string[]): string => (tests.length === 1 ? tests[0] ?? NEVER : `(${tests.join(' or ')})`);
const allOf = (tests: readonly string[]): string => (tests.length === 1 ? tests[0] ?? NEVER : `(${tests.join(' and ')})`);

/** A condition that no record fulfils, and one that each does. */
export const NEVER = '1 = 0';
export const ALWAYS = '1 = 1';

/** A number as formulas take it, which know no sign. */
export const numberText = (value: number): string => (value < 0 ? `(0 - ${-value})` : String(value));
