import { useState, type JSX } from 'react';
import type { Configuration, EscalationStep } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { minutesText } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { ladderPlaces } from './ladder-places.ts';
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
  const rungs = rungsOf(steps);
  const places = ladderPlaces(rungs.map(({ share }) => share), GAP);
  const breach = places[rungs.findIndex(({ share }) => share === 1)] ?? 1;
  const time = (share: number): string => (target === undefined ? `${Math.round(share * 100)} %` : minutesText(share * target.budgetMinutes));
  return (
    <section className="ladder" aria-label="Escalation ladder">
      <div className="ladder-words">
        <h2 className="heading">{tier === undefined ? 'If a promise is missed' : `If the promise for ${tier.name} is missed`}</h2>
        <p className="small ink3">{target?.clock === 'elapsed' ? 'Time by the clock.' : 'Working time of the person who has the lead.'}</p>
        <Button look="quiet" icon="plus" onClick={() => setOpen({ index: steps.length, step: { atShare: nextShare(steps), action: '', who: '' } })}>Step</Button>
      </div>
      <div className="ladder-line">
        <span className="ladder-before" style={{ width: `${breach * 100}%` }} /><span className="ladder-after" style={{ left: `${breach * 100}%` }} />
        <span className="ladder-breach" style={{ left: `${breach * 100}%` }} />
        {rungs.map(({ share, step, index }, at) => (
          <Rung key={at} left={places[at] ?? 0} time={share === 0 && step === null ? 'Assigned' : time(share)} step={step} words={share === 0 ? 'the clock runs' : 'breach, nothing agreed'} onOpen={step === null ? null : () => setOpen({ index, step })} />
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

/** At least this part of the line between two rungs. */
const GAP = 0.17;
interface LadderRung { readonly share: number; readonly step: EscalationStep | null; readonly index: number }

/** The assignment, the agreed steps, and the breach where no step stands at it. */
function rungsOf(steps: readonly EscalationStep[]): LadderRung[] {
  const agreed = steps.map((step, index): LadderRung => ({ share: step.atShare, step, index }));
  const bare = agreed.some(({ share }) => share === 1) ? [] : [{ share: 1, step: null, index: -1 }];
  return [{ share: 0, step: null, index: -1 }, ...[...agreed, ...bare].sort((a, b) => a.share - b.share)];
}

function Rung({ left, time, step, words, onOpen }: { readonly left: number; readonly time: string; readonly step: EscalationStep | null; readonly words: string; readonly onOpen: (() => void) | null }): JSX.Element {
  const style = { left: `${left * 100}%` };
  if (step === null || onOpen === null) return <div className="ladder-step" style={style}><span className="ladder-dot" /><strong>{time}</strong><small>{words}</small></div>;
  return (
    <button type="button" className="ladder-step" style={style} title={`${step.action}, ${step.who}`} onClick={onOpen}>
      <span className="ladder-dot" /><strong>{time}</strong>
      <small>{step.action === '' ? 'nothing said yet' : step.action}</small>
      <small className={step.who === '' ? 'never-text' : undefined}>{step.who === '' ? 'nobody named' : step.who}</small>
    </button>
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
