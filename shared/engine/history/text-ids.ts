/**
 * Ids of events that are texts, as a history keeps them (`Facts.ids`): below zero, never the text. A plain digest is −1 − d of
 * 53 bits. What an import without personal data keeps is a digest under the client's key: −(2⁵⁴ + 4·(name of the key · 2⁴⁰ + d)),
 * with a name of 12 bits and d of 40, so that digests of one key can be told from those of another and from plain ones.
 */
import type { EventIdColumn } from './history.ts';

const KEYED = 2 ** 54;
const STEP = 4; // as near as whole numbers of this size lie
const DIGESTS = 2 ** 40;
/** Names of keys are below this. */
export const KEY_NAMES = 2 ** 12;

/** An id under a key: `key` from 0 below `KEY_NAMES`, `digest` from 0 below 2⁴⁰. */
export const keyedId = (key: number, digest: number): number => -(KEYED + STEP * (key * DIGESTS + digest));

/** The name of the key that an id is under; -1 for a plain digest. */
const keyOf = (id: number): number => (id > -KEYED ? -1 : Math.floor((-id - KEYED) / STEP / DIGESTS));

/** Whether texts can be compared across some columns of ids: all digests are plain, or all are under one key. */
export function areTextsComparable(columns: readonly (EventIdColumn | undefined)[]): boolean {
  let seen: number | null = null;
  for (const ids of columns) {
    if (ids === undefined || ids instanceof Uint32Array) continue;
    for (let row = 0; row < ids.length; row++) {
      if (ids[row]! >= 0) continue;
      const key = keyOf(ids[row]!);
      if (seen !== null && seen !== key) return false;
      seen = key;
    }
  }
  return true;
}
