import { useState, type JSX } from 'react';
import type { Configuration, MarketingCommitment } from '../../../shared/engine/model/configuration.ts';
import { Button } from '../../components/button.tsx';
import { MultiField, type ComboChoice } from '../../components/combo-field.tsx';
import { shareFigure } from '../../components/figure-text.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useReplay } from '../replay/use-replay.ts';
import { countWord } from '../route/route-finding.ts';
import { ClauseRow } from './clause-row.tsx';
import { isKept, marketingMeasure } from './clause-measure.ts';
import { ClausesHead } from './clauses-head.tsx';
import { InlineNumber, OwnerField } from './inline-value.tsx';
import { addCommitment, newCommitment, onSla, removeCommitment, setCommitment } from './promise-edits.ts';
import { usePeople } from './use-people.ts';

const KINDS = { volume: 'How many leads a week', minimumScore: 'How many reach a score', requiredFields: 'Which facts they carry' } as const;
const shareOf = (commitment: MarketingCommitment): number => (commitment.kind === 'volume' ? 1 : commitment.share);

/** What marketing promises sales, each clause tested on the history as it is typed. */
export function MarketingClauses({ configuration }: { readonly configuration: Configuration }): JSX.Element {
  const { edit } = useProposal();
  const { summary, isOld, isWaiting } = useReplay();
  const people = usePeople('marketing');
  const { marketing } = configuration.sla;
  const perWeek = summary?.strip.find((cell) => cell.id === 'mqls')?.proposed?.value ?? null;
  const measures = marketing.map((commitment) => marketingMeasure(summary, commitment));
  const kept = marketing.filter((commitment, index) => { const measure = measures[index]; return measure !== undefined && isKept(measure, shareOf(commitment)) === true; }).length;
  const add = (kind: MarketingCommitment['kind']): void => edit(`Add: ${KINDS[kind].toLowerCase()}`, onSla(addCommitment(newCommitment(kind, configuration, perWeek))));
  return (
    <section className={isOld ? 'clauses stale' : 'clauses'} aria-label="Marketing promises">
      <ClausesHead team="marketing" count={marketing.length} kept={kept} />
      <ol>
        {marketing.map((commitment, index) => {
          const set = (next: MarketingCommitment): void => edit(`Clause ${index + 1}`, onSla(setCommitment(next)));
          return (
            <ClauseRow
              key={commitment.id} number={index + 1} about={KINDS[commitment.kind]} measure={isWaiting ? undefined : measures[index]} target={shareOf(commitment)}
              owner={<OwnerField label={`Owner of clause ${index + 1}`} team="marketing" value={commitment.owner} people={people} onCommit={(owner) => set({ ...commitment, owner })} />}
              onRemove={() => edit(`Remove clause ${index + 1}`, onSla(removeCommitment(commitment.id)))}
            >
              <Words commitment={commitment} onChange={set} number={index + 1} />
            </ClauseRow>
          );
        })}
      </ol>
      {marketing.length === 0 && <p className="statement clauses-empty">Marketing promises nothing yet.</p>}
      <MenuButton
        opener={<Button look="quiet" icon="plus">Clause</Button>}
        entries={(['volume', 'minimumScore', 'requiredFields'] as const).map((kind) => ({ kind: 'action' as const, label: KINDS[kind], onChoose: () => add(kind) }))}
      />
    </section>
  );
}

function Words({ commitment, onChange, number }: { readonly commitment: MarketingCommitment; readonly onChange: (next: MarketingCommitment) => void; readonly number: number }): JSX.Element {
  const fields = (useCall('history.getHealth', {}).data?.fields ?? []).map((field) => ({ value: field.name, label: field.name }));
  const share = commitment.kind === 'volume' ? null : (
    <><InlineNumber label={`Share in clause ${number}, percent`} value={Number(shareFigure(commitment.share))} min={1} max={100} onCommit={(percent) => onChange({ ...commitment, share: percent / 100 })} />{' %'}</>
  );
  switch (commitment.kind) {
    case 'volume':
      return (
        <>Marketing hands over <InlineNumber label={`Fewest MQLs a week in clause ${number}`} value={commitment.low} min={0} max={100_000} onCommit={(low) => onChange({ ...commitment, low, high: Math.max(low, commitment.high) })} /> to{' '}
          <InlineNumber label={`Most MQLs a week in clause ${number}`} value={commitment.high} min={0} max={100_000} onCommit={(high) => onChange({ ...commitment, high, low: Math.min(high, commitment.low) })} /> MQLs a week.</>
      );
    case 'minimumScore':
      return <>At least {share} score <InlineNumber label={`Points in clause ${number}`} value={commitment.points / 100} min={-1000} max={1000} onCommit={(points) => onChange({ ...commitment, points: Math.round(points * 100) })} /> or more at the handoff.</>;
    case 'requiredFields':
      return (
        <>At least {share} of the leads carry <FactsValue number={number} fields={commitment.fields} choices={fields} onCommit={(next) => onChange({ ...commitment, fields: next })} /></>
      );
  }
}

/** "six facts: pages, product …": the number opens the list to change it. */
function FactsValue({ number, fields, choices, onCommit }: { readonly number: number; readonly fields: readonly string[]; readonly choices: readonly ComboChoice[]; readonly onCommit: (fields: string[]) => void }): JSX.Element {
  const [isOpen, setOpen] = useState(fields.length === 0);
  const words = fields.length === 0 ? 'no named fact' : `${countWord(fields.length).toLowerCase()} ${fields.length === 1 ? 'fact' : 'facts'}`;
  return (
    <>
      <button type="button" className="inline-value" aria-expanded={isOpen} aria-label={`Facts of clause ${number}: ${words}`} onClick={() => setOpen(!isOpen)}>{words}</button>
      {fields.length > 0 && !isOpen ? `: ${fields.join(', ')}.` : ':'}
      {isOpen && <span className="clause-facts"><MultiField label={`Facts of clause ${number}`} hideLabel values={fields} choices={choices} onCommit={onCommit} placeholder="Name the facts" /></span>}
    </>
  );
}
