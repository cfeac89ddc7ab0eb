import type { PackedTexts } from '../../shared/engine/history/packed-texts.ts';
import { sharedBytes, sharedWords } from './shared-columns.ts';
import { compareTexts, sortTexts } from './sort-texts.ts';
import type { TextArena } from './text-arena.ts';

/** The different texts of some entries, sorted; code 0 is the empty text. `codes` gives each entry's place among them. */
export interface DistinctTexts {
  readonly count: number;
  readonly codes: Uint32Array;
  readonly addresses: Uint32Array;
}

/** Sorts the used entries' texts and gives equal ones one code. Unused entries have code 0. */
export function distinctTexts(arena: TextArena, addresses: Uint32Array, used: Uint8Array | null): DistinctTexts {
  const entries = new Uint32Array(addresses.length);
  let size = 0;
  for (let entry = 0; entry < addresses.length; entry++) {
    if (addresses[entry] !== 0 && (used === null || used[entry] === 1)) entries[size++] = entry;
  }
  sortTexts(arena, addresses, entries.subarray(0, size));
  const codes = new Uint32Array(addresses.length);
  let count = 1;
  let last = 0;
  for (let place = 0; place < size; place++) {
    const entry = entries[place]!;
    const address = addresses[entry]!;
    if (place === 0 || compareTexts(arena, last, address) !== 0) {
      entries[count - 1] = address; // places before this one are read already
      count++;
    }
    codes[entry] = count - 1;
    last = address;
  }
  const kept = new Uint32Array(count);
  kept.set(entries.subarray(0, count - 1), 1);
  return { count, codes, addresses: kept };
}

/** The texts at some addresses, packed in that order. */
export function packAddresses(arena: TextArena, addresses: Uint32Array): PackedTexts {
  const offsets = sharedWords(addresses.length + 1);
  let size = 0;
  for (let i = 0; i < addresses.length; i++) {
    arena.locate(addresses[i]!);
    size += arena.end - arena.start;
    offsets[i + 1] = size;
  }
  const bytes = sharedBytes(size);
  for (let i = 0; i < addresses.length; i++) {
    arena.locate(addresses[i]!);
    let at = offsets[i]!;
    const { bytes: source, end } = arena;
    for (let from = arena.start; from < end; from++) bytes[at++] = source[from]!;
  }
  return { offsets, bytes };
}
