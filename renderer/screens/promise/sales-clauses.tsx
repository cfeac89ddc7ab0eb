import type { JSX } from 'react';
import type { Configuration, ResponseTarget, Tier } from '../../../shared/engine/model/configuration.ts';
import { clauseIdOf } from '../../../shared/engine/sla/clauses.ts';
import { Button } from '../../components/button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import type { Recipe } from '../../state/edit-queue.ts';
import { TextField } from '../../components/text-field.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useReplay } from '../replay/use-replay.ts';
import { budgetMinutes, budgetParts } from './budget-text.ts';
import { acceptanceMeasure, attemptsMeasure, feedbackMeasure, isKept, tierMeasure } from './clause-measure.ts';
import { ClauseRow } from './clause-row.tsx';
import { ClauseStanding } from './clause-standing.tsx';
import { ClausesHead } from './clauses-head.tsx';
import { FeedbackWords } from './feedback-words.tsx';
import { InlineChoice, InlineNumber, OwnerField } from './inline-value.tsx';
import { onSla, promisedShare, removeTarget, setAcceptanceShare, setSla, setTarget, setTermsOf } from './promise-edits.ts';
import { usePeople } from './use-people.ts';

/** What sales promises marketing: a first touch by tier, attempts, an answer. */
export function SalesClauses({ configuration, from, tierId, onTier }: {
  readonly configuration: Configuration; readonly from: number; readonly tierId: string | null; readonly onTier: (tierId: string) => void;
}): JSX.Element {
  const { edit } = useProposal();
  const { summary, isOld, isWaiting } = useReplay();
  const people = usePeople('sales');
  const { sla, tiers } = configuration;
  const promised = tiers.classes.flatMap((tier) => sla.targets.filter((target) => target.tierId === tier.id).map((target) => ({ tier, target, measure: tierMeasure(summary, tier.id) })));
  const open = tiers.classes.filter((tier) => !sla.targets.some((target) => target.tierId === tier.id));
  const further = furtherClauses(configuration, open);
  const [attempts, acceptance] = [attemptsMeasure(summary), acceptanceMeasure(summary)];
  const shares = { attempts: sla.attempts.share ?? 1, acceptance: sla.acceptanceShare ?? 1 };
  const kept = [...promised.map(({ measure, target }) => isKept(measure, target.share ?? 1)), isKept(attempts, shares.attempts), isKept(acceptance, shares.acceptance), sla.feedback === undefined ? null : isKept(feedbackMeasure(summary), sla.feedback.share)].filter((one) => one === true).length;
  const owner = (number: number): JSX.Element => <OwnerField label={`Owner of clause ${number}`} team="sales" value={sla.salesOwner} people={people} onCommit={(salesOwner) => edit('Owner of the promises of sales', setSla({ salesOwner }))} />;
  const next = from + promised.length;
  const standing = (clauseId: string, number: number): JSX.Element => <ClauseStanding configuration={configuration} clauseId={clauseId} number={number} />;
  const feedback = feedbackMeasure(summary);
  const count = promised.length + 2 + (sla.feedback === undefined ? 0 : 1) + (sla.opportunity === undefined ? 0 : 1);
  return (
    <section className={isOld ? 'clauses stale' : 'clauses'} aria-label="Sales promises">
      <ClausesHead team="sales" count={count} kept={kept} />
      <ol start={from}>
        {promised.map(({ tier, target, measure }, index) => (
          <ClauseRow
            key={tier.id} number={from + index} about={`First touch, tier ${tier.name}`} measure={isWaiting ? undefined : measure} target={target.share ?? 1} owner={owner(from + index)} clauseId={clauseIdOf({ kind: 'response', target, tierName: tier.name })} standing={standing(clauseIdOf({ kind: 'response', target, tierName: tier.name }), from + index)} isOn={tierId === tier.id} onFocus={() => onTier(tier.id)}
            onRemove={() => edit(`No promise for ${tier.name}`, onSla(removeTarget(tier.id)))}
          >
            <TargetWords tier={tier} target={target} onChange={(changed) => edit(`Promise for ${tier.name}`, onSla(setTarget(changed)))} />
          </ClauseRow>
        ))}
        <ClauseRow number={next} about="Attempts" measure={isWaiting ? undefined : attempts} target={shares.attempts} owner={owner(next)} clauseId="attempts" standing={standing('attempts', next)}>
          <PromisedShare of="leads with the attempts" share={shares.attempts} onCommit={(percent) => { const { n, withinDays } = sla.attempts; edit('Share of the attempts', setSla({ attempts: { n, withinDays, ...promisedShare(percent) } })); }} /> of the leads get{' '}
          <InlineNumber label="Attempts" value={sla.attempts.n} min={1} max={50} onCommit={(n) => edit('Attempts', setSla({ attempts: { ...sla.attempts, n: Math.round(n) } }))} /> attempts in{' '}
          <InlineNumber label="Working days for the attempts" value={sla.attempts.withinDays} min={1} max={90} onCommit={(days) => edit('Days for the attempts', setSla({ attempts: { ...sla.attempts, withinDays: Math.round(days) } }))} /> working days before they go back.
        </ClauseRow>
        <ClauseRow number={next + 1} about="Accept or reject" measure={isWaiting ? undefined : acceptance} target={shares.acceptance} owner={owner(next + 1)} clauseId="acceptance" standing={standing('acceptance', next + 1)}>
          Accept or reject <PromisedShare of="leads accepted or rejected" share={shares.acceptance} onCommit={(percent) => edit('Share accepted or rejected', setAcceptanceShare(percent))} /> of the leads within{' '}
          <InlineNumber label="Working days to accept or reject" value={sla.acceptanceDays} min={1} max={60} onCommit={(days) => edit('Days to accept or reject', setSla({ acceptanceDays: Math.round(days) }))} /> working days, with a reason.
        </ClauseRow>
        {sla.feedback !== undefined && (
          <ClauseRow number={next + 2} about="Feedback" measure={isWaiting ? undefined : feedback} target={sla.feedback.share} owner={owner(next + 2)} clauseId="feedback" standing={standing('feedback', next + 2)} onRemove={() => edit('No feedback', setTermsOf({ feedback: undefined }))}>
            <FeedbackWords feedback={sla.feedback} onChange={(changed) => edit('Feedback', setSla({ feedback: changed }))} />
          </ClauseRow>
        )}
        {sla.opportunity !== undefined && (
          <ClauseRow number={from + count - 1} about="Opportunities" owner={owner(from + count - 1)} standing={standing('opportunity', from + count - 1)} onRemove={() => edit('No rule for opportunities', setTermsOf({ opportunity: undefined }))}>
            Sales opens an opportunity when <TextField label="When sales opens an opportunity" hideLabel voice rows={2} value={sla.opportunity} onCommit={(opportunity) => edit('When an opportunity is opened', setTermsOf({ opportunity }))} />
          </ClauseRow>
        )}
      </ol>
      <MenuButton opener={<Button look="quiet" icon="plus">Clause</Button>} entries={further.map(({ label, recipe }) => ({ kind: 'action' as const, label, onChoose: () => edit(label, recipe) }))} />
    </section>
  );
}

/** What sales may promise besides. */
function furtherClauses({ sla }: Configuration, open: readonly Tier[]): { readonly label: string; readonly recipe: Recipe }[] {
  return [
    ...open.map((tier) => ({ label: `First touch for ${tier.name}`, recipe: onSla(setTarget({ tierId: tier.id, budgetMinutes: 480, clock: 'business' })) })),
    ...(sla.feedback === undefined ? [{ label: 'Feedback to marketing', recipe: setSla({ feedback: { share: 0.95, cadence: 'weekly', text: 'to marketing what became of every lead handed over' } }) }] : []),
    ...(sla.opportunity === undefined ? [{ label: 'When an opportunity is opened', recipe: setSla({ opportunity: 'need, budget, a person who decides and a next step with a date are known' }) }] : []),
  ];
}

/** The share of the leads that a promise is for; at 100 it is for every lead. */
function PromisedShare({ of, share, onCommit }: { readonly of: string; readonly share: number; readonly onCommit: (percent: number) => void }): JSX.Element {
  return <span className="nowrap"><InlineNumber label={`Share of ${of}, percent`} value={Math.round(share * 1000) / 10} min={1} max={100} onCommit={onCommit} /> %</span>;
}

function TargetWords({ tier, target, onChange }: { readonly tier: Tier; readonly target: ResponseTarget; readonly onChange: (target: ResponseTarget) => void }): JSX.Element {
  const { value, unit } = budgetParts(target.budgetMinutes);
  const isOne = value === 1;
  return (
    <>
      <PromisedShare of={`leads of tier ${tier.name}`} share={target.share ?? 1} onCommit={(percent) => { const { share: _, ...every } = target; onChange({ ...every, ...promisedShare(percent) }); }} /> of the leads of tier {tier.name} get a first touch within{' '}
      <span className="nowrap">
        <InlineNumber label={`Time for tier ${tier.name}`} value={value} min={1} max={20_000} onCommit={(next) => onChange({ ...target, budgetMinutes: budgetMinutes(next, unit) })} />{' '}
        <InlineChoice label={`Clock for tier ${tier.name}`} value={target.clock} choices={[{ value: 'business', label: 'working' }, { value: 'elapsed', label: 'elapsed' }]} onCommit={(clock) => onChange({ ...target, clock })} />{' '}
        <InlineChoice
          label={`Unit for tier ${tier.name}`} value={unit} choices={[{ value: 'minutes', label: isOne ? 'minute' : 'minutes' }, { value: 'hours', label: isOne ? 'hour' : 'hours' }]}
          onCommit={(next) => onChange({ ...target, budgetMinutes: budgetMinutes(value, next) })}
        />
      </span>, by a person.
    </>
  );
}
