import type { OutputOf } from '../../../shared/contract/contract.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useSettled } from '../../state/use-settled.ts';
import { useOutcome } from './score-view.ts';

/** Resampling takes its time; it begins when the edits pause. */
const SETTLED_MS = 500;

export type Quality = OutputOf<'score.getQuality'>;
export type Finding = OutputOf<'score.lintModel'>[number];
export type Flips = OutputOf<'score.getFlips'>;
export type Suggestions = OutputOf<'score.suggestPoints'>;

/** How well the saved score tells leads apart, each at its best moment; undefined until it is known. */
export function useQuality(): { readonly data: Quality | undefined; readonly isOld: boolean; readonly isFetching: boolean } {
  const { proposal, version: edited } = useProposal();
  const version = useSettled(edited, SETTLED_MS);
  const outcome = useOutcome();
  const hasHistory = useCall('history.getHealth', {}).data != null;
  const query = useCall('score.getQuality', { proposalId: proposal?.id ?? '', moment: 'best', outcome, horizonDays: null, seed: 1 }, { enabled: proposal !== null && hasHistory, version });
  return { data: query.data, isOld: version !== edited || query.isPlaceholderData || query.isFetching, isFetching: query.isFetching };
}

/** What a careful reader would ask about the model. */
export function useLint(): readonly Finding[] {
  const { proposal, version } = useProposal();
  const hasHistory = useCall('history.getHealth', {}).data != null;
  return useCall('score.lintModel', { proposalId: proposal?.id ?? '' }, { enabled: proposal !== null && hasHistory, version }).data ?? [];
}

/** Whose verdict the last edit changed. */
export function useFlips(): { readonly data: Flips | undefined; readonly isOld: boolean } {
  const { proposal, version } = useProposal();
  const query = useCall('score.getFlips', { proposalId: proposal?.id ?? '', limit: 50 }, { enabled: proposal !== null, version: `${version} ${proposal?.revision ?? 0}` });
  return { data: query.data, isOld: query.isPlaceholderData || query.isFetching };
}

/** The points that the history would have given, once somebody asked to see them. */
export function useSuggestions(isAsked: boolean): Suggestions | undefined {
  const { proposal, version } = useProposal();
  const outcome = useOutcome();
  const query = useCall('score.suggestPoints', { proposalId: proposal?.id ?? '', moment: 'best', outcome }, { enabled: isAsked && proposal !== null, version });
  return isAsked ? query.data : undefined;
}
