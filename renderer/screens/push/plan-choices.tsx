import { useState, type JSX } from 'react';
import type { PushChoices, PushOperation } from '../../../shared/contract/areas/push.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Section } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useCall } from '../../state/use-call.ts';

interface Choosing {
  readonly choices: PushChoices;
  readonly isBusy: boolean;
  readonly onPlan: (choices: PushChoices) => void;
}

/** What a person can choose about the operation that is looked at; every choice only plans anew. */
export function PlanChoices({ operation: { id, status }, ...choosing }: Choosing & { readonly operation: PushOperation }): JSX.Element {
  if (id === 'manual:scoring') return <ScoreWays {...choosing} ways={['draft', 'calculated']} />;
  if (id === 'manual:finish-calculated') return <ScoreWays {...choosing} ways={['byHand', 'draft']} />;
  if (id === 'manual:finish-score' || (id === 'score:draft' && status !== 'done')) return <ScoreWays {...choosing} ways={['byHand', 'calculated']} />;
  if (id === 'manual:stages' && choosing.choices.stages === undefined) return <StageWay {...choosing} />;
  if (id === 'workflow:route' || id === 'workflow:clock') return <SequenceWay {...choosing} />;
  return <></>;
}

type Way = 'draft' | 'calculated' | 'byHand';

const WAYS: Readonly<Record<Way, { readonly words: string; readonly means: string }>> = {
  draft: { words: 'Plan with a draft (beta)', means: 'HubSpot’s scoring tool has a beta interface. Where this portal has it, Baton drafts the rules on contact properties; what a lead did stays by hand, and publishing is confirmed apart.' },
  calculated: { words: 'Plan with calculated properties', means: 'Fit, total and tier as formulas that the portal keeps up by itself. What a lead did has no formula: its points stay by hand.' },
  byHand: { words: 'Plan the score by hand', means: 'The whole score as a list of clicks in the scoring tool.' },
};

function ScoreWays({ choices, isBusy, onPlan, ways }: Choosing & { readonly ways: readonly Way[] }): JSX.Element {
  const { score: _score, ...others } = choices;
  return (
    <Section title="Other ways">
      {ways.map((way) => (
        <div key={way} className="push-way">
          <p className="ink2">{WAYS[way].means}</p>
          <Button disabled={isBusy} onClick={() => onPlan(way === 'byHand' ? others : { ...others, score: way })}>{WAYS[way].words}</Button>
        </div>
      ))}
    </Section>
  );
}

function StageWay({ choices, isBusy, onPlan }: Choosing): JSX.Element {
  return (
    <Section title="Another way">
      <p className="ink2">HubSpot takes new stages over an interface that it does not document. Where this portal does, Baton adds them; a stage counts for contacts and companies and is never taken back.</p>
      <Button disabled={isBusy} onClick={() => onPlan({ ...choices, stages: 'create' })}>Plan to create the stages</Button>
    </Section>
  );
}

const NO_SEQUENCE = 'none';

/** The sequence in which a handed-over lead is enrolled: by name where the portal was looked through, else by its number. */
function SequenceWay({ choices, isBusy, onPlan }: Choosing): JSX.Element {
  const [typed, setTyped] = useState(choices.sequenceId ?? '');
  const parts = useCall('portal.getInventory', {}).data?.inventory?.parts;
  const known = (parts?.find(({ id }) => id === 'sequences')?.rows ?? []).map(([name = '', value = '']) => ({ value, label: `${name} (${value})` }));
  const sequenceId = typed.trim();
  const { sequenceId: _sequence, ...others } = choices;
  const isNumber = sequenceId === '' || /^\d{1,20}$/.test(sequenceId);
  const hint = 'The clock enrols the lead in it once it has an owner.';
  return (
    <Section title="Sequence">
      <div className="push-way">
        {known.length > 0
          ? <SelectField label="Sequence" hint={hint} width="100%" value={sequenceId === '' ? NO_SEQUENCE : sequenceId} choices={[{ value: NO_SEQUENCE, label: 'None' }, ...known]} onCommit={(value) => setTyped(value === NO_SEQUENCE ? '' : value)} />
          : <TextField label="Number of the sequence" hint={`As in its address in HubSpot; empty: none. ${hint}`} value={typed} onCommit={setTyped} commitAtOnce error={isNumber ? undefined : 'A sequence is a number.'} />}
        <Button disabled={isBusy || !isNumber || sequenceId === (choices.sequenceId ?? '')} onClick={() => onPlan(sequenceId === '' ? others : { ...others, sequenceId })}>{sequenceId === '' && choices.sequenceId !== undefined ? 'Plan without a sequence' : 'Plan with this sequence'}</Button>
      </div>
    </Section>
  );
}
