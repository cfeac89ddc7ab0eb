import { useState, type JSX } from 'react';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { needsTyping } from './push-state.ts';

/** Switching one thing on, confirmed for itself and only once it stands in the portal as agreed. */
export function SwitchOn({ plan, operation, isRunning, onConfirm }: {
  readonly plan: PushPlan; readonly operation: PushOperation; readonly isRunning: boolean; readonly onConfirm: (confirmedPortalId?: string) => void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const mustType = needsTyping(plan);
  const isMade = plan.operations.every(({ target, group, status }) => target !== operation.target || group === 'switchOn' || status === 'done' || status === 'unchanged');
  if (operation.status === 'done' || operation.status === 'unchanged') return <></>;
  return (
    <Section>
      {!isMade && <p className="ink2">It can be switched on once it stands in the portal as agreed.</p>}
      <Button disabled={!isMade || isRunning || plan.refusal !== null} onClick={() => setOpen(true)}>Switch on…</Button>
      <Dialog
        title={`Switch on "${operation.target}"?`} isOpen={isOpen} onClose={() => setOpen(false)} width={500}
        actions={<><Button onClick={() => setOpen(false)}>Not yet</Button><Button look="filled" confirming disabled={mustType && typed.trim() !== plan.portal.id} onClick={() => { setOpen(false); onConfirm(mustType ? typed.trim() : undefined); }}>Switch on</Button></>}
      >
        <p>From then on it acts on contacts of portal {plan.portal.id} by itself{plan.portal.isRehearsal ? ', the built-in rehearsal portal. No real portal is touched.' : ': it changes records and writes to people.'}</p>
        <p className="ink2">It can be switched off again at any time. What it did to records by then stays done.</p>
        {mustType && <TextField label={`Type ${plan.portal.id} to confirm`} value={typed} onCommit={setTyped} commitAtOnce />}
      </Dialog>
    </Section>
  );
}
