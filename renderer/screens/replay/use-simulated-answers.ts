import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';

/** Answers drawn for the proposed owners: only once somebody asked, then on every part of the evidence until he has enough. */
export interface SimulatedAnswers {
  readonly isAsked: boolean;
  readonly ask: (wanted: boolean) => void;
  readonly found: OutputOf<'evidence.simulateResponse'> | undefined;
  readonly isFetching: boolean;
  /** True while the draws of an older proposal still stand. */
  readonly isOld: boolean;
}

export function useSimulatedAnswers(): SimulatedAnswers {
  const isAsked = useUi((state) => state.isSimulating);
  const set = useUi((state) => state.set);
  const { proposal, version } = useProposal();
  const query = useCall('evidence.simulateResponse', { proposalId: proposal?.id ?? '' }, { enabled: isAsked && proposal !== null, version });
  return { isAsked, ask: (isSimulating) => set({ isSimulating }), found: isAsked ? query.data : undefined, isFetching: query.isFetching, isOld: query.isPlaceholderData };
}
