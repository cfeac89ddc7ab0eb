import type { JSX } from 'react';
import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { momentText } from '../../components/figure-text.ts';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { Signers } from './signers.tsx';
import { useExportPdf } from './use-export-pdf.ts';

const STATUS = { frozen: 'Frozen, waits for signatures', partlySigned: 'Partly signed', signed: 'Signed by both teams', superseded: 'Replaced by a later one' } as const;

/** What is being signed: status, fingerprint, signatures, the page, earlier versions. */
export function AgreementPanel({ agreement, isChanged }: { readonly agreement: Agreement | null; readonly isChanged: boolean }): JSX.Element {
  const zone = useCall('workshop.getWorkshop', {}).data?.workshop.zone ?? 'UTC';
  const all = useCall('agreement.listAgreements', {}).data ?? [];
  const pdf = useExportPdf();
  const earlier = all.filter((one) => one.id !== agreement?.id);
  return (
    <SidePanel label="Agreement" width={380}>
      <Section title={agreement === null ? 'Agreement' : `Version ${agreement.version}`} note={agreement === null ? 'nothing frozen yet' : STATUS[agreement.status]}>
        {agreement === null
          ? <p className="ink2">Freezing keeps the configuration and its replay as they are now. A later change needs a new version and new signatures.</p>
          : <Fingerprint agreement={agreement} when={momentText(agreement.frozenAt, zone)} />}
        {agreement !== null && isChanged && (
          <ErrorNote
            sentence={`${agreement.proposalName} no longer has this fingerprint.`}
            safe={agreement.status === 'signed' ? 'What was signed is kept as it was. It cannot be pushed until the change is undone, or frozen and signed again.' : 'Undo the change, or freeze it again before anybody signs.'}
          />
        )}
      </Section>
      <Signers agreement={agreement} isOpen={agreement !== null && agreement.status !== 'superseded'} />
      <Section title="The page" note="A4, fonts and configuration inside the file">
        <div className="panel-buttons">
          {agreement !== null && <Button icon="download" isBusy={pdf.isBusy} onClick={() => void pdf.exportAgreement(agreement.id, agreement.version)}>Export PDF</Button>}
          <Button icon="download" isBusy={pdf.isBusy} onClick={() => void pdf.exportDraft()}>DRAFT PDF</Button>
        </div>
        {pdf.made !== null && <p className="small ink2" role="status">{pdf.made}</p>}
        {pdf.error !== null && <ErrorNote sentence={pdf.error} safe="The agreement is stored." />}
      </Section>
      {earlier.length > 0 && (
        <Section title="Other versions">
          <ul className="versions">{earlier.map((one) => (
            <li key={one.id}>
              <span>Version {one.version}, {one.proposalName}</span><span className="small ink3">{STATUS[one.status]}, <span className="mono">{one.fingerprint}</span></span>
              <Button look="quiet" icon="download" aria-label={`Export version ${one.version}`} onClick={() => void pdf.exportAgreement(one.id, one.version)} />
            </li>
          ))}</ul>
        </Section>
      )}
    </SidePanel>
  );
}

/** Twelve digits and four words, which check each other when read aloud. */
export function Fingerprint({ agreement, when }: { readonly agreement: Pick<Agreement, 'fingerprint' | 'words' | 'proposalName'>; readonly when: string }): JSX.Element {
  return (
    <div className="fingerprint">
      <div className="fingerprint-hex mono">{agreement.fingerprint}</div>
      <div className="fingerprint-words">{agreement.words}</div>
      <div className="small ink3">{agreement.proposalName}, frozen {when}</div>
    </div>
  );
}
