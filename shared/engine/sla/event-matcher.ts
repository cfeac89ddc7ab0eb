import type { History } from '../history/history.ts';
import type { EventMatch } from '../model/expression.ts';

/** Tells whether the engagement of one row of `history.facts` is meant; the row must be an engagement. */
export type EventMatcher = (row: number) => boolean;

/** A list of matches bound to a history, as one look-up for each type, asset and maker; the meaning is expressions' own. */
export function createEventMatcher(history: History, matches: readonly EventMatch[]): EventMatcher {
  const { subject, value, automated } = history.facts;
  const assets = history.assets.length;
  // One byte per (type, asset): bit 0 for engagements made by people, bit 1 for automated ones.
  const table = new Uint8Array(history.eventTypes.length * assets);
  for (const match of matches) {
    const type = history.eventTypes.indexOf(match.type);
    if (type < 0) continue;
    const bits = match.automated === undefined ? 3 : match.automated ? 2 : 1;
    const wanted = match.assets ?? [];
    for (let asset = 0; asset < assets; asset += 1) {
      if (wanted.length === 0 || wanted.includes(history.assets[asset] ?? '')) table[type * assets + asset]! |= bits;
    }
  }
  return (row) => (table[subject[row]! * assets + value[row]!]! & (automated[row] === 1 ? 2 : 1)) !== 0;
}
