/**
 * Engagements grouped by what they are: all of one (type, asset, automated) stand together, by lead, then in the history's
 * order. A rule then runs down one list without a branch. Made once for a history and kept as long as its facts.
 */
import { FACT } from '../../history/history.ts';
import type { Facts, History } from '../../history/history.ts';

/** Leads are taken in blocks of this many, so that the columns of a block stay in the processor's cache. */
export const BLOCK = 4_096;

/** Key k owns places `starts[k]` to `starts[k + 1]`; `blockStarts[k × (blocks + 1) + b]` is its first place of block b. */
export interface KeyIndex {
  readonly keys: readonly { readonly type: number; readonly asset: number; readonly automated: boolean }[];
  readonly blocks: number;
  readonly blockStarts: Uint32Array;
  readonly lead: Uint32Array;
  readonly at: Float64Array;
}

const ofFacts = new WeakMap<Facts, KeyIndex | null>();

/** More keys than this make the lists too short to be worth it; so do more leads than 32 bits can name. */
const MOST_KEYS = 20_000;

/** The index of a history; null where it has too many different assets for one. */
export function keyIndex({ facts, createdAt, eventTypes, assets }: Pick<History, 'facts' | 'createdAt' | 'eventTypes' | 'assets'>): KeyIndex | null {
  let known = ofFacts.get(facts);
  if (known === undefined) ofFacts.set(facts, (known = buildIndex(facts, createdAt.length, eventTypes.length, Math.max(assets.length, 1))));
  return known;
}

function buildIndex(facts: Facts, leads: number, types: number, assets: number): KeyIndex | null {
  const codes = new Int32Array(types * assets * 2).fill(-1);
  const keys: KeyIndex['keys'][number][] = [];
  const counts: number[] = [];
  const { kind, subject, value, automated, at, offsets } = facts;
  for (let row = 0; row < kind.length; row++) {
    if (kind[row] !== FACT.engagement) continue;
    const code = (subject[row]! * assets + value[row]!) * 2 + automated[row]!;
    if (codes[code] === -1) {
      codes[code] = keys.push({ type: subject[row]!, asset: value[row]!, automated: automated[row] === 1 }) - 1;
      counts.push(0);
      if (keys.length > MOST_KEYS) return null;
    }
    counts[codes[code]!]!++;
  }
  const blocks = Math.ceil(leads / BLOCK);
  const next = new Uint32Array(keys.length + 1);
  counts.forEach((count, key) => (next[key + 1] = next[key]! + count));
  const size = next[keys.length]!;
  const index = { keys, blocks, blockStarts: new Uint32Array(keys.length * (blocks + 1)), lead: new Uint32Array(size), at: new Float64Array(size) };
  for (let lead = 0; lead < leads; lead++) {
    if (lead % BLOCK === 0) noteBlock(index, next, lead / BLOCK);
    for (let row = offsets[lead]!, stop = offsets[lead + 1]!; row < stop; row++) {
      if (kind[row] !== FACT.engagement) continue;
      const place = next[codes[(subject[row]! * assets + value[row]!) * 2 + automated[row]!]!]!++;
      index.lead[place] = lead;
      index.at[place] = at[row]!;
    }
  }
  noteBlock(index, next, blocks);
  return index;
}

function noteBlock({ keys, blocks, blockStarts }: KeyIndex, next: Uint32Array, block: number): void {
  for (let key = 0; key < keys.length; key++) blockStarts[key * (blocks + 1) + block] = next[key]!;
}
