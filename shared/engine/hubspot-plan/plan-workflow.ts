import { isSameJson } from './canonical-filter.ts';
import { manualOperation } from './manual-operation.ts';
import type { PortalWorkflow } from './portal-snapshot.ts';
import type { PushField, PushOperation } from './push-operation.ts';
import type { WantedFlow } from './workflows/flow.ts';
import { flowAsFields, WORKFLOW_FIELDS, workflowAsFields } from './workflows/workflow-fields.ts';

/** Create, update, leave or refuse one workflow. A changed one is switched off with the change, and the field says so. */
export function planWorkflow(wanted: WantedFlow, existing: readonly PortalWorkflow[]): PushOperation {
  const after = flowAsFields(wanted);
  const [found] = existing;
  const lack = wanted.without === undefined ? '' : `, without ${wanted.without}, which this portal does not take`;
  const before = found === undefined ? {} : workflowAsFields(found);
  const fields: PushField[] = WORKFLOW_FIELDS.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }));
  const base: PushOperation = {
    id: `workflow:${wanted.key}`, group: 'workflows', kind: 'updateWorkflow', target: wanted.name,
    title: `Update the workflow "${wanted.name}"`, change: `Replaces its steps and leaves it switched off${lack}`,
    wayBack: 'Set it back to the steps shown under "before".', risk: 'high', fields, steps: [], status: 'planned', message: '',
  };
  const conflict = workflowConflict(wanted.name, existing);
  if (conflict !== null) return { ...base, status: 'failed', change: 'Cannot be changed', message: conflict };
  if (found === undefined) {
    return { ...base, kind: 'createWorkflow', title: `Create the workflow "${wanted.name}"`, change: `${wanted.description.split(/[.,;]/)[0] ?? ''}; created off${lack}`, wayBack: 'Delete it while it was never on; else switch it off.', risk: 'medium' };
  }
  const isSame = fields.every(({ field, before: was, after: will }) => field === 'isEnabled' || isSameJson(was, will));
  if (!isSame) return base;
  return { ...base, status: 'unchanged', change: found.isEnabled ? 'Already as agreed, and on' : 'Already as agreed', risk: 'low', fields: fields.map((each) => (each.field === 'isEnabled' ? { ...each, after: each.before } : each)) };
}

/** Why workflows of this name cannot be told apart; null when there is at most one. */
export function workflowConflict(name: string, workflows: readonly PortalWorkflow[]): string | null {
  const count = workflows.filter((workflow) => workflow.name === name).length;
  return count < 2 ? null : `This portal has ${count} workflows named "${name}". Rename or delete all but one in HubSpot, then plan again.`;
}

/** Switching a workflow on, which nobody does by confirming a plan: each is confirmed for itself. */
export function planSwitchOn(wanted: WantedFlow, existing: PortalWorkflow | undefined): PushOperation {
  const isOn = existing?.isEnabled === true;
  return {
    id: `switchOn:${wanted.key}`, group: 'switchOn', kind: 'switchOnWorkflow', target: wanted.name,
    title: `Switch on "${wanted.name}"`, change: isOn ? 'Is on' : 'From then on it acts on contacts by itself',
    wayBack: 'Switch it off; what it did stays done.', risk: 'high',
    fields: [{ field: 'isEnabled', before: isOn, after: true }], steps: [], status: isOn ? 'unchanged' : 'planned', message: '',
  };
}

/** What the workflow cannot say, as clicks; null when it says everything. */
export function finishByHand({ key, name, gaps }: WantedFlow): PushOperation | null {
  if (gaps.length === 0) return null;
  return manualOperation({
    id: `manual:finish-${key}`,
    title: `Finish "${name}"`,
    change: `${gaps.length === 1 ? 'One thing' : `${gaps.length} things`} that no interface can set`,
    risk: 'medium',
    steps: [`In HubSpot open Automation, Workflows, "${name}".`, ...gaps],
    wayBack: 'Take the same things out again.',
  });
}
