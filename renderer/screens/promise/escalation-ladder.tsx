import { useState, type JSX } from 'react';
import type { Configuration, EscalationStep } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { minutesText } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { nextShare, onSla, removeStep, setStep } from './promise-edits.ts';
import { usePeople } from './use-people.ts';

/** What happens while the time of a promise runs out, and after: rungs on a line of time, the breach as a tick. */
export function EscalationLadder({ configuration, tierId }: { readonly configuration: Configuration; readonly tierId: string | null }): JSX.Element {
  const { edit } = useProposal();
  const [open, setOpen] = useState<{ readonly index: number; readonly step: EscalationStep } | null>(null);
  const { sla, tiers } = configuration;
  const steps = sla.escalation;
  const target = sla.targets.find((one) => one.tierId === tierId) ?? sla.targets[0];
  const tier = tiers.classes.find((one) => one.id === target?.tierId);
  const end = Math.max(1.5, ...steps.map((step) => step.atShare)) * 1.06;
  const x = (share: number): string => `${(share / end) * 100}%`;
  return (
    <section className="ladder" aria-label="Escalation ladder">
      <div className="ladder-words">
        <h2 className="heading">{tier === undefined ? 'If a promise is missed' : `If the promise for ${tier.name} is missed`}</h2>
        <p className="small ink3">{target?.clock === 'elapsed' ? 'Time by the clock.' : 'Working time of the person who has the lead.'}</p>
        <Button look="quiet" icon="plus" onClick={() => setOpen({ index: steps.length, step: { atShare: nextShare(steps), action: '', who: '' } })}>Step</Button>
      </div>
      <div className="ladder-line">
        <span className="ladder-before" style={{ width: x(1) }} /><span className="ladder-after" style={{ left: x(1), right: 0 }} />
        <span className="ladder-breach" style={{ left: x(1) }} />
        <div className="ladder-step" style={{ left: 0 }}><span className="ladder-dot" /><strong>Assigned</strong><small>the clock runs</small></div>
        {!steps.some((step) => step.atShare === 1) && <div className="ladder-step" style={{ left: x(1) }}><strong>{target === undefined ? 'Breach' : minutesText(target.budgetMinutes)}</strong><small>breach, nothing agreed</small></div>}
        {steps.map((step, index) => (
          <button key={index} type="button" className="ladder-step" style={{ left: x(step.atShare) }} onClick={() => setOpen({ index, step })}>
            <span className="ladder-dot" />
            <strong>{target === undefined ? `${Math.round(step.atShare * 100)} %` : minutesText(step.atShare * target.budgetMinutes)}</strong>
            <small>{step.action === '' ? 'nothing said yet' : step.action}</small>
            <small className={step.who === '' ? 'never-text' : undefined}>{step.who === '' ? 'nobody named' : step.who}</small>
          </button>
        ))}
      </div>
      {open !== null && (
        <StepDialog
          step={open.step} isNew={open.index >= steps.length} onClose={() => setOpen(null)}
          onSave={(step) => { edit('Escalation step', onSla(setStep(open.index, step))); setOpen(null); }}
          onRemove={() => { edit('Remove an escalation step', onSla(removeStep(open.index))); setOpen(null); }}
        />
      )}
    </section>
  );
}

function StepDialog({ step, isNew, onClose, onSave, onRemove }: {
  readonly step: EscalationStep; readonly isNew: boolean; readonly onClose: () => void; readonly onSave: (step: EscalationStep) => void; readonly onRemove: () => void;
}): JSX.Element {
  const [draft, setDraft] = useState(step);
  const people = usePeople('sales');
  return (
    <Dialog
      title={isNew ? 'A step of the escalation' : 'This step of the escalation'} isOpen onClose={onClose} width={420}
      actions={<>{!isNew && <Button icon="trash" onClick={onRemove}>Remove</Button>}<Button onClick={onClose}>Cancel</Button><Button look="filled" onClick={() => onSave(draft)}>Save the step</Button></>}
    >
      <NumberField label="At which share of the time (100 is the breach)" unit="%" value={Math.round(draft.atShare * 100)} min={0} max={2000} step={25} onCommit={(percent) => setDraft({ ...draft, atShare: (percent ?? 100) / 100 })} />
      <TextField label="What happens" value={draft.action} onCommit={(action) => setDraft({ ...draft, action })} placeholder="Reminder, next in the pool, manager is called" />
      <TextField label="Who" value={draft.who} list={people} onCommit={(who) => setDraft({ ...draft, who })} />
    </Dialog>
  );
}
