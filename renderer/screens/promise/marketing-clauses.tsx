import type { JSX } from 'react';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { MarketingCommitment } from '../../../shared/engine/model/sla-terms.ts';
import { clauseIdOf } from '../../../shared/engine/sla/clauses.ts';
import { Button } from '../../components/button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { useProposal } from '../../state/use-proposal.ts';
import { useReplay } from '../replay/use-replay.ts';
import { ClauseRow } from './clause-row.tsx';
import { ClauseStanding } from './clause-standing.tsx';
import { isKept, marketingMeasure } from './clause-measure.ts';
import { ClausesHead } from './clauses-head.tsx';
import { CommitmentWords } from './commitment-words.tsx';
import { OwnerField } from './inline-value.tsx';
import { addCommitment, newCommitment, onSla, removeCommitment, setCommitment } from './promise-edits.ts';
import { usePeople } from './use-people.ts';

const KINDS = {
  volume: 'How many leads a week',
  minimumScore: 'How many reach a score',
  requiredFields: 'Which facts they carry',
  sourceMix: 'Which sources they come from',
  rejects: 'How few are rejected',
  rejectAnswer: 'When a rejection is answered',
} as const satisfies Record<MarketingCommitment['kind'], string>;
const KIND_LIST = ['volume', 'minimumScore', 'requiredFields', 'sourceMix', 'rejects', 'rejectAnswer'] as const;

/** The share that a commitment has to reach on the history. */
function shareOf(commitment: MarketingCommitment): number {
  if (commitment.kind === 'volume' || commitment.kind === 'sourceMix') return 1;
  return commitment.kind === 'rejects' ? 1 - commitment.most : commitment.share;
}

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
              clauseId={clauseIdOf({ kind: 'commitment', commitment })}
              standing={<ClauseStanding configuration={configuration} clauseId={clauseIdOf({ kind: 'commitment', commitment })} number={index + 1} />}
              onRemove={() => edit(`Remove clause ${index + 1}`, onSla(removeCommitment(commitment.id)))}
            >
              <CommitmentWords commitment={commitment} rejectReasons={configuration.playbook.rejectReasons} onChange={set} number={index + 1} />
            </ClauseRow>
          );
        })}
      </ol>
      {marketing.length === 0 && <p className="statement clauses-empty">Marketing promises nothing yet.</p>}
      <MenuButton
        opener={<Button look="quiet" icon="plus">Clause</Button>}
        entries={KIND_LIST.map((kind) => ({ kind: 'action' as const, label: KINDS[kind], onChoose: () => add(kind) }))}
      />
    </section>
  );
}
