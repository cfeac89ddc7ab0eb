import { useState, type JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { ProgressBar } from '../../components/progress-bar.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useHost } from '../../host/host-context.tsx';
import { useNames } from '../../state/use-names.ts';
import { useProgress } from '../../state/use-progress.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { PagesProgress } from '../sign/pages-progress.tsx';
import { useExportPdf } from '../sign/use-export-pdf.ts';
import { agreementText } from './agreement-text.ts';
import { AgreementSections } from './clause-text.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { usePreview } from './use-preview.ts';

/** The promises as they will print: the text to read, or the pages as they are, and the page as a DRAFT to hand round. */
export function PageView({ configuration }: { readonly configuration: Configuration }): JSX.Element {
  const names = useNames();
  const pdf = useExportPdf();
  const [side, setSide] = useState<'text' | 'pages'>('text');
  return (
    <div className="page-view scrolls" tabIndex={0} role="region" aria-label="Page">
      <div className="page-actions">
        <SegmentedControl label="Show" value={side} onChange={setSide} segments={[{ value: 'text', label: 'Text' }, { value: 'pages', label: 'Pages' }]} />
        <Button icon="download" isBusy={pdf.isBusy} onClick={() => void pdf.exportDraft()}>Export DRAFT PDF</Button>
        <span className="small ink3">The page also carries tiers, points, rules, the replay’s figures and the fingerprint.{pdf.made === null ? '' : ` ${pdf.made}`}</span>
      </div>
      {pdf.job.isRunning && <div className="pad"><PagesProgress pdf={pdf} /></div>}
      {pdf.error !== null && <ErrorNote sentence={pdf.error} safe="The proposal is saved." />}
      {side === 'text' ? <AgreementSections sections={agreementText(configuration, names.rep)} /> : <Preview />}
    </div>
  );
}

/** The pages of the export beside the editor: what an edit touches at once, the whole when edits rest. */
function Preview(): JSX.Element {
  const { proposal } = useProposal();
  const { whole, touched, error, isCancelled, jobId, again } = usePreview(proposal?.id ?? '', proposal?.configHash ?? '');
  const progress = useProgress(jobId);
  const host = useHost();
  const bar = <ProgressBar label="Setting the pages" {...(progress === null ? {} : { done: progress.done, total: progress.total })} onCancel={() => void host.call('app.cancelJob', { jobId })} />;
  if (error !== null) return <div className="pad"><ErrorNote sentence={error} safe="The proposal is saved." action={<Button onClick={again}>Set them again</Button>} /></div>;
  if (whole !== null) return <PdfPages base64={whole} touched={touched} />;
  return isCancelled ? <EmptyState sentence="The pages were not set." action={<Button look="filled" onClick={again}>Set the pages</Button>} /> : <div className="pad">{bar}</div>;
}
