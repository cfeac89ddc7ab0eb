import { useMemo } from 'react';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { useMaps } from '../map/use-maps.ts';
import { useGapUi, type GapFilter } from './gap-ui.ts';

export type GapList = OutputOf<'gap.listGaps'>;
export type Gap = GapList['gaps'][number];
export type Evidence = Gap['evidence'][number];

/** The leads that are looked at: those of one territory, or all (null). */
export function scopeOf(configuration: Configuration | null, territoryId: string): { readonly field: string; readonly values: string[] } | null {
  const territory = configuration?.routing.territories.find(({ id }) => id === territoryId);
  const field = configuration?.routing.territoryField ?? '';
  return territory === undefined || field === '' || territory.values.length === 0 ? null : { field, values: [...territory.values] };
}

/** Which proposal, which leads and which map the gap list and the measured layer are about. */
export function useGround() {
  const { proposal, configuration, version } = useProposal();
  const territoryId = useGapUi((state) => state.territoryId);
  const { mapId } = useMaps();
  const scope = useMemo(() => scopeOf(configuration, territoryId), [configuration, territoryId]);
  return { proposalId: proposal?.id ?? '', isReady: proposal !== null, version, scope, mapId };
}

/** The name under which the search for gaps says how far it is and can be cancelled. */
export const GAPS_JOB = 'gap-list';

/** The gap list of the open map; without asking, only what is known already. */
export function useGapList(isAsked = true) {
  const { proposalId, isReady, version, scope, mapId } = useGround();
  return useCall('gap.listGaps', { proposalId, scope, mapId, jobId: GAPS_JOB }, { enabled: isReady && isAsked, version });
}

const RANK = { high: 0, medium: 1, low: 2 } as const;

/** The gaps that a filter and a search show: the worst first, then by number. */
export function shownGaps(gaps: readonly Gap[], filter: GapFilter, search: string): Gap[] {
  const words = search.trim().toLowerCase();
  const isShown = ({ verdict, status }: Gap): boolean => {
    if (filter === 'all') return true;
    if (filter === 'open') return verdict === 'gap' && status === 'open';
    return filter === 'decided' ? status !== 'open' : verdict === filter;
  };
  const isFound = (gap: Gap): boolean => words === '' || [gap.ruleId, gap.title, gap.summary, gap.question, gap.sentence].some((text) => text.toLowerCase().includes(words));
  return gaps.filter((gap) => isShown(gap) && isFound(gap)).sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.ruleId < b.ruleId ? -1 : 1));
}
