import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { HistoryLayoutError } from '../../shared/engine/history/history-segments.ts';
import type { StoredColumns } from './compute-messages.ts';
import { UNREADABLE, type HistoryMessage, type HistoryOrder } from './history-messages.ts';
import { workOnHistory } from './work-on-history.ts';

const port = parentPort;
if (port === null) throw new Error('history-worker.ts runs as a worker thread only');
const say = (message: HistoryMessage, moved: ArrayBuffer[] = []): void => port.postMessage(message, moved);

/** Progress is told so often, however often the engine tells it. */
const PAUSE_MS = 100;
let told = 0;
const onShare = (share: number): void => {
  if (performance.now() - told < PAUSE_MS) return;
  told = performance.now();
  say({ kind: 'progress', share });
};

/** The memory of the columns that is not shared with the asker already: it goes over without a copy. */
const buffersOf = (segments: StoredColumns): ArrayBuffer[] => [...new Set([...segments.values()].map(({ buffer }) => buffer))].filter((buffer) => buffer instanceof ArrayBuffer);

const [order] = (await once(port, 'message')) as [HistoryOrder]; // what history-thread.ts sends
try {
  const value = workOnHistory(order, onShare);
  say({ kind: 'done', value }, buffersOf(value.segments));
} catch (error) {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  say({ kind: 'failed', why: error instanceof HistoryLayoutError ? 'layout' : error instanceof RangeError ? 'range' : error instanceof Error && error.name === UNREADABLE ? 'unreadable' : 'other', layout: error instanceof HistoryLayoutError ? error.layout : 0, message, stack });
}
