import type { UseQueryResult } from '@tanstack/react-query';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { CallError } from '../../state/call-error.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';

export interface Replay {
  readonly summary: ReplaySummary | undefined;
  /** True while a newer answer is on its way; the old figures stay, in `ink3`. */
  readonly isOld: boolean;
  /** Null while unknown, false before the first import. */
  readonly hasHistory: boolean | null;
  /** True until the first answer, or until it is known that there is no history. */
  readonly isWaiting: boolean;
  readonly query: UseQueryResult<ReplaySummary, CallError>;
}

/** The replay of the proposal under discussion; the same answer as the strip shows. */
export function useReplay(): Replay {
  const { proposal, version } = useProposal();
  const health = useCall('history.getHealth', {});
  const hasHistory = health.data === undefined ? null : health.data !== null;
  const query = useCall('replay.runReplay', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null && hasHistory === true, version });
  const summary = hasHistory === false ? undefined : query.data;
  return { summary, isOld: query.isPlaceholderData, hasHistory, isWaiting: summary === undefined && hasHistory !== false, query };
}
