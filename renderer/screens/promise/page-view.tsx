import { useState, type JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SegmentedControl } from '../../components/segmented-control.tsx';
import { useNames } from '../../state/use-names.ts';
import { PagesProgress } from '../sign/pages-progress.tsx';
import { useExportPdf } from '../sign/use-export-pdf.ts';
import { agreementText } from './agreement-text.ts';
import { AgreementSections } from './clause-text.tsx';
import { PagesPreview } from './pages-preview.tsx';

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
      {side === 'text' ? <AgreementSections sections={agreementText(configuration, names.rep)} /> : <PagesPreview />}
    </div>
  );
}
