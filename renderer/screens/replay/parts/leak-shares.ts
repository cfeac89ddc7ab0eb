import { wilsonInterval } from '../../../../shared/engine/metrics/wilson.ts';
import type { ShareRow } from '../../../charts/share-whiskers.tsx';
import { LEAK_HEADS, type LeakLine } from './leak-words.ts';

/** The leaks that can be known as shares with Wilson's interval, largest first. */
export function leakShares(lines: readonly LeakLine[]): ShareRow[] {
  const rows = lines.flatMap(({ kind, handoffs, of }): ShareRow[] => {
    if (handoffs === null) return [];
    const interval = wilsonInterval(handoffs, of);
    return [{ id: kind, label: LEAK_HEADS[kind], hits: handoffs, n: of, share: interval === null ? null : handoffs / of, low: interval?.low ?? null, high: interval?.high ?? null }];
  });
  return rows.sort((a, b) => (b.share ?? -1) - (a.share ?? -1));
}
