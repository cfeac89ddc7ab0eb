import { Worker } from 'node:worker_threads';
import type { ComputeFunctions } from '../../shared/engine/compute/compute-functions.ts';
import type { History } from '../../shared/engine/history/history.ts';
import type { ComputeAnswer, ComputeRequest, StoredColumns } from './compute-messages.ts';

/** The compute port over one worker thread: the window's and the host's threads never run a replay. */
export interface ComputeThread {
  start(): void;
  load(key: string, history: History | StoredColumns): Promise<void>;
  isLoaded(key: string): boolean;
  forget(key: string): void;
  call<N extends keyof ComputeFunctions>(key: string, name: N, input: Parameters<ComputeFunctions[N]>[1]): Promise<ReturnType<ComputeFunctions[N]>>;
  close(): Promise<void>;
}

type Waiting = { resolve(value: unknown): void; reject(error: Error): void };
type Unnumbered = ComputeRequest extends infer R ? (R extends ComputeRequest ? Omit<R, 'id'> : never) : never;

/** Where the worker lies when the product runs from source; a build names its own file, since it moves this code into a chunk. */
const SOURCE_WORKER = './compute-worker.ts';

/** What a caller hears when the thread that was computing has gone; asking again starts a new one. */
const lost = (cause?: unknown): Error => Object.assign(new Error('The computation stopped in the middle.', { cause }), { code: 'COMPUTE_LOST' });

function settle(waiting: Map<number, Waiting>, answer: ComputeAnswer): void {
  const entry = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.ok) entry?.resolve(answer.value);
  else entry?.reject(Object.assign(new Error(answer.message), { stack: answer.stack }));
}

/**
 * Starts the thread at the first use. When it dies, `onLost` hears of it (the histories it held are gone), what was
 * waiting is rejected with the code COMPUTE_LOST, and the next call starts a new one. One that `givesWay` leaves the
 * processor to others where the system lets a thread do so.
 */
export function createComputeThread(onLost: () => void, url: URL = new URL(SOURCE_WORKER, import.meta.url), givesWay = false): ComputeThread {
  const waiting = new Map<number, Waiting>();
  const loaded = new Set<string>();
  let worker: Worker | null = null;
  let lastId = 0;
  let isClosed = false;

  const lose = (cause?: unknown): void => {
    worker = null;
    loaded.clear();
    for (const { reject } of waiting.values()) reject(lost(cause));
    waiting.clear();
    onLost();
  };
  const start = (): Worker => {
    const fresh = new Worker(url, { workerData: { givesWay } });
    fresh.unref();
    fresh.on('message', (answer: ComputeAnswer) => {
      settle(waiting, answer);
      if (waiting.size === 0 && worker === fresh) fresh.unref(); // a closing thread holds the process until it has ended
    });
    fresh.on('error', (error) => worker === fresh && lose(error));
    fresh.on('exit', () => worker === fresh && lose());
    return fresh;
  };
  const send = (request: Unnumbered): Promise<unknown> => {
    if (isClosed) return Promise.reject(lost());
    const thread = (worker ??= start());
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      thread.postMessage({ ...request, id }); // throws, and so rejects, when the request cannot be copied
      thread.ref();
      waiting.set(id, { resolve, reject });
    });
  };

  return {
    start: () => void (worker ??= isClosed ? null : start()),
    async load(key, history) {
      await send({ kind: 'load', key, history });
      loaded.add(key);
    },
    isLoaded: (key) => loaded.has(key),
    forget(key) {
      if (!loaded.delete(key)) return;
      send({ kind: 'forget', key }).catch(() => undefined); // a lost thread has forgotten already
    },
    call(key, name, input) {
      if (!loaded.has(key)) return Promise.reject(lost()); // lost or forgotten since the caller made sure of it
      // The answerer calls the function of this very name: its result has that function's type.
      return send({ kind: 'call', key, name, input }) as Promise<ReturnType<ComputeFunctions[typeof name]>>;
    },
    async close() {
      isClosed = true;
      const closing = worker;
      lose();
      await closing?.terminate();
    },
  };
}
