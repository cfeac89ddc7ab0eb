import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { CallError } from '../../state/call-error.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useOutcome } from './score-view.ts';

export type Distribution = OutputOf<'score.getDistribution'>;

/** The scores of every lead under the proposal, as the score and define screens draw them. */
export function useDistribution(): { readonly data: Distribution | undefined; readonly isOld: boolean; readonly isFetching: boolean; readonly error: CallError | null; readonly askAgain: () => void } {
  const { proposal, version } = useProposal();
  const outcome = useOutcome();
  const health = useCall('history.getHealth', {}).data;
  const query = useCall('score.getDistribution', { proposalId: proposal?.id ?? '', moment: 'best', outcome, binWidth: 1 }, { enabled: proposal !== null && health != null, version });
  return { data: query.data, isOld: query.isPlaceholderData || query.isFetching, isFetching: query.isFetching, error: query.error, askAgain: () => void query.refetch() };
}
