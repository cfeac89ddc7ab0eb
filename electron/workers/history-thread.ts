import { Worker } from 'node:worker_threads';
import { HistoryLayoutError } from '../../shared/engine/history/history-segments.ts';
import type { StoredColumns } from './compute-messages.ts';
import { UNREADABLE, type HistoryMessage, type HistoryOrder, type MadeAnonymous, type MadeTogether, type Pseudonyms } from './history-messages.ts';

/** Where the worker lies when the product runs from source; a build names its own file, since it moves this code into a chunk. */
const SOURCE_WORKER = './history-worker.ts';

/** How the work is watched: a signal that ends it, and the share that is done. */
export interface Watch {
  readonly signal: AbortSignal;
  onShare(share: number): void;
}

/** Work on whole stored histories, each in a thread of its own. Throws an AbortError when it is cancelled, else what the engine throws. */
export interface HistoryThread {
  /**
   * What several batches make together, in the order of their import, and whom each of them repeats of others, who are left out
   * where `leavesOut` says so of it; of one, its columns as they are and its hash.
   */
  merge(batches: readonly StoredColumns[], leavesOut: readonly boolean[], watch: Watch): Promise<MadeTogether>;
  /** The history with pseudonyms for people. */
  pseudonymise(segments: StoredColumns, pseudonyms: Pseudonyms, watch: Watch): Promise<MadeAnonymous>;
}

/** Starts a thread for each order; to cancel, it is ended, and its memory goes with it. */
export function createHistoryThread(url: URL = new URL(SOURCE_WORKER, import.meta.url)): HistoryThread {
  return {
    // The thread answers each order with what belongs to it.
    merge: (batches, leavesOut, watch) => run(url, { kind: 'merge', batches, leavesOut }, watch) as Promise<MadeTogether>,
    pseudonymise: (segments, pseudonyms, watch) => run(url, { kind: 'pseudonymise', segments, pseudonyms }, watch) as Promise<MadeAnonymous>,
  };
}

function run(url: URL, order: HistoryOrder, { signal, onShare }: Watch): Promise<MadeTogether | MadeAnonymous> {
  if (signal.aborted) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const worker = new Worker(url);
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', cancel);
      settle();
      void worker.terminate();
    };
    const cancel = (): void => end(() => reject(cancelled()));
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: HistoryMessage) => {
      if (message.kind === 'progress') onShare(message.share);
      else end(() => (message.kind === 'done' ? resolve(message.value) : reject(failureOf(message))));
    });
    worker.on('error', (cause) => end(() => reject(new Error('The work on the history stopped in the middle.', { cause }))));
    worker.on('exit', () => end(() => reject(new Error('The work on the history stopped in the middle.'))));
    worker.postMessage(order);
  });
}

const cancelled = (): Error => Object.assign(new Error('It was cancelled.'), { name: 'AbortError' });

function failureOf({ why, layout, message, stack }: Extract<HistoryMessage, { kind: 'failed' }>): Error {
  if (why === 'layout') return new HistoryLayoutError(layout);
  return Object.assign(why === 'range' ? new RangeError(message) : new Error(message), { stack, ...(why === 'unreadable' ? { name: UNREADABLE } : {}) });
}
