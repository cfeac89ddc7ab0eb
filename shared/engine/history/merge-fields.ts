import type { Codes, FieldColumn, History } from './history.ts';
import { mergeDictionaries } from './merge-dictionary.ts';

/** The unified columns; for each batch where its fields stand now (`place`) and where their codes went (by old index). */
export interface MergedFields {
  readonly fields: readonly FieldColumn[];
  readonly batches: readonly { readonly place: Uint16Array; readonly newCodes: readonly Uint32Array[] }[];
}

/** Unifies columns by name, in the order of their first appearance. `newLead` says for each batch where its leads went. */
export function mergeFields(histories: readonly History[], newLead: readonly Uint32Array[], leads: number): MergedFields {
  const names = [...new Set(histories.flatMap(({ fields }) => fields.map(({ name }) => name)))];
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const batches = histories.map(({ fields }) => ({ place: Uint16Array.from(fields, ({ name }) => placeOf.get(name) ?? 0), newCodes: fields.map((): Uint32Array => new Uint32Array(0)) }));
  const fields = names.map((name) => {
    const parts = histories.flatMap(({ fields: columns }, batch) => columns.flatMap((column, index) => (column.name === name ? [{ column, index, batch }] : [])));
    const columns = parts.map(({ column }) => column);
    // Superseded values stay in the dictionary: which type a column has is said by everything that it ever held.
    const { values, newCodes } = mergeDictionaries(columns.map((column) => column.values), true);
    parts.forEach(({ index, batch }, part) => (batches[batch]!.newCodes[index] = newCodes[part]!));
    const type = joinTypes(columns);
    const current = new Uint32Array(leads);
    const isFromHistoryOnly = columns.every((column) => column.isFromHistoryOnly === true);
    // Batches stand in the order of their import: a later known value takes the place of an earlier one. What only the property
    // facts of a batch said has no say beside a column; without any column the facts of all batches say it later on.
    parts.forEach(({ column, batch }, part) => column.isFromHistoryOnly !== true && fillCurrent(current, column.current, newCodes[part]!, newLead[batch]!));
    return { name, type, personal: columns.some(({ personal }) => personal), values, numbers: mergeNumbers(columns, newCodes, values.length, type), current, hasHistory: columns.some(({ hasHistory }) => hasHistory), ...(isFromHistoryOnly ? { isFromHistoryOnly } : {}) };
  });
  return { fields, batches };
}

function fillCurrent(current: Uint32Array, codes: Codes, newCode: Uint32Array, newLead: Uint32Array): void {
  for (let lead = 0; lead < codes.length; lead++) {
    const code = newCode[codes[lead]!]!;
    if (code !== 0) current[newLead[lead]!] = code;
  }
}

/** One type stays; yes-or-no written 0 and 1 is a number beside numbers; every other mixture is text. Empty columns have no say. */
function joinTypes(columns: readonly FieldColumn[]): FieldColumn['type'] {
  const voters = columns.some(({ values }) => values.length > 1) ? columns.filter(({ values }) => values.length > 1) : columns;
  const types = [...new Set(voters.map(({ type }) => type))];
  if (types.length === 1) return types[0] ?? 'text';
  const isNumeric = ({ type, values }: FieldColumn): boolean => type === 'number' || (type === 'boolean' && values.every((text) => text === '' || text === '0' || text === '1'));
  return voters.every(isNumeric) ? 'number' : 'text';
}

function mergeNumbers(columns: readonly FieldColumn[], newCodes: readonly Uint32Array[], size: number, type: FieldColumn['type']): Float64Array {
  const numbers = new Float64Array(size).fill(NaN);
  if (type === 'text') return numbers;
  columns.forEach((column, part) => {
    column.numbers.forEach((number, code) => {
      const to = newCodes[part]?.[code] ?? 0;
      if (to !== 0 && !Number.isNaN(number)) numbers[to] = number;
    });
  });
  return numbers;
}
