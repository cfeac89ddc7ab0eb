import type { CompareOp, Scalar } from '../../model/expression.ts';
import type { PortalField } from '../portal-snapshot.ts';
import type { JsonValue } from '../push-operation.ts';

type Filter = { [key: string]: JsonValue };
type Field = Pick<PortalField, 'name' | 'type'> & Partial<Pick<PortalField, 'options'>>;

const NUMBER_OPS: { readonly [op in CompareOp]?: string } = {
  eq: 'IS_EQUAL_TO', ne: 'IS_NOT_EQUAL_TO', gt: 'IS_GREATER_THAN', ge: 'IS_GREATER_THAN_OR_EQUAL_TO', lt: 'IS_LESS_THAN', le: 'IS_LESS_THAN_OR_EQUAL_TO',
};

const TEXT_OPS: { readonly [op in CompareOp]?: string } = {
  eq: 'IS_EQUAL_TO', in: 'IS_EQUAL_TO', ne: 'IS_NOT_EQUAL_TO', nin: 'IS_NOT_EQUAL_TO', contains: 'CONTAINS', startsWith: 'STARTS_WITH',
};

/** One comparison as a filter of the kind that its property takes (hubspot.md §6); null where no filter says it. */
export function compareFilter(field: Field, op: CompareOp, value: Scalar | readonly Scalar[] | undefined): Filter | null {
  const filter = (operation: Filter): Filter => ({ filterType: 'PROPERTY', property: field.name, operation: { ...operation, includeObjectsWithNoValueSet: false } });
  if (op === 'isKnown' || op === 'isUnknown') return { filterType: 'PROPERTY', property: field.name, operation: { operationType: 'ALL_PROPERTY', operator: op === 'isKnown' ? 'IS_KNOWN' : 'IS_UNKNOWN' } };
  const values = value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
  const [first, second] = values;
  if (first === undefined) return null;
  switch (field.type) {
    case 'enumeration':
      if (op !== 'eq' && op !== 'ne' && op !== 'in' && op !== 'nin') return null;
      // An enumeration refuses IS_NOT_EQUAL_TO; exports hold labels where filters want values.
      return filter({ operationType: 'ENUMERATION', operator: op === 'eq' || op === 'in' ? 'IS_ANY_OF' : 'IS_NONE_OF', values: values.map((each) => optionValue(field, each)) });
    case 'number':
      if (op === 'between') return second === undefined ? null : filter({ operationType: 'NUMBER_RANGED', operator: 'IS_BETWEEN', lowerBound: Number(first), upperBound: Number(second) });
      return NUMBER_OPS[op] === undefined || !Number.isFinite(Number(first)) ? null : filter({ operationType: 'NUMBER', operator: NUMBER_OPS[op], value: Number(first) });
    case 'bool':
      return op === 'eq' || op === 'ne' ? filter({ operationType: 'BOOL', operator: 'IS_EQUAL_TO', value: (first === 'true') === (op === 'eq') }) : null;
    case 'string':
      return TEXT_OPS[op] === undefined ? null : filter({ operationType: 'MULTISTRING', operator: TEXT_OPS[op], values });
    default:
      return null;
  }
}

/** The value of a choice that is said by its value or, as exports do, by its label; what no choice says stays as it is. */
export function optionValue({ options = [] }: Field, said: string): string {
  const wanted = said.trim().toLowerCase();
  return options.find((option) => option.value === said)?.value ?? options.find((option) => option.label.trim().toLowerCase() === wanted)?.value ?? said;
}
