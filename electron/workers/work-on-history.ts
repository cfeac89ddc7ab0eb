import { createHash, createHmac } from 'node:crypto';
import { historyHashText } from '../../shared/engine/history/history-hash-text.ts';
import { decodeHistory, encodeHistory, HistoryLayoutError } from '../../shared/engine/history/history-segments.ts';
import type { History } from '../../shared/engine/history/history.ts';
import { mergeHistories } from '../../shared/engine/history/merge-histories.ts';
import { pseudonymising } from '../../shared/engine/history/pseudonymise.ts';
import type { StoredColumns } from './compute-messages.ts';
import { keyTextIds } from './key-text-ids.ts';
import { UNREADABLE, type HistoryOrder, type MadeAnonymous, type MadeColumns, type MadeTogether } from './history-messages.ts';

/** 80 bits: of a million people no two are likely to share a pseudonym. */
const DIGITS = 20;
/** What joining or replacing takes of the whole; the rest is for the hash and the columns. */
const MOST = 0.9;

/** Does what is asked with stored histories; `onShare` hears the share that is done. Throws as the engine does. */
export function workOnHistory(order: HistoryOrder, onShare: (share: number) => void): MadeTogether | MadeAnonymous {
  if (order.kind === 'merge') return merge(order, onShare);
  const { key, prefix, scope } = order.pseudonyms;
  const steps = pseudonymising(readHistory(order.segments), (value) => `${prefix}${createHmac('sha256', Buffer.from(key, 'hex')).update(value).digest('hex').slice(0, DIGITS)}`, scope, (ids) => keyTextIds(ids, key));
  for (;;) {
    const step = steps.next();
    if (step.done !== true) {
      onShare(step.value * MOST);
      continue;
    }
    const { history, replaced, leftovers } = step.value;
    return { ...columnsOf(history), replaced, leftovers };
  }
}

function merge({ batches, leavesOut }: Extract<HistoryOrder, { kind: 'merge' }>, onShare: (share: number) => void): MadeTogether {
  const [first, ...others] = batches;
  if (first !== undefined && others.length === 0) return { segments: first, hash: hashOf(readHistory(first)), repeated: [] };
  const { history, repeated } = mergeHistories(batches.map(readHistory), (share) => onShare(share * MOST), leavesOut);
  return { ...columnsOf(history), repeated };
}

/** A damaged history is nobody's programming error: its error has a name of its own. */
function readHistory(segments: StoredColumns): History {
  try {
    return decodeHistory(segments);
  } catch (error) {
    if (error instanceof HistoryLayoutError) throw error;
    throw Object.assign(new Error(error instanceof Error ? error.message : String(error), { cause: error }), { name: UNREADABLE });
  }
}

const columnsOf = (history: History): MadeColumns => ({ segments: encodeHistory(history), hash: hashOf(history) });

function hashOf(history: History): string {
  const hash = createHash('sha256');
  for (const piece of historyHashText(history)) hash.update(piece);
  return hash.digest('hex');
}
