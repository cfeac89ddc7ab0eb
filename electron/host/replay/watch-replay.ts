import { WATCH_SLOTS } from '../../../shared/engine/replay/replay-watch.ts';
import type { ReplaySettings } from '../../../shared/engine/compute/compute-functions.ts';
import type { WorkshopContext } from '../host-context.ts';

/** How often whoever waits hears how far it is. */
const EVERY_MS = 100;

/** A job that somebody waits for: how far it is goes out under its id, and its signal says that nobody wants it any more. */
export interface WatchedJob {
  readonly jobId: string;
  readonly label: string;
  readonly signal: AbortSignal;
}

/** Work in another thread that tells its job how far it is, and stops soon after the job was cancelled; the memory that both share carries it. */
export async function watchWork<T>(context: Pick<WorkshopContext, 'emit'>, { jobId, label, signal }: WatchedJob, work: (watched: Int32Array) => Promise<T>): Promise<T> {
  const watched = new Int32Array(new SharedArrayBuffer(WATCH_SLOTS * Int32Array.BYTES_PER_ELEMENT));
  const tell = (done: number, finished: boolean): void => {
    if (jobId !== '') context.emit({ kind: 'progress', jobId, label, done, total: 1000, finished });
  };
  const stop = (): void => void Atomics.store(watched, 0, 1);
  const telling = setInterval(() => tell(Atomics.load(watched, 1), false), EVERY_MS);
  signal.addEventListener('abort', stop);
  try {
    return await work(watched);
  } finally {
    clearInterval(telling);
    signal.removeEventListener('abort', stop);
    tell(1000, true);
  }
}

/** A replay as such a job. */
export function watchReplay(context: WorkshopContext, settings: ReplaySettings, job: WatchedJob) {
  return watchWork(context, job, (watched) => context.compute.call(context.workshopId, 'runWatchedReplay', { settings, watched }));
}
