import { Worker } from 'node:worker_threads';
import { KEPT, WARM_UP, type ImportMessage, type ImportOrder, type SourceChunk } from './import-messages.ts';
import { ImportRefusal } from './import-types.ts';
import type { ImportedFiles } from './run-import.ts';
import type { ImportRunner, Looker } from './create-import-port.ts';
import { looksInThread, type LooksInThread } from './looks-in-thread.ts';

/** Where the worker lies when the product runs from source; a build names its own file, since it moves this code into a chunk. */
const SOURCE_WORKER = './import-worker.ts';
/** What is read lies outside the heap of objects: a small nursery does. */
const LIMITS = { resourceLimits: { maxYoungGenerationSizeMb: 2 } };

/** Files of fewer bytes are read before it shows how. */
const WORTH_BYTES = 1 << 20;

/** A thread that waits for its order, and what it is asked meanwhile. */
interface Spare {
  readonly worker: Worker;
  readonly looks: LooksInThread;
}

/**
 * Runs each import in a thread of its own: the host's thread only hears of progress and writes what comes back. Cancelling
 * ends the thread at once; its memory goes with it. A thread that dies by itself is a refusal with a sentence. The next one is
 * started when files are looked at: it is the one that looks, and while a person then looks at the mapping it gets into its
 * stride for large files.
 */
export function createImportThread(url: URL = new URL(SOURCE_WORKER, import.meta.url)): ImportRunner & { readonly inspect: Looker } {
  let spare: Spare | null = null;
  const startSpare = (): Spare => {
    const worker = new Worker(url, LIMITS);
    worker.unref(); // nobody waits for a thread that has nothing to do
    const fresh = { worker, looks: looksInThread(worker) };
    const drop = (): void => {
      if (spare === fresh) spare = null;
    };
    worker.on('error', drop).on('exit', drop);
    return fresh;
  };
  const inspect: Looker = async (files, corrections, clientZone, profiles, { signal, onProgress, ...options }) => {
    const { worker, looks } = (spare ??= startSpare());
    const found = await looks.look({ files, corrections, clientZone, profiles, options }, { signal, onProgress });
    if (spare?.worker === worker && files.reduce((sum, { bytes }) => sum + bytes, 0) >= WORTH_BYTES) worker.postMessage(WARM_UP);
    return found;
  };
  const take = (): Worker => {
    if (spare === null || spare.looks.areUnderWay()) return new Worker(url, LIMITS);
    const { worker } = spare;
    spare = null;
    worker.ref();
    return worker;
  };
  const run: ImportRunner = (files, vocabulary, { signal, onProgress, onChunk, clientZone, currency, choices = [], known, staff }) => {
    if (signal.aborted) return Promise.reject(cancelled());
    const order: ImportOrder = { kind: 'import', files, vocabulary, clientZone, currency, choices, keepsSource: onChunk !== undefined, ...(known === undefined ? {} : { known }), ...(staff === undefined ? {} : { staff }) };
    return new Promise<ImportedFiles>((resolve, reject) => {
      const worker = take();
      const end = (settle: () => void): void => {
        signal.removeEventListener('abort', cancel);
        settle();
        void worker.terminate();
      };
      const cancel = (): void => end(() => reject(cancelled()));
      signal.addEventListener('abort', cancel, { once: true });
      const keep = async (chunk: SourceChunk): Promise<void> => {
        await onChunk?.(chunk);
        worker.postMessage(KEPT);
      };
      worker.on('message', (message: ImportMessage) => hear(message, { resolve, reject, onProgress, keep, end }));
      worker.on('error', (cause) => end(() => reject(died(cause))));
      worker.on('exit', () => end(() => reject(died(undefined))));
      worker.postMessage(order);
    });
  };
  return Object.assign(run, { inspect });
}

interface Hearing {
  resolve(value: ImportedFiles): void;
  reject(error: Error): void;
  onProgress(done: number, total: number, label: string): void;
  keep(chunk: SourceChunk): Promise<void>;
  end(settle: () => void): void;
}

function hear(message: ImportMessage, { resolve, reject, onProgress, keep, end }: Hearing): void {
  switch (message.kind) {
    case 'progress':
      return onProgress(message.done, message.total, message.label);
    case 'source':
      keep(message.chunk).catch((error: unknown) => end(() => reject(error instanceof Error ? error : new Error(String(error))))); // a full disk, for one
      return;
    case 'done':
      return end(() => resolve(message.value));
    case 'refused':
      return end(() => reject(new ImportRefusal(message.code, message.message)));
    case 'failed':
      return end(() => reject(Object.assign(new Error(message.message), { stack: message.stack })));
  }
}

const cancelled = (): ImportRefusal => new ImportRefusal('cancelled', 'The import was cancelled. The history from before is unchanged.');

function died(cause: unknown): ImportRefusal {
  const why = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? ' for want of memory' : '';
  return new ImportRefusal('refused', `The import stopped in the middle${why}. The history from before is unchanged: start it again, with fewer columns or files if it stops again.`);
}
