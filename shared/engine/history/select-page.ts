/**
 * A page of a sorted list without sorting the list. Plainly: `[...leads].sort(by every key, then by their given order)
 * .slice(offset, offset + limit)`. The leads are dealt into parts of a key's range, and only the parts that the page
 * touches are dealt again; where a key tells no more apart, the next one goes on.
 */
import type { SortKey } from './sort-key.ts';

/** Lists this short are sorted as they are. */
const SHORT = 2_048;
const MOST_PARTS = 1 << 16;

/** The leads from `offset` on, at most `limit`, in the order of the keys; leads equal by all keys keep their given order. */
export function selectPage(leads: Uint32Array, keys: readonly SortKey[], offset: number, limit: number): number[] {
  if (offset >= leads.length || limit <= 0) return [];
  const [key, ...rest] = keys;
  if (key === undefined) return Array.from(leads.subarray(offset, offset + limit));
  if (leads.length <= SHORT) return sorted(leads, keys).slice(offset, offset + limit);
  const numbers = key.numbersOf(leads);
  const range = rangeOf(numbers);
  if (!range.differ) return selectPage(leads, rest, offset, limit);
  const parts = partsOf(numbers, range, key.isDescending);
  if (parts === null) return sorted(leads, keys).slice(offset, offset + limit);
  const end = Math.min(offset + limit, leads.length);
  const [first, last] = [partAt(parts.starts, offset), partAt(parts.starts, end - 1)];
  const [head, middle, tail] = collect(leads, parts, first, last);
  const start = parts.starts[first]!;
  if (first === last) return selectPage(head, keys, offset - start, limit);
  return [
    ...selectPage(head, keys, offset - start, limit),
    ...sorted(middle, keys),
    ...selectPage(tail, keys, 0, end - parts.starts[last]!),
  ];
}

function sorted(leads: Uint32Array, keys: readonly SortKey[]): number[] {
  return Array.from(leads).sort((a, b) => {
    for (const key of keys) {
      const [aIsUnknown, bIsUnknown] = [key.isUnknown(a), key.isUnknown(b)];
      if (aIsUnknown !== bIsUnknown) return aIsUnknown ? 1 : -1;
      const difference = aIsUnknown ? 0 : key.compare(a, b);
      if (difference !== 0) return key.isDescending ? -difference : difference;
    }
    return 0;
  });
}

interface Range {
  readonly low: number;
  readonly high: number;
  /** Two numbers differ, or some are unknown and others not. */
  readonly differ: boolean;
}

function rangeOf(numbers: Float64Array): Range {
  let [low, high, unknown] = [Infinity, -Infinity, 0];
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    if (number < low) low = number;
    if (number > high) high = number;
    if (Number.isNaN(number)) unknown++;
  }
  return { low, high, differ: unknown < numbers.length && (low < high || unknown > 0) };
}

/** Which part each number lies in, in the order of the sort, the unknown last; and where each part begins in the sorted list. */
interface Parts {
  readonly partOf: Uint32Array;
  readonly starts: Uint32Array;
}

/** Null when the range is beyond what doubles can hold, or too fine for them. */
function partsOf(numbers: Float64Array, { low, high }: Range, isDescending: boolean): Parts | null {
  const known = Math.min(numbers.length, MOST_PARTS);
  const scale = low === high ? 0 : (known - 1) / (high - low);
  if (low < high && !(scale > 0 && scale < Infinity)) return null;
  const partOf = new Uint32Array(numbers.length);
  const starts = new Uint32Array(known + 2);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    const step = scale === 0 ? 0 : Math.floor((number - low) * scale);
    const part = Number.isNaN(number) ? known : isDescending ? known - 1 - step : step;
    partOf[i] = part;
    starts[part + 1]!++;
  }
  for (let part = 0; part <= known; part++) starts[part + 1]! += starts[part]!;
  return { partOf, starts };
}

/** The part that holds a place of the sorted list. */
function partAt(starts: Uint32Array, place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The leads of the first part, of those in between, of the last one (empty when it is the first), in their given order. */
function collect(leads: Uint32Array, { partOf, starts }: Parts, first: number, last: number): [Uint32Array, Uint32Array, Uint32Array] {
  const head = new Uint32Array(starts[first + 1]! - starts[first]!);
  const middle = new Uint32Array(first === last ? 0 : starts[last]! - starts[first + 1]!);
  const tail = new Uint32Array(first === last ? 0 : starts[last + 1]! - starts[last]!);
  let [h, m, t] = [0, 0, 0];
  for (let i = 0; i < leads.length; i++) {
    const part = partOf[i]!;
    if (part < first || part > last) continue;
    if (part === first) head[h++] = leads[i]!;
    else if (part === last) tail[t++] = leads[i]!;
    else middle[m++] = leads[i]!;
  }
  return [head, middle, tail];
}
