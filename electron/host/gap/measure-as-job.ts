import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { WorkshopContext } from '../host-context.ts';
import { watchWork } from '../replay/watch-replay.ts';

/** What is measured in its own thread under a job's id: it says how far it is, and is given up when the job is cancelled, which `cancelled` puts in words. */
export function measureAsJob<T>(context: WorkshopContext, jobId: string, { label, cancelled }: { readonly label: string; readonly cancelled: string }, work: (watched: Int32Array, signal: AbortSignal) => Promise<T>): Promise<Reply<T>> {
  return context.jobs.run(jobId, async (signal) => {
    try {
      return ok(await watchWork(context, { jobId, label, signal }, (watched) => work(watched, signal)));
    } catch (error) {
      if (signal.aborted) return fail('cancelled', cancelled);
      throw error;
    }
  });
}
