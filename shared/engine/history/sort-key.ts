import type { Codes } from './history.ts';
import type { PackedTexts } from './packed-texts.ts';
import { comparePacked, keyAt, sharedStart, sharedStartOfAll } from './text-order.ts';

/** One key of a sort: numbers that order leads as the key does, NaN for unknown, which comes last both ways. */
export interface SortKey {
  readonly isDescending: boolean;
  /** A number for each of these leads. Numbers that are all equal mean leads that are; others may tell only some apart. */
  numbersOf(leads: Uint32Array): Float64Array;
  /** Order of two leads of which both are known, rising. */
  compare(a: number, b: number): number;
  isUnknown(lead: number): boolean;
}

const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** By a number of each lead. */
export function byLead(numbers: Float64Array, isDescending: boolean): SortKey {
  return {
    isDescending,
    numbersOf(leads) {
      const found = new Float64Array(leads.length);
      for (let i = 0; i < leads.length; i++) found[i] = numbers[leads[i]!]!;
      return found;
    },
    compare: (a, b) => compareNumbers(numbers[a]!, numbers[b]!),
    isUnknown: (lead) => Number.isNaN(numbers[lead]!),
  };
}

/** By a lead's place in the history. */
export function byPlace(isDescending: boolean): SortKey {
  return { isDescending, numbersOf: (leads) => new Float64Array(leads), compare: compareNumbers, isUnknown: () => false };
}

/** By the number of each lead's code. */
export function byCode(codes: Codes, numbers: Float64Array, isDescending: boolean): SortKey {
  return {
    isDescending,
    numbersOf(leads) {
      const found = new Float64Array(leads.length);
      for (let i = 0; i < leads.length; i++) found[i] = numbers[codes[leads[i]!]!]!;
      return found;
    },
    compare: (a, b) => compareNumbers(numbers[codes[a]!]!, numbers[codes[b]!]!),
    isUnknown: (lead) => Number.isNaN(numbers[codes[lead]!]!),
  };
}

/** By the text of each lead's code, by UTF-16 code units; code 0 is unknown. Nothing is ranked: a few bytes tell most apart. */
export function byText(codes: Codes, texts: PackedTexts, isDescending: boolean): SortKey {
  return {
    isDescending,
    numbersOf(leads) {
      // Of many leads it is faster to go through the dictionary as it lies; what its first bytes do not tell apart is asked of the leads.
      const quick = leads.length * 2 > texts.offsets.length ? numbersByCode(codes, texts, leads) : null;
      return quick !== null && differ(quick) ? quick : numbersByText(codes, texts, leads);
    },
    compare: (a, b) => comparePacked(texts, codes[a]!, codes[b]!),
    isUnknown: (lead) => codes[lead] === 0,
  };
}

function numbersByCode(codes: Codes, texts: PackedTexts, leads: Uint32Array): Float64Array {
  const skipped = sharedStartOfAll(texts);
  const numbers = new Float64Array(texts.offsets.length - 1);
  numbers[0] = NaN;
  for (let code = 1; code < numbers.length; code++) numbers[code] = keyAt(texts, code, skipped);
  const found = new Float64Array(leads.length);
  for (let i = 0; i < leads.length; i++) found[i] = numbers[codes[leads[i]!]!]!;
  return found;
}

function numbersByText(codes: Codes, texts: PackedTexts, leads: Uint32Array): Float64Array {
  const own = new Uint32Array(leads.length);
  for (let i = 0; i < leads.length; i++) own[i] = codes[leads[i]!]!;
  const skipped = sharedStart(texts, own);
  const found = new Float64Array(leads.length);
  for (let i = 0; i < leads.length; i++) found[i] = own[i] === 0 ? NaN : keyAt(texts, own[i]!, skipped);
  return found;
}

/** Whether two known numbers differ. */
function differ(numbers: Float64Array): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < numbers.length && low >= high; i++) {
    const number = numbers[i]!;
    if (number < low) low = number;
    if (number > high) high = number;
  }
  return low < high;
}
