import { canonicalJson } from '../../agreement/canonical-json.ts';
import type { PortalWorkflow } from '../portal-snapshot.ts';
import type { JsonValue } from '../push-operation.ts';
import { compileFlow } from './compile-flow.ts';
import type { WantedFlow } from './flow.ts';

/** The attributes of a workflow that a push sets and compares, in the order shown. */
export const WORKFLOW_FIELDS = ['description', 'enrollmentCriteria', 'startActionId', 'actions', 'isEnabled'] as const;

type Fields = { [field: string]: JsonValue };

/** What a wanted workflow sets, in comparable form; always off. */
export function flowAsFields(flow: WantedFlow): Fields {
  const { startActionId, actions } = compileFlow(flow.steps);
  return {
    description: flow.description,
    enrollmentCriteria: canonicalFlow({
      type: 'LIST_BASED', shouldReEnroll: flow.doesReEnroll, unEnrollObjectsNotMeetingCriteria: false,
      listFilterBranch: flow.enrollment, reEnrollmentTriggersFilterBranches: [],
    }),
    startActionId,
    actions: canonicalFlow(actions),
    isEnabled: false,
  };
}

/** The compared attributes of a workflow as the portal holds them. */
export function workflowAsFields({ body, isEnabled }: PortalWorkflow): Fields {
  return {
    description: body['description'] ?? '',
    enrollmentCriteria: canonicalFlow(body['enrollmentCriteria'] ?? null),
    startActionId: body['startActionId'] ?? null,
    actions: canonicalFlow(body['actions'] ?? []),
    isEnabled,
  };
}

/** Where the order says nothing: filters, their alternatives and values, people. Branches keep theirs, since the first decides. */
const UNORDERED = new Set(['filters', 'filterBranches', 'values', 'user_ids', 'team_ids', 'actions']);

/** A part of a workflow in one comparable form: nulls dropped, whatever has no order sorted. */
export function canonicalFlow(value: JsonValue, key = 'actions'): JsonValue {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonicalFlow(item, ''));
    return UNORDERED.has(key) ? items.map((item) => ({ item, text: canonicalJson(item) })).sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).map(({ item }) => item) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null).map(([name, inner]) => [name, canonicalFlow(inner, name)]));
}
