import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Finding } from '../../components/finding.tsx';
import { ProgressBar, useIsSlow } from '../../components/progress-bar.tsx';
import { phasePath } from '../../state/phases.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { useNames } from '../../state/use-names.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { agreementText } from '../promise/agreement-text.ts';
import { AgreementSections } from '../promise/clause-text.tsx';
import { unsaid } from '../promise/promise-finding.ts';
import { UnprintableNote } from '../promise/unprintable-note.tsx';
import { AgreementPanel } from './agreement-panel.tsx';
import { recordText } from './record-text.ts';
import { candidateNote, newestOf, signFinding } from './signing-state.ts';
import { useOpenCandidate } from './use-open-candidate.ts';
import '../promise/promise.css';
import './sign.css';

/** Read through on the projector, freeze, sign, hand out the page. */
export function SignScreen(): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const { proposal, configuration } = useProposal();
  const list = useCall('agreement.listAgreements', {});
  const agreement = proposal === null ? null : newestOf(list.data ?? [], proposal.id);
  const frozen = useCall('agreement.getAgreement', { agreementId: agreement?.id ?? '' }, { enabled: agreement !== null }).data;
  const names = useNames();
  const freeze = useFreeze();
  const candidate = useOpenCandidate(list.data);
  const isSlow = useIsSlow(freeze.isBusy);
  if (list.data === undefined && list.error === null) return <></>;
  if (configuration === null || proposal === null) return <EmptyState sentence="Reading the proposal." />;
  const isChanged = agreement !== null && agreement.configHash !== proposal.configHash;
  const shown = agreement !== null && !isChanged && frozen?.agreement.id === agreement.id ? frozen.configuration : configuration;
  const record = !isChanged && frozen?.agreement.id === agreement?.id ? frozen?.record ?? null : null;
  const open = unsaid(configuration);
  const canFreeze = agreement === null || isChanged;
  return (
    <>
      <Finding
        sentence={signFinding(agreement, isChanged)}
        muted={<>{candidateNote(proposal, candidate)}{open.length > 0 && <> <strong className="medium">Not said yet: {open.join(', ')}.</strong></>}</>}
        controls={canFreeze
          ? <Button look="filled" icon="lock" isBusy={freeze.isBusy} onClick={() => void freeze.run()}>{agreement === null ? 'Freeze for signing' : 'Freeze again'}</Button>
          : agreement.status === 'signed' ? <Button look="filled" iconAfter="arrowRight" onClick={() => go(phasePath(workshopId, 'push'))}>Rehearse the push</Button> : undefined}
      />
      {isSlow && <div className="pad"><ProgressBar label="Freezing the configuration and its replay" /></div>}
      {freeze.error !== null && <div className="pad"><ErrorNote sentence={freeze.error} safe="The proposal is saved; nothing was frozen." action={<Button onClick={() => void freeze.run()}>Try again</Button>} /></div>}
      {list.error !== null && <div className="pad"><ErrorNote sentence={list.error.message} /></div>}
      {canFreeze && <UnprintableNote />}
      <div className="sign-body">
        <div className="sign-read scrolls" tabIndex={0} role="region" aria-label="Read through"><AgreementSections sections={[...agreementText(shown, names.rep), ...(record === null ? [] : recordText(record))]} /></div>
        <AgreementPanel agreement={agreement} record={record} isWithoutRecord={frozen !== undefined && frozen.agreement.id === agreement?.id && frozen.record === null} isChanged={isChanged} />
      </div>
    </>
  );
}

/** Freezes the proposal as the host has confirmed it. */
function useFreeze(): { readonly isBusy: boolean; readonly error: string | null; readonly run: () => Promise<void> } {
  const send = useSend();
  const { settled } = useProposal();
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error: string | null }>({ isBusy: false, error: null });
  return {
    ...state,
    run: async () => {
      const proposal = await settled();
      if (proposal === null) return;
      setState({ isBusy: true, error: null });
      const reply = await send('agreement.freezeProposal', { proposalId: proposal.id, seenRevision: proposal.revision });
      setState({ isBusy: false, error: reply.ok ? null : reply.error.message });
    },
  };
}
