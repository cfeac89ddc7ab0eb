import { useEffect, useState } from 'react';
import { useHost } from '../host/host-context.tsx';

/** How far a job is that a query runs under this id; null while nothing was heard of it or it has ended. */
export function useProgress(jobId: string): { readonly label: string; readonly done: number; readonly total: number } | null {
  const host = useHost();
  const [progress, setProgress] = useState<{ readonly label: string; readonly done: number; readonly total: number } | null>(null);
  useEffect(
    () => host.subscribe((event) => {
      if (event.kind === 'progress' && event.jobId === jobId) setProgress(event.finished ? null : { label: event.label, done: event.done, total: event.total });
    }),
    [host, jobId],
  );
  return progress;
}
