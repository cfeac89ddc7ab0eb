import { WATCH_SLOTS } from '../../../shared/engine/replay/replay-watch.ts';
import type { ReplaySettings } from '../../../shared/engine/compute/compute-functions.ts';
import type { WorkshopContext } from '../host-context.ts';

/** How often whoever waits hears how far it is. */
const EVERY_MS = 100;

/** A replay that tells its job how far it is, and stops soon after the job was cancelled; the thread's memory carries both. */
export async function watchReplay(context: WorkshopContext, settings: ReplaySettings, { jobId, label, signal }: { readonly jobId: string; readonly label: string; readonly signal: AbortSignal }) {
  const watched = new Int32Array(new SharedArrayBuffer(WATCH_SLOTS * Int32Array.BYTES_PER_ELEMENT));
  const tell = (done: number, finished: boolean): void => context.emit({ kind: 'progress', jobId, label, done, total: 1000, finished });
  const stop = (): void => void Atomics.store(watched, 0, 1);
  const telling = setInterval(() => tell(Atomics.load(watched, 1), false), EVERY_MS);
  signal.addEventListener('abort', stop);
  try {
    return await context.compute.call(context.workshopId, 'runWatchedReplay', { settings, watched });
  } finally {
    clearInterval(telling);
    signal.removeEventListener('abort', stop);
    tell(1000, true);
  }
}
