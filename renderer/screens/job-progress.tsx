import type { JSX } from 'react';
import { ProgressBar } from '../components/progress-bar.tsx';
import { useHost } from '../host/host-context.tsx';
import { useProgress } from '../state/use-progress.ts';

/** How far a job of the host is, with Cancel; it alone is drawn anew while it moves. */
export function JobProgress({ jobId, label }: { readonly jobId: string; readonly label: string }): JSX.Element {
  const host = useHost();
  const progress = useProgress(jobId);
  return <ProgressBar label={progress?.label ?? label} {...(progress === null ? {} : { done: progress.done, total: progress.total })} onCancel={() => void host.call('app.cancelJob', { jobId })} />;
}
