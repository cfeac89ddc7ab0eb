import { useState, type JSX } from 'react';
import type { OutputOf } from '../../../../shared/contract/contract.ts';
import { CheckBox } from '../../../components/check-box.tsx';
import { Section } from '../../../components/side-panel.tsx';
import { useCall } from '../../../state/use-call.ts';
import { useNames } from '../../../state/use-names.ts';
import { useProposal } from '../../../state/use-proposal.ts';
import { ProposalsTable } from '../proposals-table.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { FrozenReplays } from './frozen-replays.tsx';
import { PartBody } from './part-body.tsx';

type Comparison = OutputOf<'evidence.compareProposals'>;
const MOST = 4;

/** Two to four saved proposals on the same history: what differs, the edits that make it differ, and which one is pinned. */
export function ComparisonPart(): JSX.Element {
  const { proposal, version } = useProposal();
  const list = useCall('proposal.listProposals', {}).data ?? [];
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = list.map(({ id }) => id).filter((id) => !left.includes(id)).slice(0, MOST);
  // Proposals that are not under discussion are asked anew when one of them was edited.
  const asked = useCall('evidence.compareProposals', { proposalIds: chosen }, { enabled: chosen.length >= 2, version: `${version} ${list.map(({ revision }) => revision).join(' ')}` });
  const query = chosen.length >= 2 ? asked : { ...asked, data: EMPTY, error: null, isFetching: false, isPlaceholderData: false };
  return (
    <PartBody
      label="Proposals" query={query}
      tools={list.length < 2 ? undefined : list.map(({ id, name }) => <CheckBox key={id} label={name} isChecked={chosen.includes(id)} isDisabled={chosen.includes(id) ? chosen.length <= 2 : chosen.length >= MOST} onChange={(isOn) => setLeft(isOn ? left.filter((one) => one !== id) : [...left, id])} />)}
    >
      {(comparison) => (
        <>
          <ProposalsTable />
          {comparison.proposals.length >= 2 && <><DifferenceTable comparison={comparison} /><Edits comparison={comparison} /></>}
          <FrozenReplays proposalId={proposal?.id ?? ''} />
        </>
      )}
    </PartBody>
  );
}

const EMPTY: Comparison = { proposals: [], actual: [], rows: [], changes: [] };

function Edits({ comparison: { proposals, changes } }: { readonly comparison: Comparison }): JSX.Element {
  const names = useNames();
  const [first] = proposals;
  return (
    <>
      {changes.map(({ proposalId, changes: own }) => (
        <Section key={proposalId} title={`What ${proposals.find((one) => one.proposalId === proposalId)?.name ?? ''} says otherwise than ${first?.name ?? ''}`} note={own.length === 0 ? 'nothing: both have the same fingerprint' : undefined}>
          <ul className="evidence-edits">{own.map((change) => <li key={change.path.join('>')}><span className="ink2">{names.sentence(change.path.join(' › '))}</span>: <del>{names.sentence(change.before ?? 'nothing')}</del> <ins>{names.sentence(change.after ?? 'nothing')}</ins></li>)}</ul>
        </Section>
      ))}
    </>
  );
}
