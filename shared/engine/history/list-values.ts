import type { History } from './history.ts';

/** The values that leads have in a field now, most frequent first, then by text; unknown and excluded leads are left out. */
export function listValues(history: History, input: { readonly field: string; readonly limit: number }): { value: string; count: number }[] {
  const field = history.fields.find((column) => column.name === input.field);
  if (field === undefined) return [];
  const counts = new Uint32Array(field.values.length);
  field.current.forEach((code, lead) => {
    if (history.excluded[lead] !== 1) counts[code] = (counts[code] ?? 0) + 1;
  });
  return field.values
    .map((value, code) => ({ value, count: counts[code] ?? 0 }))
    .filter(({ value, count }) => value !== '' && count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, input.limit);
}
