import { useState, type JSX } from 'react';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { plural } from '../../components/figure-text.ts';
import { hasBegun } from './push-state.ts';

/** The last question before anything is sent. */
export function ConfirmPush({ plan, changes, isRunning, onConfirm }: {
  readonly plan: PushPlan; readonly changes: readonly PushOperation[]; readonly isRunning: boolean; readonly onConfirm: () => void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const risky = changes.filter((operation) => operation.risk !== 'low');
  const words = hasBegun(plan) ? `Send the other ${changes.length}…` : `Confirm ${plural(changes.length, 'change')}…`;
  return (
    <>
      <Button look="filled" confirming disabled={changes.length === 0 || plan.refusal !== null || isRunning} onClick={() => setOpen(true)}>{changes.length === 0 ? 'Nothing to send' : words}</Button>
      <Dialog
        title={`Change the ${plan.portal.isRehearsal ? 'rehearsal portal' : `portal ${plan.portal.name}`}?`} isOpen={isOpen} onClose={() => setOpen(false)} width={500}
        actions={<><Button onClick={() => setOpen(false)}>Not yet</Button><Button look="filled" confirming onClick={() => { setOpen(false); onConfirm(); }}>Apply {plural(changes.length, 'change')}</Button></>}
      >
        <p>{plural(changes.length, 'change')} to portal {plan.portal.id}{plan.portal.isRehearsal ? ', the built-in rehearsal portal. No real portal is touched.' : '.'}</p>
        {risky.length > 0 && <ul className="push-risky">{risky.map((operation) => <li key={operation.id}><strong>{operation.title}</strong>: {operation.wayBack}</li>)}</ul>}
        <p className="ink2">Steps by hand are not sent; they stay on the list to be ticked. The push can be cancelled and resumed.</p>
        <p className="small ink3">Fingerprint <span className="mono">{plan.fingerprint}</span> {plan.words}</p>
      </Dialog>
    </>
  );
}
