import { useState, type JSX } from 'react';
import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { momentText, plural } from '../../components/figure-text.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { Section } from '../../components/side-panel.tsx';
import { LookDialog } from './look-dialog.tsx';
import { PagesProgress } from './pages-progress.tsx';
import { useExportPdf } from './use-export-pdf.ts';

const FORMATS = { json: 'Configuration as JSON', schema: 'Its JSON Schema', markdown: 'Text as Markdown', html: 'Text as HTML' } as const;
const FORMAT_LIST = ['json', 'schema', 'markdown', 'html'] as const;

/** The page as a file: sealed where both teams signed, else as it would print now; and as text for other tools. */
export function PageSection({ agreement, zone }: { readonly agreement: Agreement | null; readonly zone: string }): JSX.Element {
  const pdf = useExportPdf();
  const [isLooking, setLooking] = useState(false);
  const seal = agreement?.seals.at(-1);
  return (
    <Section title="The page" note={seal === undefined ? 'sealed when both teams have signed' : `sealed ${momentText(seal.madeAt, zone)}, ${plural(seal.signatures, 'signature')}`}>
      <div className="panel-buttons">
        {agreement !== null && <Button icon="download" isBusy={pdf.isBusy} onClick={() => void pdf.exportAgreement(agreement.id, agreement.version)}>Export PDF</Button>}
        <Button icon="download" isBusy={pdf.isBusy} onClick={() => void pdf.exportDraft()}>DRAFT PDF</Button>
        <MenuButton
          opener={<Button look="quiet" iconAfter="chevronDown">Other formats</Button>}
          entries={[
            { kind: 'action', label: 'One page for the sponsor', onChoose: () => void pdf.exportSheet('sponsor', agreement?.id ?? null) },
            { kind: 'action', label: 'Card for reps', onChoose: () => void pdf.exportSheet('repCard', agreement?.id ?? null) },
            { kind: 'line' },
            { kind: 'action', label: 'Look of the page', onChoose: () => setLooking(true) },
            ...FORMAT_LIST.map((format) => ({ kind: 'action' as const, label: FORMATS[format], onChoose: () => void pdf.exportText(format, agreement?.id ?? null) })),
          ]}
        />
      </div>
      {seal !== undefined && (
        <p className="small ink3">
          The seal proves that nothing in the file was changed since. It does not prove who signed or when.
          {seal.isKept ? ' Its key is kept by this laptop’s key store.' : ' Its key was made for this file and used once.'}
        </p>
      )}
      <PagesProgress pdf={pdf} />
      {isLooking && <LookDialog onClose={() => setLooking(false)} />}
      {pdf.made !== null && <p className="small ink2" role="status">{pdf.made}</p>}
      {pdf.error !== null && <ErrorNote sentence={pdf.error} safe="The agreement is stored." />}
    </Section>
  );
}
