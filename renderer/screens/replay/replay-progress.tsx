import type { JSX } from 'react';
import { JobProgress } from '../job-progress.tsx';
import { useReplayJob } from './use-replay-job.ts';

/** How far the replay is, with Cancel. */
export const ReplayProgress = (): JSX.Element => <JobProgress jobId={useReplayJob()} label="Playing the history through the proposal" />;
