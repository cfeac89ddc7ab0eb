import { useState, type JSX } from 'react';
import type { Sla } from '../../../shared/engine/model/configuration.ts';
import type { MarketingEscalationStep } from '../../../shared/engine/model/sla-terms.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { plural } from '../../components/figure-text.ts';
import { NumberField } from '../../components/number-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { setMarketingStep, setTermsOf } from './promise-edits.ts';
import { TemplateMenu } from './template-menu.tsx';
import { usePeople } from './use-people.ts';

/** What goes with the promises of both sides: scope, what follows a miss, review and change, pauses. */
export function TermsView({ sla }: { readonly sla: Sla }): JSX.Element {
  const { edit } = useProposal();
  const consequence = (team: 'marketing' | 'sales', label: string, placeholder: string): JSX.Element => (
    <TextField label={label} voice rows={3} value={sla.consequences?.[team] ?? ''} placeholder={placeholder} onCommit={(text) => edit(label, setTermsOf({ consequences: withSide(sla, team, text) }))} />
  );
  return (
    <div className="playbook scrolls" tabIndex={0} role="region" aria-label="Terms">
      <TemplateMenu />
      <Section title="To what it applies">
        <TextField label="Scope: which leads, teams and regions" voice rows={2} value={sla.scope ?? ''} placeholder="Inbound leads of all regions; partner leads are not part of it" onCommit={(scope) => edit('Scope', setTermsOf({ scope }))} />
      </Section>
      <Section title="What follows a miss" note="for every clause that says nothing of its own">
        <div className="terms-sides">
          {consequence('marketing', 'If marketing misses a promise', 'The gap is closed in the next period; the budget of the weakest source is reviewed together')}
          {consequence('sales', 'If sales misses a promise', 'The lead goes to the next person in the pool; named in the Monday call')}
        </div>
      </Section>
      <MarketingLadder steps={sla.marketingEscalation ?? []} />
      <Section title="Review and change">
        <div className="terms-sides">
          <NumberField label="Months between reviews" value={sla.reviewEveryMonths ?? null} min={1} max={60} allowEmpty placeholder="not said" onCommit={(months) => edit('Months between reviews', setTermsOf({ reviewEveryMonths: months === null ? undefined : Math.round(months) }))} />
          <TextField label="How this agreement is changed" voice rows={3} value={sla.changeProcedure ?? ''} placeholder="Either side asks in writing; both leads replay the change and sign a new version" onCommit={(changeProcedure) => edit('How it is changed', setTermsOf({ changeProcedure }))} />
          <TextField
            label="Reasons to pause the clock, one a line" rows={3} value={(sla.pauses ?? []).join('\n')} placeholder={'Nothing pauses the clock'}
            onCommit={(value) => edit('Reasons to pause', setTermsOf({ pauses: linesOf(value) }))}
          />
        </div>
      </Section>
    </div>
  );
}

/** The lines of a text, each once, without blank ones. */
export const linesOf = (text: string): string[] => [...new Set(text.split('\n').map((line) => line.trim()).filter((line) => line !== ''))];

/** Both sides' consequences with one of them changed; a side that says nothing is left out. */
function withSide(sla: Sla, team: 'marketing' | 'sales', text: string): NonNullable<Sla['consequences']> {
  const { [team]: _, ...other } = sla.consequences ?? {};
  return text.trim() === '' ? other : { ...other, [team]: text };
}

function MarketingLadder({ steps }: { readonly steps: readonly MarketingEscalationStep[] }): JSX.Element {
  const { edit } = useProposal();
  const [open, setOpen] = useState<{ readonly index: number; readonly step: MarketingEscalationStep } | null>(null);
  return (
    <Section title="When marketing misses a promise" note="the ladder of sales stands under its clauses" actions={<Button look="quiet" icon="plus" onClick={() => setOpen({ index: steps.length, step: { afterDays: (steps.at(-1)?.afterDays ?? -5) + 5, action: '', who: '' } })}>Step</Button>}>
      {steps.length === 0 ? <p className="small ink3">No step was agreed.</p> : (
        <ol className="terms-ladder">
          {steps.map((step, index) => (
            <li key={index}>
              <button type="button" className="terms-step" onClick={() => setOpen({ index, step })}>
                <strong>{step.afterDays === 0 ? 'On the day' : `After ${plural(step.afterDays, 'working day')}`}</strong>
                <span>{step.action === '' ? 'nothing said yet' : step.action}</span>
                <span className={step.who === '' ? 'never-text' : 'ink3'}>{step.who === '' ? 'nobody named' : step.who}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      {open !== null && <StepDialog step={open.step} isNew={open.index >= steps.length} onClose={() => setOpen(null)} onSave={(step) => { edit('Step when marketing misses', setMarketingStep(open.index, step)); setOpen(null); }} />}
    </Section>
  );
}

function StepDialog({ step, isNew, onClose, onSave }: { readonly step: MarketingEscalationStep; readonly isNew: boolean; readonly onClose: () => void; readonly onSave: (step: MarketingEscalationStep | null) => void }): JSX.Element {
  const [draft, setDraft] = useState(step);
  const people = usePeople('marketing');
  return (
    <Dialog
      title="When marketing misses a promise" isOpen onClose={onClose} width={420}
      actions={<>{!isNew && <Button icon="trash" onClick={() => onSave(null)}>Remove</Button>}<Button onClick={onClose}>Cancel</Button><Button look="filled" onClick={() => onSave(draft)}>Save the step</Button></>}
    >
      <NumberField label="Working days after the miss" value={draft.afterDays} min={0} max={1000} onCommit={(days) => setDraft({ ...draft, afterDays: Math.round(days ?? 0) })} />
      <TextField label="What happens" commitAtOnce value={draft.action} placeholder="The plan for the next period is agreed with sales" onCommit={(action) => setDraft({ ...draft, action })} />
      <TextField label="Who" commitAtOnce value={draft.who} list={people} onCommit={(who) => setDraft({ ...draft, who })} />
    </Dialog>
  );
}
