import { compareText } from './compare-ids.ts';

/** Several dictionaries made one: `values` in order, and for each dictionary where its codes went. */
export interface MergedDictionary {
  readonly values: readonly string[];
  readonly newCodes: readonly Uint32Array[];
}

/**
 * Unifies lists of texts in the order of `compare`; with `keepsUnknown`, '' is code 0 before all others. Lists that stand
 * in order already, as an import leaves them, are joined like runs, without a look-up table.
 */
export function mergeDictionaries(lists: readonly (readonly string[])[], keepsUnknown = false, compare: (a: string, b: string) => number = compareText): MergedDictionary {
  const orders = lists.map((list) => orderOf(list, compare));
  let values: string[] = keepsUnknown ? [''] : [];
  lists.forEach((list, index) => (values = union(values, list, orders[index]!, compare)));
  return { values, newCodes: lists.map((list, index) => codesIn(values, list, orders[index]!, compare)) };
}

/** The places of a list in order; of one in order, its own places. */
function orderOf(list: readonly string[], compare: (a: string, b: string) => number): Uint32Array {
  const order = new Uint32Array(list.length);
  let isOrdered = true;
  for (let i = 0; i < list.length; i++) {
    order[i] = i;
    if (i > 0 && compare(list[i - 1]!, list[i]!) > 0) isOrdered = false;
  }
  return isOrdered ? order : order.sort((a, b) => compare(list[a]!, list[b]!));
}

function union(values: readonly string[], list: readonly string[], order: Uint32Array, compare: (a: string, b: string) => number): string[] {
  const joined: string[] = [];
  let next = 0;
  for (const place of order) {
    const text = list[place]!;
    while (next < values.length && compare(values[next]!, text) <= 0) joined.push(values[next++]!);
    if (joined.length === 0 || joined[joined.length - 1] !== text) joined.push(text);
  }
  while (next < values.length) joined.push(values[next++]!);
  return joined;
}

function codesIn(values: readonly string[], list: readonly string[], order: Uint32Array, compare: (a: string, b: string) => number): Uint32Array {
  const codes = new Uint32Array(list.length);
  let code = 0;
  for (const place of order) {
    while (compare(values[code]!, list[place]!) < 0) code++;
    codes[place] = code;
  }
  return codes;
}
