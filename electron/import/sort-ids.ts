import { free, roomFor } from './growing.ts';
import { compareTexts, sortTexts } from './sort-texts.ts';
import type { TextArena } from './text-arena.ts';

/** Ids of more digits are sorted among the longest. */
const LONGEST = 64;
/** Whole numbers of up to so many digits are exact as doubles. */
const EXACT = 15;

/** The order of ids as compareIds has it: whole numbers by size and before everything else, then by text. */
export function sortIds(arena: TextArena, addresses: Uint32Array): Uint32Array {
  const lengths = new Uint8Array(addresses.length); // of whole numbers; LONGEST + 1 for other texts, which come last
  const starts = new Uint32Array(LONGEST + 3);
  let isSorted = true;
  for (let id = 0; id < addresses.length; id++) {
    lengths[id] = digitsOf(arena, addresses[id]!);
    starts[lengths[id]! + 1]!++;
    if (isSorted && id > 0 && !isAfter(arena, addresses, lengths, id)) isSorted = false;
  }
  if (isSorted) return Uint32Array.from(addresses, (_, id) => id);
  for (let length = 0; length <= LONGEST + 1; length++) starts[length + 1]! += starts[length]!;
  const order = new Uint32Array(addresses.length);
  const next = starts.slice();
  for (let id = 0; id < addresses.length; id++) order[next[lengths[id]!]!++] = id;
  for (let length = 1; length <= LONGEST + 1; length++) {
    const ids = order.subarray(starts[length], starts[length + 1]);
    if (length > EXACT || !sortNumbers(arena, addresses, ids)) sortTexts(arena, addresses, ids);
  }
  free(lengths);
  return order;
}

/** Sorts ids of equally many digits by size, with the platform's sort of numbers; false where number and place do not fit into 64 bits together. */
function sortNumbers(arena: TextArena, addresses: Uint32Array, ids: Uint32Array): boolean {
  const high = 2 ** Math.clz32(ids.length); // what a place leaves of a word
  const numbers = new Float64Array(roomFor(ids.length * 8), 0, ids.length);
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < ids.length; i++) {
    const number = numberAt(arena, addresses[ids[i]!]!);
    numbers[i] = number;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  const fits = most - least < high * 2 ** 32;
  if (fits && ids.length > 1) sortByKey(ids, numbers, least, high);
  free(numbers);
  return fits;
}

/** The numbers give way to their keys in the same memory: the place low, the number above it. */
function sortByKey(ids: Uint32Array, numbers: Float64Array<ArrayBuffer>, least: number, high: number): void {
  const words = new Uint32Array(numbers.buffer, 0, ids.length * 2); // little endian
  const unit = 2 ** 32 / high;
  for (let i = 0; i < ids.length; i++) {
    const number = numbers[i]! - least;
    const above = Math.floor(number / high);
    words[i * 2] = (number - above * high) * unit + i;
    words[i * 2 + 1] = above;
  }
  new BigUint64Array(numbers.buffer, 0, ids.length).sort();
  const before = ids.slice();
  for (let i = 0; i < ids.length; i++) ids[i] = before[words[i * 2]! % unit]!;
}

/** The whole number that a text of digits is. */
function numberAt(arena: TextArena, address: number): number {
  arena.locate(address);
  const { bytes, start, end } = arena;
  let number = 0;
  for (let i = start; i < end; i++) number = number * 10 + bytes[i]! - 48;
  return number;
}

function digitsOf(arena: TextArena, address: number): number {
  arena.locate(address);
  const { bytes, start, end } = arena;
  for (let i = start; i < end; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return LONGEST + 1;
  return end === start ? LONGEST + 1 : Math.min(end - start, LONGEST);
}

/** Whether an id of as many digits as the one before it, or of more, stands after it. */
function isAfter(arena: TextArena, addresses: Uint32Array, lengths: Uint8Array, id: number): boolean {
  const [before, own] = [lengths[id - 1]!, lengths[id]!];
  if (before >= LONGEST || own >= LONGEST) return false;
  return before === own ? compareTexts(arena, addresses[id - 1]!, addresses[id]!) < 0 : own > before;
}
