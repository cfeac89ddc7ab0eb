import type { Codes } from '../../shared/engine/history/history.ts';
import { narrowed } from '../../shared/engine/history/history-parts.ts';
import type { PackedTexts } from '../../shared/engine/history/packed-texts.ts';
import { AHEAD, fetchTexts, packAddresses, repeatsAmong, SeenTexts, TextPacker } from './distinct-texts.ts';
import { sharedCodes, sharedWords } from './shared-columns.ts';
import { sortTexts } from './sort-texts.ts';
import type { TextArena } from './text-arena.ts';

/** The texts that leads have, and the code of each lead's among them, lead after lead in an order that was asked for. */
export interface LeadTexts {
  readonly values: PackedTexts;
  readonly current: Codes;
}

/**
 * Of a dictionary's codes by lead. Up to so many texts are put in the order of texts; more stand in the order of the first lead
 * that has them. Texts that no lead has are left out.
 */
export function textsOfCodes(arena: TextArena, addresses: Uint32Array, codes: Codes, order: Uint32Array, sortedUpTo: number): LeadTexts {
  const isUsed = new Uint8Array(addresses.length);
  for (let lead = 0; lead < order.length; lead++) isUsed[codes[lead]!] = 1;
  isUsed[0] = 0; // the blank one is there anyhow
  let count = 0;
  for (let code = 0; code < isUsed.length; code++) count += isUsed[code]!;
  const current = sharedCodes(count + 1, order.length);
  return count <= sortedUpTo ? sortedCodes(arena, addresses, isUsed, { codes, order, current, count }) : codesByPlace(arena, addresses, { codes, order, current, count });
}

interface Placed {
  readonly codes: Codes;
  readonly order: Uint32Array;
  readonly current: Codes;
  /** Of texts that leads have, the blank one not counted. */
  readonly count: number;
}

function sortedCodes(arena: TextArena, addresses: Uint32Array, isUsed: Uint8Array, { codes, order, current, count }: Placed): LeadTexts {
  const sorted = new Uint32Array(count);
  for (let code = 0, next = 0; code < isUsed.length; code++) if (isUsed[code] === 1) sorted[next++] = code;
  sortTexts(arena, addresses, sorted);
  const newCode = new Uint32Array(addresses.length);
  for (let place = 0; place < count; place++) newCode[sorted[place]!] = place + 1;
  for (let place = 0; place < order.length; place++) current[place] = newCode[codes[order[place]!]!]!;
  return { values: packAddresses(arena, Uint32Array.of(0, ...sorted.map((code) => addresses[code]!))), current };
}

function codesByPlace(arena: TextArena, addresses: Uint32Array, { codes, order, current, count }: Placed): LeadTexts {
  const packer = new TextPacker(arena, count + 1);
  const newCode = new Uint32Array(addresses.length);
  for (let place = 0; place < order.length; place++) {
    const code = codes[order[place]!]!;
    if (newCode[code] === 0 && code !== 0) {
      arena.locate(addresses[code]!);
      newCode[code] = packer.push();
    }
    current[place] = newCode[code]!;
  }
  return { values: packer.finish(), current };
}

/** Of addresses by lead, of which several may hold one text. They stand in the order of the first lead that has them. */
export function textsOfAddresses(arena: TextArena, addresses: Uint32Array, order: Uint32Array): LeadTexts {
  const packer = new TextPacker(arena, addresses.length);
  const repeats = repeatsAmong(arena, addresses);
  const seen = new SeenTexts(arena, packer, repeats.count);
  const current = sharedWords(order.length);
  for (let place = 0; place < order.length; place++) {
    if (place % AHEAD === 0) fetchTexts(arena, addresses, order.subarray(place, place + AHEAD));
    const lead = order[place]!;
    if (addresses[lead] === 0) continue;
    arena.locate(addresses[lead]!);
    current[place] = repeats.mayRepeat[lead] === 1 ? seen.codeOf(repeats.hashes[lead]!) : packer.push();
  }
  seen.clear();
  repeats.clear();
  return { values: packer.finish(), current: narrowed(current) };
}
