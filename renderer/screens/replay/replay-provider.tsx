import { useDeferredValue, useEffect, useMemo, type JSX, type ReactNode } from 'react';
import { StripFirst } from '../../state/right-of-way.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useReplayJob } from './use-replay-job.ts';
import { ReplayContext, type Replay } from './use-replay.ts';

/**
 * Asks once for the replay of the proposal under discussion. The answer is handed on deferred: React then draws the
 * screen in slices of a few ms and lets every key and click go first, instead of drawing all of it in one long task. What
 * else a screen asks of an edited proposal is asked when the strip is drawn.
 */
export function ReplayProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const { proposal, version, isSaved } = useProposal();
  const health = useCall('history.getHealth', {}).data;
  const hasHistory = health === undefined ? null : health !== null;
  const jobId = useReplayJob();
  const { data, error, isFetching, isPlaceholderData, refetch } = useCall('replay.runReplay', { proposalId: proposal?.id ?? '', jobId }, { enabled: proposal !== null && hasHistory === true, version, isStrip: true });
  // Another edit may have been saved between question and answer: then it is the answer to that one.
  const isOther = data !== undefined && !isPlaceholderData && data.configHash !== version;
  useEffect(() => {
    if (isOther) void refetch();
  }, [isOther, refetch]);
  const latest = useMemo<Replay>(() => {
    const summary = hasHistory === false ? undefined : data;
    return { summary, isOld: isPlaceholderData || isOther || !isSaved, hasHistory, isWaiting: summary === undefined && hasHistory !== false, isFetching, error, askAgain: () => void refetch() };
  }, [data, error, hasHistory, isFetching, isOther, isPlaceholderData, isSaved, refetch]);
  const shown = useDeferredValue(latest);
  const isBehind = error === null && latest.summary !== undefined && (latest.isOld || shown.isOld);
  return <ReplayContext value={shown}><StripFirst value={isBehind}>{children}</StripFirst></ReplayContext>;
}
