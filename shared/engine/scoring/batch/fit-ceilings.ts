import type { History } from '../../history/history.ts';
import type { ScoreModel } from '../../model/score-model.ts';
import type { BatchEvaluator } from './batch-evaluator.ts';
import { BLOCK } from './key-index.ts';
import { addColumn } from './score-all.ts';

/** The fit points of every lead, where fit comes from fields without a history alone and so never changes; null otherwise. */
export function fitCeilings({ createdAt }: History, { fitMin = -Infinity, fitMax }: ScoreModel, { groups }: BatchEvaluator): Float64Array | null {
  const own = groups.filter(({ group }) => group.category === 'fit');
  const isStill = own.every(({ group, readers, once }) => readers.length === 0 && once.length === 0 && group.rules.every(({ kind }) => kind !== 'event'));
  if (!isStill) return null;
  const fit = new Float64Array(createdAt.length);
  const sum = new Float64Array(BLOCK);
  for (let first = 0; first < fit.length; first += BLOCK) {
    const size = Math.min(BLOCK, fit.length - first);
    for (const { group, columns } of own) {
      sum.fill(0);
      for (const { codes, table } of columns) addColumn(codes, table, sum, first, size);
      for (let i = 0; i < size; i++) fit[first + i]! += Math.min(Math.max(sum[i]!, group.min), group.max);
    }
    for (let i = first; i < first + size; i++) fit[i] = Math.min(Math.max(fit[i]!, fitMin), fitMax);
  }
  return fit;
}
