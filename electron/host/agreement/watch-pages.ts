import type { Reply } from '../../../shared/contract/reply.ts';
import type { WorkshopContext } from '../host-context.ts';
import type { PageWatch } from '../ports.ts';

/** Runs `work` as a job that may be cancelled and hears how far its pages are; an empty id neither hears nor cancels. */
export function watchPages<T>({ jobs, emit }: Pick<WorkshopContext, 'jobs' | 'emit'>, jobId: string, work: (watch: PageWatch) => Promise<Reply<T>>): Promise<Reply<T>> {
  const tell = (done: number, finished: boolean): void => {
    if (jobId !== '') emit({ kind: 'progress', jobId, label: 'Setting the pages', done, total: 1, finished });
  };
  return jobs.run(jobId, async (signal) => {
    try {
      return await work({ signal, onShare: (share) => tell(share, false) });
    } finally {
      tell(1, true);
    }
  });
}
