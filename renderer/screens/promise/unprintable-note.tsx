import type { JSX } from 'react';
import { ErrorNote } from '../../components/error-note.tsx';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';

/** Names a letter that somebody wrote and that no page can carry, as soon as it is written; nothing where there is none. */
export function UnprintableNote(): JSX.Element | null {
  const proposalId = useProposal().proposal?.id ?? '';
  const problem = useCall('agreement.checkPrintable', { proposalId }, { enabled: proposalId !== '' }).data?.problem;
  return problem == null ? null : <div className="pad"><ErrorNote sentence={problem} safe="The proposal is saved." /></div>;
}
