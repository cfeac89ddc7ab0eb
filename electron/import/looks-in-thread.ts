import type { Worker } from 'node:worker_threads';
import type { InspectedFiles } from '../../shared/contract/schemas/import.ts';
import type { LookMessage, LookOrder, LookStop } from './import-messages.ts';
import { ImportRefusal } from './import-types.ts';
import type { InspectOptions } from './inspect-files.ts';

/** What is asked of a thread about files. */
export interface LooksInThread {
  /** Throws ImportRefusal, as `inspectFiles` does. */
  look(order: Omit<LookOrder, 'kind' | 'id'>, watch: LookWatch): Promise<InspectedFiles>;
  /** Whether some are not answered yet. */
  areUnderWay(): boolean;
}

interface LookWatch {
  readonly signal: AbortSignal | undefined;
  readonly onProgress: InspectOptions['onProgress'];
}

interface Waiting extends Pick<LookWatch, 'onProgress'> {
  resolve(value: InspectedFiles): void;
  reject(error: Error): void;
}

/** The looks that a thread is asked for; they hold the process until they are answered. */
export function looksInThread(worker: Worker): LooksInThread {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const settle = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    if (waiting.delete(id) && waiting.size === 0) worker.unref();
    return one;
  };
  worker.on('message', (message: LookMessage) => {
    if (message.kind === 'looking') waiting.get(message.id)?.onProgress?.(message.done, message.total, message.label);
    else if (message.kind === 'looked') settle(message.id)?.resolve(message.value);
    else if (message.kind === 'lookRefused') settle(message.id)?.reject(new ImportRefusal(message.code, message.message));
    else if (message.kind === 'lookFailed') settle(message.id)?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
  });
  const lose = (): void => [...waiting.keys()].forEach((id) => settle(id)?.reject(new ImportRefusal('refused', 'Looking into the files stopped in the middle, and nothing was changed. Choose them again, or fewer at once if it stops again.')));
  worker.on('error', lose).on('exit', lose);
  return {
    areUnderWay: () => waiting.size > 0,
    look(order, { signal, onProgress }) {
      const id = ++lastId;
      const stop = (): void => worker.postMessage({ kind: 'stopLook', id } satisfies LookStop);
      return new Promise<InspectedFiles>((resolve, reject) => {
        worker.postMessage({ kind: 'look', id, ...order } satisfies LookOrder);
        worker.ref();
        waiting.set(id, { onProgress, resolve, reject });
        signal?.addEventListener('abort', stop, { once: true });
        if (signal?.aborted === true) stop();
      }).finally(() => signal?.removeEventListener('abort', stop));
    },
  };
}
