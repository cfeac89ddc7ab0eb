import type { PushOperation } from '../../../shared/contract/areas/push.ts';
import { scoreInWords } from '../../../shared/engine/hubspot-plan/score-in-words.ts';
import { filterInWords } from '../../../shared/engine/hubspot-plan/workflows/filter-in-words.ts';
import { workflowGraph } from '../../../shared/engine/hubspot-plan/workflows/workflow-graph.ts';
import { plural } from '../../components/figure-text.ts';
import { jsonText } from './json-text.ts';

type Field = PushOperation['fields'][number];
type Json = Field['after'];

/** A value of an operation as people read it: steps and filters of workflows in words, everything else as it is. */
export function fieldText(field: string, value: Json): string {
  if (value === null) return '–';
  if (field === 'actions') return Array.isArray(value) ? plural(value.length, 'step') : '–';
  if (field === 'groupConfigs') return scoreInWords(value);
  if (field === 'filterBranch') return filterInWords(value);
  if (field === 'enrollmentCriteria' && typeof value === 'object' && !Array.isArray(value)) return filterInWords(value['listFilterBranch'] ?? null);
  return jsonText(value);
}

/** Which contacts a workflow takes in. */
export const enrolledInWords = ({ fields }: PushOperation): string => fieldText('enrollmentCriteria', fields.find(({ field }) => field === 'enrollmentCriteria')?.after ?? null);

/** The steps of a workflow one after the other, ways named before their first step; none for anything else. */
export function workflowSteps({ fields }: PushOperation): string[] {
  const after = (name: string): Json => fields.find(({ field }) => field === name)?.after ?? null;
  const start = after('startActionId');
  if (typeof start !== 'string') return [];
  const { nodes, edges } = workflowGraph(after('actions'), start, '');
  return nodes.filter(({ kind }) => kind !== 'start').map(({ id, text }) => {
    const way = edges.find(({ to, label }) => to === id && label !== '')?.label;
    return way === undefined ? text : `${way}: ${text}`;
  });
}
