import { useState, type JSX } from 'react';
import type { PushOperation, PushPlan } from '../../../shared/contract/areas/push.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { needsTyping } from './push-state.ts';

const WORDS = {
  workflow: { verb: 'Switch on', effect: 'it acts on contacts', means: 'it changes records and writes to people', back: 'It can be switched off again at any time. What it did to records by then stays done.' },
  score: { verb: 'Publish', effect: 'it scores every contact', means: 'lists and workflows that look at its values act on them', back: 'It can be switched off again at any time. Values that it wrote stay. Finish the draft by hand before it is published.' },
} as const;

/** Switching one thing on, or publishing it, confirmed for itself and only once it stands in the portal as agreed. */
export function SwitchOn({ plan, operation, isRunning, onConfirm }: {
  readonly plan: PushPlan; readonly operation: PushOperation; readonly isRunning: boolean; readonly onConfirm: (confirmedPortalId?: string) => void;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const words = WORDS[operation.kind === 'publishScore' ? 'score' : 'workflow'];
  const mustType = needsTyping(plan);
  const isMade = plan.operations.every(({ target, group, status }) => target !== operation.target || group === 'switchOn' || status === 'done' || status === 'unchanged');
  if (operation.status === 'done' || operation.status === 'unchanged') return <></>;
  return (
    <Section>
      {!isMade && <p className="ink2">It can be {operation.kind === 'publishScore' ? 'published' : 'switched on'} once it stands in the portal as agreed.</p>}
      <Button disabled={!isMade || isRunning || plan.refusal !== null} onClick={() => setOpen(true)}>{words.verb}…</Button>
      <Dialog
        title={`${words.verb} "${operation.target}"?`} isOpen={isOpen} onClose={() => setOpen(false)} width={500}
        actions={<><Button onClick={() => setOpen(false)}>Not yet</Button><Button look="filled" confirming disabled={mustType && typed.trim() !== plan.portal.id} onClick={() => { setOpen(false); onConfirm(mustType ? typed.trim() : undefined); }}>{words.verb}</Button></>}
      >
        <p>From then on {words.effect} of portal {plan.portal.id} by itself{plan.portal.isRehearsal ? ', the built-in rehearsal portal. No real portal is touched.' : `: ${words.means}.`}</p>
        <p className="ink2">{words.back}</p>
        {mustType && <TextField label={`Type ${plan.portal.id} to confirm`} value={typed} onCommit={setTyped} commitAtOnce />}
      </Dialog>
    </Section>
  );
}
