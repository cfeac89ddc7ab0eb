import { useRef } from 'react';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useSettled } from '../../state/use-settled.ts';
import { useIsNear, useThreshold, useTried } from './score-view.ts';
import { traceAt, type Trace, type TracedThreshold } from './threshold-figures.ts';
import { traceKey } from './trace-key.ts';

/** A walk over all leads takes its time; it begins when the edits pause, before a hand needs it. */
const SETTLED_MS = 500;

/** What every threshold of this proposal would bring; null while it is not known, or where none divides the leads. Another threshold alone leaves it as it is. */
function useThresholdTrace(): Trace | null {
  const isNear = useIsNear();
  const isWanted = useTried((state) => state.tried !== null) || isNear;
  const { proposal, configuration, settled } = useProposal();
  const now = configuration === null ? '' : traceKey(configuration);
  const key = useSettled(now, SETTLED_MS);
  const latest = useRef(now);
  latest.current = now;
  const hasHistory = useCall('history.getHealth', {}).data != null;
  const { data, isPlaceholderData } = useCall('score.traceThresholds', { proposalId: proposal?.id ?? '' }, {
    enabled: isWanted && proposal !== null && hasHistory, version: key, after: settled, isStill: () => latest.current === key,
  });
  return key !== now || isPlaceholderData || data?.kind !== 'traced' ? null : data;
}

/** The threshold that is shown with what it would bring, and the saved one beside it; null while nothing is known of it. */
function useTraced(points: number): { readonly tried: TracedThreshold; readonly trace: Trace } | null {
  const trace = useThresholdTrace();
  const tried = trace === null ? null : traceAt(trace, points);
  return trace === null || tried === null ? null : { tried, trace };
}

/** The threshold under the hand with what it would bring, and the saved one beside it; null while none is tried or nothing is known of it. */
export function useTriedThreshold(): { readonly tried: TracedThreshold; readonly saved: TracedThreshold | null } | null {
  const points = useTried((state) => state.tried);
  const saved = (useProposal().configuration?.score.mqlThreshold ?? 0) / 100;
  const traced = useTraced(points ?? saved);
  return traced === null || points === null ? null : { tried: traced.tried, saved: traceAt(traced.trace, saved) };
}

/** MQLs in a whole week by the threshold that is shown, under the hand or just edited; null while nothing is known of it. */
export const useTracedMedian = (): number | null => useTraced(useThreshold())?.tried.median ?? null;
