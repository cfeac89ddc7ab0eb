import { free } from './growing.ts';
import { compareTexts, sortTexts } from './sort-texts.ts';
import type { TextArena } from './text-arena.ts';

/** Ids of more digits are sorted among the longest. */
const LONGEST = 64;

/** The order of ids as compareIds has it: whole numbers by size and before everything else, then by text. */
export function sortIds(arena: TextArena, addresses: Uint32Array): Uint32Array {
  const lengths = new Uint8Array(addresses.length); // of whole numbers; 0 for other texts
  let isSorted = true;
  for (let id = 0; id < addresses.length; id++) {
    lengths[id] = digitsOf(arena, addresses[id]!);
    if (isSorted && id > 0 && !isAfter(arena, addresses, lengths, id)) isSorted = false;
  }
  if (isSorted) return Uint32Array.from(addresses, (_, id) => id);
  const order = new Uint32Array(addresses.length);
  let from = 0;
  for (const length of [...Array.from({ length: LONGEST }, (_, i) => i + 1), 0]) {
    let to = from;
    for (let id = 0; id < addresses.length; id++) if (lengths[id] === length) order[to++] = id;
    if (to > from) sortTexts(arena, addresses, order.subarray(from, to));
    from = to;
  }
  free(lengths);
  return order;
}

function digitsOf(arena: TextArena, address: number): number {
  arena.locate(address);
  const { bytes, start, end } = arena;
  for (let i = start; i < end; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return 0;
  return Math.min(end - start, LONGEST);
}

/** Whether an id of as many digits as the one before it, or of more, stands after it. */
function isAfter(arena: TextArena, addresses: Uint32Array, lengths: Uint8Array, id: number): boolean {
  if (lengths[id] === 0 || lengths[id - 1] === 0 || lengths[id] === LONGEST) return false;
  return lengths[id] === lengths[id - 1] ? compareTexts(arena, addresses[id - 1]!, addresses[id]!) < 0 : lengths[id]! > lengths[id - 1]!;
}
