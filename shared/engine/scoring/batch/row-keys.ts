/**
 * What each fact is, as one small number: engagements of one (type, asset, automated) share a key, everything else is 0. A walk
 * along all timelines then reads one short column instead of four. Made once for a history and kept as long as its facts.
 */
import { FACT } from '../../history/history.ts';
import type { Facts, History } from '../../history/history.ts';

/** By row its key; by key its type and 2 × asset + automated. Key 0 is no engagement. */
export interface RowKeys {
  readonly of: Uint16Array | Uint32Array;
  readonly types: Uint32Array;
  readonly codes: Uint32Array;
}

const ofFacts = new WeakMap<Facts, RowKeys | null>();

/** More possible keys than this take more memory than the facts themselves. */
const MOST_POSSIBLE = 20_000_000;

/** The keys of a history; null where types and assets make too many possible ones. */
export function rowKeys({ facts, eventTypes, assets }: Pick<History, 'facts' | 'eventTypes' | 'assets'>): RowKeys | null {
  let known = ofFacts.get(facts);
  if (known === undefined) ofFacts.set(facts, (known = findKeys(facts, eventTypes.length, 2 * Math.max(assets.length, 1))));
  return known;
}

function findKeys({ kind, subject, value, automated }: Facts, eventTypes: number, width: number): RowKeys | null {
  if (eventTypes * width > MOST_POSSIBLE) return null;
  const keyOf = new Uint32Array(eventTypes * width);
  const places: number[] = [];
  for (let row = 0; row < kind.length; row++) {
    if (kind[row] !== FACT.engagement) continue;
    const place = subject[row]! * width + 2 * value[row]! + automated[row]!;
    if (keyOf[place] === 0) keyOf[place] = places.push(place);
  }
  const of = places.length < 0x1_0000 ? new Uint16Array(kind.length) : new Uint32Array(kind.length);
  for (let row = 0; row < kind.length; row++) if (kind[row] === FACT.engagement) of[row] = keyOf[subject[row]! * width + 2 * value[row]! + automated[row]!]!;
  return { of, types: Uint32Array.from([0, ...places], (place) => Math.floor(place / width)), codes: Uint32Array.from([0, ...places], (place) => place % width) };
}
