import type { History } from './history.ts';
import { packedValues, textAt } from './packed-columns.ts';
import { selectPage } from './select-page.ts';
import { byLead, byText } from './sort-key.ts';

/** The values that leads have in a field now, most frequent first, then by text; unknown and excluded leads are left out. */
export function listValues(history: History, input: { readonly field: string; readonly limit: number }): { value: string; count: number }[] {
  const field = history.fields.find((column) => column.name === input.field);
  if (field === undefined) return [];
  const texts = packedValues(field);
  const counts = new Float64Array(texts.offsets.length - 1);
  for (let lead = 0; lead < field.current.length; lead++) if (history.excluded[lead] !== 1) counts[field.current[lead]!]!++;
  const every = Uint32Array.from(counts, (_, code) => code);
  const used = every.filter((code) => code > 0 && counts[code]! > 0);
  return selectPage(used, [byLead(counts, true), byText(every, texts, false)], 0, input.limit).map((code) => ({ value: textAt(texts, code), count: counts[code]! }));
}
