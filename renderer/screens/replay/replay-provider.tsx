import { useDeferredValue, useMemo, type JSX, type ReactNode } from 'react';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useReplayJob } from './use-replay-job.ts';
import { ReplayContext, type Replay } from './use-replay.ts';

/**
 * Asks once for the replay of the proposal under discussion. The answer is handed on deferred: React then draws the
 * screen in slices of a few ms and lets every key and click go first, instead of drawing all of it in one long task.
 */
export function ReplayProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const { proposal, version } = useProposal();
  const health = useCall('history.getHealth', {}).data;
  const hasHistory = health === undefined ? null : health !== null;
  const jobId = useReplayJob();
  const { data, error, isFetching, isPlaceholderData, refetch } = useCall('replay.runReplay', { proposalId: proposal?.id ?? '', jobId }, { enabled: proposal !== null && hasHistory === true, version });
  const latest = useMemo<Replay>(() => {
    const summary = hasHistory === false ? undefined : data;
    return { summary, isOld: isPlaceholderData, hasHistory, isWaiting: summary === undefined && hasHistory !== false, isFetching, error, askAgain: () => void refetch() };
  }, [data, error, hasHistory, isFetching, isPlaceholderData, refetch]);
  return <ReplayContext value={useDeferredValue(latest)}>{children}</ReplayContext>;
}
