import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useSettled } from '../../state/use-settled.ts';
import { useTried } from './score-view.ts';
import { traceAt, type Trace, type TracedThreshold } from './threshold-figures.ts';

/** A walk over all leads takes its time; it begins when the edits pause, before a hand needs it. */
const SETTLED_MS = 500;

/** What every threshold of this proposal would bring; null while it is not known or nobody wants it, or where none divides the leads. */
export function useThresholdTrace(isWanted: boolean): Trace | null {
  const { proposal, version: edited } = useProposal();
  const version = useSettled(edited, SETTLED_MS);
  const hasHistory = useCall('history.getHealth', {}).data != null;
  const { data, isPlaceholderData } = useCall('score.traceThresholds', { proposalId: proposal?.id ?? '' }, { enabled: isWanted && proposal !== null && hasHistory, version });
  return version !== edited || isPlaceholderData || data?.kind !== 'traced' ? null : data;
}

/** The threshold under the hand with what it would bring, and the saved one beside it; null while none is tried or nothing is known of it. */
export function useTriedThreshold(): { readonly tried: TracedThreshold; readonly saved: TracedThreshold | null } | null {
  const points = useTried((state) => state.tried);
  const trace = useThresholdTrace(points !== null);
  const saved = (useProposal().configuration?.score.mqlThreshold ?? 0) / 100;
  const tried = trace === null || points === null ? null : traceAt(trace, points);
  return trace === null || tried === null ? null : { tried, saved: traceAt(trace, saved) };
}
