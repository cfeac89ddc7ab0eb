import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Agreement } from '../../../shared/contract/areas/agreement.ts';
import type { Participant } from '../../../shared/engine/model/workshop.ts';
import { Button } from '../../components/button.tsx';
import { momentText } from '../../components/figure-text.ts';
import { Section } from '../../components/side-panel.tsx';
import { phasePath } from '../../state/phases.ts';
import { useCall } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { DrawnSignature } from './drawn-signature.tsx';
import { SignDialog } from './sign-dialog.tsx';
import { signersInOrder } from './signing-state.ts';

const TEAM: Record<string, string> = { marketing: 'Marketing', sales: 'Sales', revops: 'RevOps', facilitator: 'Facilitator', observer: 'Observer' };

/** Everybody who signs, with the line they sign on. */
export function Signers({ agreement, isOpen }: { readonly agreement: Agreement | null; readonly isOpen: boolean }): JSX.Element {
  const workshopId = useWorkshopId();
  const [, go] = useLocation();
  const people = useCall('workshop.getWorkshop', {}).data?.participants ?? [];
  const [signing, setSigning] = useState<Participant | null>(null);
  const signers = signersInOrder(people);
  const lacks = (['marketing', 'sales'] as const).filter((team) => !signers.some((person) => person.team === team));
  return (
    <Section title="Signatures" note="one of marketing and one of sales make it complete">
      {lacks.length > 0 && (
        <div className="signers-lack">
          <p className="never-text">Nobody of {lacks.join(' and ')} is marked as a signer.</p>
          <Button onClick={() => go(phasePath(workshopId, 'prepare'))}>Name signers</Button>
        </div>
      )}
      <ul className="signers">
        {signers.map((person) => <SignerLine key={person.id} person={person} agreement={agreement} isOpen={isOpen} onSign={() => setSigning(person)} />)}
      </ul>
      {agreement !== null && signing !== null && <SignDialog key={signing.id} agreement={agreement} person={signing} onClose={() => setSigning(null)} />}
    </Section>
  );
}

function SignerLine({ person, agreement, isOpen, onSign }: { readonly person: Participant; readonly agreement: Agreement | null; readonly isOpen: boolean; readonly onSign: () => void }): JSX.Element {
  const signature = agreement?.signatures.find((one) => one.participantId === person.id);
  return (
    <li className={`signer signer-${person.team}`} aria-label={`${person.name}, ${signature === undefined ? 'not signed' : 'signed'}`}>
      <div className="signer-place">
        {signature === undefined
          ? <Button disabled={!isOpen} icon="pen" aria-label={`Sign as ${person.name}`} onClick={onSign}>Sign</Button>
          : <DrawnSignature signature={signature} />}
      </div>
      <div className="strong">{person.name}</div>
      <div className="small">{[person.role, TEAM[person.team]].filter(Boolean).join(', ')}</div>
      <div className="small ink3">{signature === undefined ? 'Not signed' : `${signature.method === 'drawn' ? 'Drawn' : 'Typed'} ${momentText(signature.at, signature.deviceZone)}, device time`}</div>
    </li>
  );
}
