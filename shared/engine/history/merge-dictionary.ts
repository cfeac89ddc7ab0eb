import { compareText } from './compare-ids.ts';

/** Several dictionaries made one: `values` sorted by text, and for each dictionary where its codes went. */
export interface MergedDictionary {
  readonly values: readonly string[];
  readonly newCodes: readonly Uint32Array[];
}

/** Unifies dictionaries of text; with `keepsUnknown`, code 0 is '' before all others. */
export function mergeDictionaries(dictionaries: readonly (readonly string[])[], keepsUnknown = false): MergedDictionary {
  const texts = new Set<string>();
  for (const values of dictionaries) for (const text of values) texts.add(text);
  if (keepsUnknown) texts.delete('');
  const sorted = [...texts].sort(compareText);
  const values = keepsUnknown ? ['', ...sorted] : sorted;
  const codeOf = new Map(values.map((text, code) => [text, code]));
  return { values, newCodes: dictionaries.map((each) => Uint32Array.from(each, (text) => codeOf.get(text) ?? 0)) };
}
