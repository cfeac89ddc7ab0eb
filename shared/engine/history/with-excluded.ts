import type { History } from './history.ts';
import { sharePackedIds } from './packed-columns.ts';

/** The same history with other leads left out; ids that nobody has asked for as texts yet stay bytes. */
export function withExcluded(history: History, excluded: Uint8Array): History {
  const copy: History = Object.defineProperties({} as History, {
    ...Object.getOwnPropertyDescriptors(history),
    leadIds: { enumerable: true, configurable: true, get: () => history.leadIds },
    excluded: { enumerable: true, configurable: true, value: excluded },
  }); // every property of a history was defined
  sharePackedIds(history, copy);
  return copy;
}
