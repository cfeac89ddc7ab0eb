import type { JSX } from 'react';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useHost } from '../../host/host-context.tsx';
import { useProgress } from '../../state/use-progress.ts';
import { useReplayJob } from './use-replay-job.ts';

/** How far the replay is, with Cancel; it alone is drawn anew while it moves. */
export function ReplayProgress(): JSX.Element {
  const host = useHost();
  const jobId = useReplayJob();
  const progress = useProgress(jobId);
  return <ProgressBar label={progress?.label ?? 'Playing the history through the proposal'} {...(progress === null ? {} : { done: progress.done, total: progress.total })} onCancel={() => void host.call('app.cancelJob', { jobId })} />;
}
