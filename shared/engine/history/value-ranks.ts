/**
 * Ranks of values: 0 for the smallest, equal values alike, unknown after all others. Computed once a column and kept as
 * long as the column is; plainly, `rank(value) = how many different values are smaller`.
 */
import { compareText } from './compare-ids.ts';
import type { FieldColumn } from './history.ts';
import { valueAt } from './packed-columns.ts';

/** `ranks[i]` of each value; `unknown` is the rank of unknown ones, one above the last known. */
export interface ValueRanks {
  readonly ranks: Uint32Array;
  readonly unknown: number;
}

const ofColumns = new WeakMap<FieldColumn, Float64Array>();

/**
 * Numbers that order the values of a column of numbers, instants or yes and no: by size, then those that could not be read,
 * by code units; NaN for code 0, which is unknown.
 */
export function columnOrder(column: FieldColumn): Float64Array {
  let known = ofColumns.get(column);
  if (known === undefined) ofColumns.set(column, (known = orderOf(column)));
  return known;
}

function orderOf(column: FieldColumn): Float64Array {
  const { numbers } = column;
  const texts: number[] = [];
  for (let code = 1; code < numbers.length; code++) if (Number.isNaN(numbers[code]!)) texts.push(code);
  if (texts.length === 0) return numbers;
  const { ranks, unknown } = rankNumbers(numbers);
  const order = Float64Array.from(ranks);
  order[0] = NaN;
  const text = new Map(texts.map((code) => [code, valueAt(column, code)]));
  texts.sort((a, b) => compareText(text.get(a) ?? '', text.get(b) ?? '')).forEach((code, place) => (order[code] = unknown + place));
  return order;
}

/** Ranks of numbers, NaN being unknown. */
export function rankNumbers(numbers: Float64Array): ValueRanks {
  const order = new Uint32Array(numbers.length);
  let count = 0;
  for (let i = 0; i < numbers.length; i++) if (!Number.isNaN(numbers[i]!)) order[count++] = i;
  sortByNumber(numbers, order.subarray(0, count), new Uint32Array(count));
  const ranks = new Uint32Array(numbers.length);
  let rank = -1;
  let last = NaN;
  for (let place = 0; place < count; place++) {
    const i = order[place]!;
    const number = numbers[i]!;
    if (number !== last) rank++;
    last = number;
    ranks[i] = rank;
  }
  if (count < numbers.length) for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i]!)) ranks[i] = rank + 1;
  return { ranks, unknown: rank + 1 };
}

const FEW = 24;
const MOST_PARTS = 1 << 20;

/** Sorts places by their number: dealt into about as many equal parts of the range as there are places, then part by part. */
function sortByNumber(numbers: Float64Array, order: Uint32Array, spare: Uint32Array): void {
  if (order.length <= FEW) return insertByNumber(numbers, order, 0, order.length);
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < order.length; i++) {
    const number = numbers[order[i]!]!;
    if (number < low) low = number;
    if (number > high) high = number;
  }
  if (low === high) return;
  const parts = Math.min(order.length, MOST_PARTS);
  const scale = (parts - 1) / (high - low);
  // A range beyond what doubles can hold, or too fine for them, is left to the library.
  if (!(scale > 0 && scale < Infinity)) return void order.sort((a, b) => (numbers[a]! < numbers[b]! ? -1 : numbers[a]! > numbers[b]! ? 1 : 0));
  const starts = new Uint32Array(parts + 1);
  for (let i = 0; i < order.length; i++) starts[Math.floor((numbers[order[i]!]! - low) * scale) + 1]!++;
  for (let part = 0; part < parts; part++) starts[part + 1]! += starts[part]!;
  const next = starts.slice(0, parts);
  for (let i = 0; i < order.length; i++) spare[next[Math.floor((numbers[order[i]!]! - low) * scale)]!++] = order[i]!;
  order.set(spare.subarray(0, order.length));
  // The lowest and the highest number lie in different parts, so every part is smaller than the whole.
  for (let part = 0; part < parts; part++) {
    const start = starts[part]!;
    const stop = starts[part + 1]!;
    if (stop - start > FEW) sortByNumber(numbers, order.subarray(start, stop), spare);
    else if (stop - start > 1) insertByNumber(numbers, order, start, stop);
  }
}

function insertByNumber(numbers: Float64Array, order: Uint32Array, start: number, stop: number): void {
  for (let i = start + 1; i < stop; i++) {
    const place = order[i]!;
    const number = numbers[place]!;
    let j = i - 1;
    for (; j >= start && numbers[order[j]!]! > number; j--) order[j + 1] = order[j]!;
    order[j + 1] = place;
  }
}
