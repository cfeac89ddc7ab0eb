import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { useIsSlow } from '../../components/progress-bar.tsx';
import { HistoryError } from '../history-error.tsx';
import { JobProgress } from '../job-progress.tsx';
import { COMPARING_JOB, useComparison } from './use-measured.ts';

/** How far the history is laid over the map, with Cancel, and the way on after it; nothing once it lies there. */
export function Comparing(): JSX.Element | null {
  const query = useComparison();
  const isSlow = useIsSlow(query.isFetching);
  if (isSlow) return <div className="pad"><JobProgress jobId={COMPARING_JOB} label="Laying the history over the map" /></div>;
  if (query.error?.failure.code !== 'cancelled') return null; // anything else is said where the handoff is measured
  return <div className="pad"><HistoryError error={query.error} safe="The map is saved." action={<Button onClick={() => void query.refetch()}>Lay it over again</Button>} /></div>;
}
