import type { JsonValue } from '../push-operation.ts';
import { listOf } from '../signed-values.ts';

type Fields = { readonly [key: string]: JsonValue };

const fieldsIn = (value: JsonValue | undefined): Fields[] => (Array.isArray(value) ? value.flatMap((each) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? [each] : [])) : []);
const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** A list filter as a person reads it: "hx_tier is any of t-hot; or hx_score is greater than or equal to 60". */
export function filterInWords(branch: JsonValue): string {
  const [root] = fieldsIn([branch]);
  return fieldsIn(root?.['filterBranches']).map((all) => fieldsIn(all['filters']).map(oneInWords).join(' and ')).join('; or ');
}

function oneInWords(filter: Fields): string {
  const [operation = {}] = fieldsIn([filter['operation'] ?? null]);
  const operator = textOf(operation['operator']).toLowerCase().replaceAll('_', ' ');
  const values = Array.isArray(operation['values']) ? listOf(operation['values'].map(textOf), 'or') : operation['lowerBound'] === undefined ? textOf(operation['value']) : `${textOf(operation['lowerBound'])} and ${textOf(operation['upperBound'])}`;
  return `${textOf(filter['property'])} ${operator}${values === '' ? '' : ` ${values}`}`;
}
