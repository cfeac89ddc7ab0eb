import type { JSX } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { useHost } from '../../host/host-context.tsx';
import { useProgress } from '../../state/use-progress.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { PdfPages } from './pdf-pages.tsx';
import { usePreview } from './use-preview.ts';

/** The pages as they would print now: what an edit touches at once, the whole when edits rest. */
export function PagesPreview(): JSX.Element {
  const { proposal, configuration } = useProposal();
  const { whole, touched, error, isCancelled, jobId, again } = usePreview({ proposalId: proposal?.id ?? '', version: proposal?.configHash ?? '', configuration });
  const progress = useProgress(jobId);
  const host = useHost();
  const bar = <ProgressBar label="Setting the pages" {...(progress === null ? {} : { done: progress.done, total: progress.total })} onCancel={() => void host.call('app.cancelJob', { jobId })} />;
  if (error !== null) return <div className="pad"><ErrorNote sentence={error} safe="The proposal is saved." action={<Button onClick={again}>Set them again</Button>} /></div>;
  if (whole !== null) return <PdfPages base64={whole} touched={touched} />;
  return isCancelled ? <EmptyState sentence="The pages were not set." action={<Button look="filled" onClick={again}>Set the pages</Button>} /> : <div className="pad">{bar}</div>;
}
