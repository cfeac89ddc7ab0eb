import { useMemo } from 'react';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { fromGroup, rootGroup } from './expression-model.ts';
import { useCall } from '../../state/use-call.ts';
import { useProposal } from '../../state/use-proposal.ts';
import { builderLines, keyOfPath, type BuilderLine } from './builder-lines.ts';
import type { Counted } from './criterion-count.tsx';

/** The leads behind every criterion and every group inside an expression, each at its best moment; null until they are counted. */
export function useCriteriaCounts(expression: Expression): { readonly lines: readonly BuilderLine[]; readonly counts: ReadonlyMap<string, Counted> | null; readonly hasHistory: boolean } {
  const { proposal, version } = useProposal();
  const hasHistory = useCall('history.getHealth', {}).data != null;
  const lines = useMemo(() => builderLines(rootGroup(expression)), [expression]);
  const asked = useMemo(() => lines.flatMap((line) => (line.kind === 'criterion' ? [{ key: keyOfPath(line.path), criterion: line.expression }] : line.kind === 'head' && line.path.length > 0 ? [{ key: keyOfPath(line.path), criterion: fromGroup(line.group) }] : [])), [lines]);
  const criteria = asked.map(({ criterion }) => criterion);
  const query = useCall('score.countCriteria', { proposalId: proposal?.id ?? '', moment: 'best', criteria }, { enabled: proposal !== null && hasHistory && criteria.length > 0, version });
  const counts = useMemo(() => {
    if (query.data === undefined || query.isPlaceholderData || query.data.length !== asked.length) return null;
    return new Map(query.data.map((count, index) => [asked[index]?.key ?? '', count]));
  }, [query.data, query.isPlaceholderData, asked]);
  return { lines, counts, hasHistory };
}
