import { compareText } from '../../shared/engine/history/compare-ids.ts';

/** Numbers the different texts of a column in the order of their arrival; code 0 is the text given first. */
export interface Dictionary {
  code(text: string): number;
  /** The code of a text that is there; -1 when it is not. */
  find(text: string): number;
  readonly values: readonly string[];
}

export function createDictionary(first?: string): Dictionary {
  const codes = new Map<string, number>();
  const values: string[] = [];
  const code = (text: string): number => {
    const known = codes.get(text);
    if (known !== undefined) return known;
    codes.set(text, values.length);
    values.push(text);
    return values.length - 1;
  };
  if (first !== undefined) code(first);
  return { code, find: (text) => codes.get(text) ?? -1, values };
}

/**
 * The order of values by text, whatever order they came in, and where each old code went. The first value may keep its
 * place; values whose flag in `used` is 0 are left out.
 */
export function sortedCodes(values: readonly string[], keepFirst: boolean, used?: Uint8Array): { readonly values: string[]; readonly newCode: Uint32Array } {
  const from = keepFirst ? 1 : 0;
  const order = values.map((_, index) => index).slice(from).filter((index) => used === undefined || used[index] === 1);
  order.sort((a, b) => compareText(values[a] ?? '', values[b] ?? ''));
  const all = keepFirst ? [0, ...order] : order;
  const newCode = new Uint32Array(values.length);
  all.forEach((old, index) => (newCode[old] = index));
  return { values: all.map((old) => values[old] ?? ''), newCode };
}
