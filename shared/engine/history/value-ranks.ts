/**
 * Ranks of values: 0 for the smallest, equal values alike, unknown after all others. Computed once a column and kept as
 * long as the column is; plainly, `rank(value) = how many different values are smaller`.
 */
import { compareText } from './compare-ids.ts';
import type { FieldColumn } from './history.ts';

/** `ranks[i]` of each value; `unknown` is the rank of unknown ones, one above the last known. */
export interface ValueRanks {
  readonly ranks: Uint32Array;
  readonly unknown: number;
}

const ofColumns = new WeakMap<FieldColumn, ValueRanks>();

/** Ranks of a column's dictionary: numbers and instants by size, then texts by code units; code 0 is unknown. */
export function columnRanks(column: FieldColumn): ValueRanks {
  let known = ofColumns.get(column);
  if (known === undefined) ofColumns.set(column, (known = column.type === 'text' ? rankTexts(column.values) : rankNumbersThenTexts(column)));
  return known;
}

function rankTexts(values: readonly string[]): ValueRanks {
  const unknown = values.length - 1;
  const ranks = new Uint32Array(values.length).fill(unknown);
  if (isAscending(values)) for (let code = 1; code < values.length; code++) ranks[code] = code - 1;
  else [...values.keys()].slice(1).sort((a, b) => compareText(values[a]!, values[b]!)).forEach((code, rank) => (ranks[code] = rank));
  return { ranks, unknown };
}

function isAscending(values: readonly string[]): boolean {
  for (let code = 2; code < values.length; code++) if (values[code - 1]! >= values[code]!) return false;
  return true;
}

function rankNumbersThenTexts({ values, numbers }: FieldColumn): ValueRanks {
  const { ranks, unknown } = rankNumbers(numbers);
  const texts = values.map((_, code) => code).filter((code) => code > 0 && Number.isNaN(numbers[code] ?? NaN)).sort((a, b) => compareText(values[a]!, values[b]!));
  ranks.fill(unknown + texts.length, 0, 1);
  texts.forEach((code, place) => (ranks[code] = unknown + place));
  return { ranks, unknown: unknown + texts.length };
}

/** Ranks of numbers, NaN being unknown: a radix sort by the order-keeping bits of doubles, 16 at a time. */
export function rankNumbers(numbers: Float64Array): ValueRanks {
  const { high, low } = sortableBits(numbers);
  let order = new Uint32Array(numbers.length);
  let count = 0;
  for (let i = 0; i < numbers.length; i++) if (!Number.isNaN(numbers[i]!)) order[count++] = i;
  order = order.subarray(0, count);
  let spare: Uint32Array<ArrayBuffer> = new Uint32Array(count);
  for (const [bits, shift] of [[low, 0], [low, 16], [high, 0], [high, 16]] as const) {
    if (passOf(order, spare, bits, shift)) [order, spare] = [spare, order];
  }
  const ranks = new Uint32Array(numbers.length);
  let rank = -1;
  let last = NaN;
  for (let place = 0; place < order.length; place++) {
    const i = order[place]!;
    const number = numbers[i]!;
    if (number !== last) rank++;
    last = number;
    ranks[i] = rank;
  }
  for (let i = 0; i < numbers.length; i++) if (Number.isNaN(numbers[i]!)) ranks[i] = rank + 1;
  return { ranks, unknown: rank + 1 };
}

function sortableBits(numbers: Float64Array): { high: Uint32Array; low: Uint32Array } {
  const plain = new Float64Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) plain[i] = numbers[i]! + 0; // -0 and 0 are one value
  const bits = new Uint32Array(plain.buffer);
  const high = new Uint32Array(numbers.length);
  const low = new Uint32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const top = bits[2 * i + 1]!;
    const mask = top >>> 31 === 1 ? 0xffffffff : 0x80000000;
    high[i] = top ^ mask;
    low[i] = top >>> 31 === 1 ? ~bits[2 * i]! : bits[2 * i]!;
  }
  return { high, low };
}

/** One stable pass from `order` into `into`; false when all digits are alike and nothing was moved. */
function passOf(order: Uint32Array, into: Uint32Array, bits: Uint32Array, shift: number): boolean {
  const starts = new Uint32Array(65_537);
  for (let i = 0; i < order.length; i++) starts[((bits[order[i]!]! >>> shift) & 0xffff) + 1]!++;
  if (order.length === 0 || starts[((bits[order[0]!]! >>> shift) & 0xffff) + 1] === order.length) return false;
  for (let digit = 0; digit < 65_536; digit++) starts[digit + 1]! += starts[digit]!;
  for (let i = 0; i < order.length; i++) into[starts[(bits[order[i]!]! >>> shift) & 0xffff]!++] = order[i]!;
  return true;
}
