import type { JSX } from 'react';
import type { Agreement, DayRecord } from '../../../shared/contract/areas/agreement.ts';
import { Button } from '../../components/button.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { momentText } from '../../components/figure-text.ts';
import { Section, SidePanel } from '../../components/side-panel.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { ChangeList } from './change-list.tsx';
import { PageSection } from './page-section.tsx';
import { PagesProgress } from './pages-progress.tsx';
import { recordInWords } from './record-text.ts';
import { Signers } from './signers.tsx';
import { useExportPdf } from './use-export-pdf.ts';
import { VerifySection } from './verify-section.tsx';

const STATUS = { frozen: 'Frozen, waits for signatures', partlySigned: 'Partly signed', signed: 'Signed by both teams', superseded: 'Replaced by a later one' } as const;

/** What is being signed: status, fingerprint, signatures, the page, earlier versions. */
export function AgreementPanel({ agreement, record, isWithoutRecord, isChanged }: {
  readonly agreement: Agreement | null; readonly record: DayRecord | null; readonly isChanged: boolean;
  /** It was frozen by a version that kept none. */
  readonly isWithoutRecord: boolean;
}): JSX.Element {
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
        {isWithoutRecord && <p className="small ink3">Frozen before maps, gaps and decisions were kept with an agreement, so none of them stands in it.</p>}
        {record !== null && <p className="small ink3">{recordInWords(record)}</p>}
        {agreement !== null && isChanged && (
          <ErrorNote
            sentence={`${agreement.proposalName} no longer has this fingerprint.`}
            safe={agreement.status === 'signed' ? 'What was signed is kept as it was. It cannot be pushed until the change is undone, or frozen and signed again.' : 'Undo the change, or freeze it again before anybody signs.'}
          />
        )}
        {agreement !== null && isChanged && <ChangesSince agreement={agreement} />}
      </Section>
      <Signers agreement={agreement} isOpen={agreement !== null && agreement.status !== 'superseded'} />
      <PageSection agreement={agreement} zone={zone} />
      <VerifySection />
      {earlier.length > 0 && (
        <Section title="Other versions">
          <ul className="versions">{earlier.map((one) => (
            <li key={one.id}>
              <span>Version {one.version}, {one.proposalName}</span><span className="small ink3">{STATUS[one.status]}, <span className="mono">{one.fingerprint}</span></span>
              <Button look="quiet" icon="download" aria-label={`Export version ${one.version}`} onClick={() => void pdf.exportAgreement(one.id, one.version)} />
            </li>
          ))}</ul>
          <PagesProgress pdf={pdf} />
        </Section>
      )}
    </SidePanel>
  );
}

/** What the proposal says now that the agreement does not. */
function ChangesSince({ agreement }: { readonly agreement: Agreement }): JSX.Element | null {
  const { proposal } = useProposal();
  const compared = useCall('agreement.compareRevisions', { from: { agreementId: agreement.id }, to: { proposalId: agreement.proposalId } }, { version: proposal?.configHash ?? '' });
  return compared.data === undefined || compared.data.isSame ? null : <ChangeList changes={compared.data.changes} />;
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
