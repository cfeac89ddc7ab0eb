import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { PageWatch } from '../host/ports.ts';
import type { DocumentMessage, DocumentOrder, DocumentWork, MadePdf } from './document-messages.ts';

/** Where the worker lies when the product runs from source; a build names its own file, since it moves this code into a chunk. */
const SOURCE_WORKER = './document-worker.ts';
/** How long a cancelled order may take to leave off (ms) before its thread is ended with it. */
const PATIENCE = 1000;

/** What a thread may hold, in MB: enough for some forty pages, and little enough that what earlier documents left is let go of. */
const FRUGAL: ResourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };

/** Makes documents in a thread, one after the other. */
export interface DocumentThread {
  /** Rejects with an AbortError when it is cancelled, with the code PAGES_LOST when the thread went away, else with what the renderer throws. */
  make(work: DocumentWork, watch?: PageWatch): Promise<MadePdf>;
  close(): Promise<void>;
}

/** The thread starts at the first document and stays, with its fonts, for the next, also when one is cancelled; where it does not leave off, it is ended. */
export function createDocumentThread(fontsFolder: string, url: URL = new URL(SOURCE_WORKER, import.meta.url)): DocumentThread {
  const fonts = fontsFolder.replace(/([\\/])app\.asar([\\/])/, '$1app.asar.unpacked$2'); // a thread cannot read inside the packed archive
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const end = (): Promise<unknown> => {
    const ending = worker;
    worker = null;
    return ending?.terminate() ?? Promise.resolve();
  };
  const start = (resourceLimits: ResourceLimits): Worker => {
    const fresh = new Worker(url, { resourceLimits });
    const drop = (): void => {
      if (worker === fresh) worker = null; // also one that dies while nobody waits for it
    };
    return fresh.on('error', drop).on('exit', drop);
  };
  const run = async (work: DocumentWork, watch: PageWatch | undefined, limits = FRUGAL): Promise<MadePdf> => {
    if (watch?.signal.aborted === true) throw cancelled();
    const { made, isUsable } = await oneOrder((worker ??= start(limits)), { kind: 'make', work, fontsFolder: fonts }, watch);
    if (!isUsable || limits !== FRUGAL) void end();
    try {
      return await made;
    } catch (error) {
      if (limits !== FRUGAL || !isOutOfMemory(error)) throw error;
      return run(work, watch, {}); // several hundred pages get a thread of their own that may hold more
    }
  };
  return {
    make(work, watch) {
      const made = last.then(() => run(work, watch));
      last = made.catch(() => undefined);
      return made;
    },
    async close() {
      await end();
    },
  };
}

/** What the thread makes of one order, and whether it may be given another. */
function oneOrder(worker: Worker, order: DocumentOrder, watch: PageWatch | undefined): Promise<{ made: Promise<MadePdf>; isUsable: boolean }> {
  return new Promise((resolve) => {
    let patience: NodeJS.Timeout | undefined;
    const settle = (made: Promise<MadePdf>, isUsable: boolean): void => {
      made.catch(() => undefined); // whoever asked hears of it
      clearTimeout(patience);
      watch?.signal.removeEventListener('abort', cancel);
      worker.off('message', hear).off('error', lose).off('exit', lose);
      worker.unref(); // nobody waits for a thread that has nothing to do
      resolve({ made, isUsable });
    };
    const cancel = (): void => {
      worker.postMessage({ kind: 'cancel' } satisfies DocumentOrder);
      patience = setTimeout(() => settle(Promise.reject(cancelled()), false), PATIENCE);
    };
    const lose = (cause?: unknown): void => settle(Promise.reject(Object.assign(new Error('Setting the pages stopped in the middle.', { cause }), { code: 'PAGES_LOST' })), false);
    const hear = (message: DocumentMessage): void => {
      const isCancelled = watch?.signal.aborted === true;
      if (message.kind === 'progress') {
        if (!isCancelled) watch?.onShare(message.share); // it may set a section more before it hears of it
      } else if (message.kind === 'cancelled' || isCancelled) settle(Promise.reject(cancelled()), true);
      else settle(message.kind === 'done' ? Promise.resolve(message.pdf) : Promise.reject(failureOf(message)), true);
    };
    worker.on('message', hear).on('error', lose).on('exit', lose);
    watch?.signal.addEventListener('abort', cancel, { once: true });
    worker.ref();
    worker.postMessage(order);
  });
}

const cancelled = (): Error => Object.assign(new Error('It was cancelled.'), { name: 'AbortError' });

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'ERR_WORKER_OUT_OF_MEMORY';

const failureOf = ({ message, stack, code }: Extract<DocumentMessage, { kind: 'failed' }>): Error => Object.assign(new Error(message), { stack, ...(code === null ? {} : { code }) });
