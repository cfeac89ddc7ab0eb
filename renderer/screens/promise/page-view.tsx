import type { JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { useNames } from '../../state/use-names.ts';
import { useExportPdf } from '../sign/use-export-pdf.ts';
import { agreementText } from './agreement-text.ts';
import { AgreementSections } from './clause-text.tsx';

/** The promises as they will print, and the page as a DRAFT to hand round. */
export function PageView({ configuration }: { readonly configuration: Configuration }): JSX.Element {
  const names = useNames();
  const pdf = useExportPdf();
  return (
    <div className="page-view scrolls" tabIndex={0} role="region" aria-label="Page">
      <div className="page-actions">
        <Button icon="download" isBusy={pdf.isBusy} onClick={() => void pdf.exportDraft()}>Export DRAFT PDF</Button>
        <span className="small ink3">The page also carries tiers, points, rules, the replay’s figures and the fingerprint.{pdf.made === null ? '' : ` ${pdf.made}`}</span>
      </div>
      {pdf.error !== null && <ErrorNote sentence={pdf.error} safe="The proposal is saved." />}
      <AgreementSections sections={agreementText(configuration, names.rep)} />
    </div>
  );
}
