import type { History } from '../../history/history.ts';
import type { ScoreModel } from '../../model/score-model.ts';
import { clamp } from '../score-lead.ts';
import type { BatchEvaluator } from './batch-evaluator.ts';

/** The fit points of every lead, where fit comes from fields without a history alone and so never changes; null otherwise. */
export function fitCeilings({ createdAt }: History, { fitMin = -Infinity, fitMax }: ScoreModel, { groups }: BatchEvaluator): Float64Array | null {
  const own = groups.filter(({ group }) => group.category === 'fit');
  const isStill = own.every(({ group, readers, once }) => readers.length === 0 && once.length === 0 && group.rules.every(({ kind }) => kind !== 'event'));
  if (!isStill) return null;
  const fit = new Float64Array(createdAt.length);
  const sum = new Float64Array(createdAt.length);
  for (const { group, columns } of own) {
    sum.fill(0);
    for (const { codes, table } of columns) addColumn(codes, table, sum);
    for (let lead = 0; lead < fit.length; lead++) fit[lead]! += clamp(sum[lead]!, group.min, group.max);
  }
  for (let lead = 0; lead < fit.length; lead++) fit[lead] = clamp(fit[lead]!, fitMin, fitMax);
  return fit;
}

function addColumn(codes: ArrayLike<number>, table: Float64Array, sum: Float64Array): void {
  for (let lead = 0; lead < sum.length; lead++) sum[lead]! += table[codes[lead]!]!;
}
