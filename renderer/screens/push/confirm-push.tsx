import { useState, type JSX } from 'react';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { plural } from '../../components/figure-text.ts';
import { reversibilityOf } from '../../../shared/engine/hubspot-plan/undo-operation.ts';
import { TextField } from '../../components/text-field.tsx';
import { hasBegun, needsTyping, shortTitle } from './push-state.ts';

/** The last question before anything is sent. */
export function ConfirmPush({ plan, changes, isRunning, onConfirm }: {
  readonly plan: PushPlan; readonly changes: readonly PushOperation[]; readonly isRunning: boolean; readonly onConfirm: (confirmedPortalId?: string) => void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const mustType = needsTyping(plan);
  const stays = changes.flatMap((operation) => {
    const reversibility = reversibilityOf(operation);
    return reversibility.kind === 'whole' ? [] : [{ ...reversibility, id: operation.id, title: shortTitle(operation.title) }];
  });
  const isBack = plan.direction === 'rollback';
  const words = isBack ? `Take back ${plural(changes.length, 'change')}…` : hasBegun(plan) ? `Send the other ${changes.length}…` : `Confirm ${plural(changes.length, 'change')}…`;
  return (
    <>
      <Button look="filled" confirming disabled={changes.length === 0 || plan.refusal !== null || isRunning} onClick={() => setOpen(true)}>{changes.length === 0 ? (isBack ? 'Nothing to take back' : 'Nothing to send') : words}</Button>
      <Dialog
        title={`${isBack ? 'Take the push back in' : 'Change'} the ${plan.portal.isRehearsal ? 'rehearsal portal' : `portal ${plan.portal.name}`}?`} isOpen={isOpen} onClose={() => setOpen(false)} width={500}
        actions={<><Button onClick={() => setOpen(false)}>Not yet</Button><Button look="filled" confirming disabled={mustType && typed.trim() !== plan.portal.id} onClick={() => { setOpen(false); onConfirm(mustType ? typed.trim() : undefined); }}>{isBack ? 'Take back' : 'Apply'} {plural(changes.length, 'change')}</Button></>}
      >
        <p>{plural(changes.length, 'change')} {isBack ? 'in' : 'to'} portal {plan.portal.id}{plan.portal.isRehearsal ? ', the built-in rehearsal portal. No real portal is touched.' : '.'}</p>
        {stays.length > 0 && <WhatStays lines={stays} />}
        <p className="ink2">{isBack ? 'Only what is still as the push wrote it is taken back; anything changed since stays.' : 'Steps by hand are not sent; they stay on the list to be ticked. Nothing is switched on. The push can be paused and resumed.'}</p>
        {mustType && <TextField label={`Type ${plan.portal.id} to confirm`} hint="People work in this portal, so its id is asked for before anything is written." value={typed} onCommit={setTyped} commitAtOnce />}
        <p className="small ink3">Fingerprint <span className="mono">{plan.fingerprint}</span> {plan.words}</p>
      </Dialog>
    </>
  );
}

/** What cannot be undone, or not wholly, by kind of loss: told before anything is sent. */
function WhatStays({ lines }: { readonly lines: readonly { readonly id: string; readonly title: string; readonly stays: string; readonly kind: 'partly' | 'none' }[] }): JSX.Element {
  const byLoss = [...new Set(lines.map(({ stays }) => stays))].map((stays) => ({ stays, of: lines.filter((line) => line.stays === stays) }));
  return (
    <section aria-label="What cannot be taken back">
      <p className="strong">What cannot be taken back, or not wholly</p>
      <ul className="push-risky">
        {byLoss.map(({ stays, of }) => <li key={stays}><strong className={of[0]?.kind === 'none' ? 'never-text' : undefined}>{of.length === 1 ? of[0]?.title : `${of.length} changes`}</strong>: {stays}</li>)}
      </ul>
    </section>
  );
}
