import { manualOperation } from '../manual-operation.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import type { PushOperation } from '../push-operation.ts';
import { listOf } from '../signed-values.ts';
import type { FlowAction, FlowStep, WantedFlow } from './flow.ts';
import { stepsAsClicks, stepsLeftOut } from './flow-as-clicks.ts';

/** What the actions of our workflows are called on screen, by the portal's number for them (hubspot.md §7). */
const ACTION_NAMES: Readonly<Record<string, string>> = {
  '0-1': 'Delay', '0-3': 'Create task', '0-5': 'Edit record', '0-8': 'Send internal email', '0-11': 'Rotate record to owner', '0-46510720': 'Enroll in sequence',
};

/** Actions that only tell people something: without them a workflow still writes down what was agreed. */
const TELLING: ReadonlySet<string> = new Set(['0-3', '0-8', '0-46510720']);

/** A workflow as this portal takes it: made, with what a person adds to it, or built by a person altogether. */
export type FittedFlow = { readonly kind: 'made'; readonly flow: WantedFlow } | { readonly kind: 'byHand'; readonly operation: PushOperation };

/**
 * Hold a workflow against the portal's catalogue of actions. What only tells people is left out and added on screen; without
 * any other action a half workflow would do something else than agreed, so the whole of it is a step by hand. A portal that
 * shows no catalogue is taken to have them all.
 */
export function fitToActions(flow: WantedFlow, portal: Pick<PortalSnapshot, 'abilities' | 'people' | 'workflows'>): FittedFlow {
  const missing = missingIn(flow.steps, portal.abilities.actions);
  if (missing.size === 0) return { kind: 'made', flow };
  const names = listOf([...missing].map((typeId) => `"${ACTION_NAMES[typeId] ?? typeId}"`));
  const steps = [...missing].every((typeId) => TELLING.has(typeId)) ? withoutActions(flow.steps, missing) : null;
  if (steps === null || steps.length === 0) return { kind: 'byHand', operation: buildByHand(flow, names, portal) };
  const added = stepsLeftOut(flow.steps, missing, portal.people).map((step) => `Workflows of this portal take no ${names} over the interface. Add on screen: ${step}.`);
  return { kind: 'made', flow: { ...flow, steps, gaps: [...added, ...flow.gaps], without: names } };
}

/** Whether a catalogue names any action of ours; one that does not is written otherwise than known, and says nothing about what is missing. */
export const isUnderstood = (catalogue: readonly string[]): boolean => catalogue.some((typeId) => typeId in ACTION_NAMES);

const missingIn = (steps: readonly FlowStep[], catalogue: readonly string[] | undefined): Set<string> =>
  new Set(catalogue === undefined ? [] : actionsIn(steps).map(({ typeId }) => typeId).filter((typeId) => !catalogue.includes(typeId)));

const actionsIn = (steps: readonly FlowStep[]): FlowAction[] =>
  steps.flatMap((step) => (step.kind === 'action' ? [step] : [...step.branches.flatMap((branch) => actionsIn(branch.steps)), ...actionsIn(step.otherwise)]));

/** The steps without some actions; null where a way would be left with nothing to do, which a portal does not take. */
function withoutActions(steps: readonly FlowStep[], missing: ReadonlySet<string>): FlowStep[] | null {
  const kept: FlowStep[] = [];
  for (const step of steps) {
    if (step.kind === 'action') {
      if (!missing.has(step.typeId)) kept.push(step);
      continue;
    }
    const branches = step.branches.map((branch) => ({ ...branch, steps: withoutActions(branch.steps, missing) }));
    const otherwise = withoutActions(step.otherwise, missing);
    if (otherwise === null || otherwise.length === 0 || branches.some((branch) => branch.steps === null)) return null;
    kept.push({ ...step, otherwise, branches: branches.map((branch) => ({ ...branch, steps: branch.steps ?? [] })) });
  }
  return kept;
}

function buildByHand(flow: WantedFlow, names: string, { people, workflows }: Pick<PortalSnapshot, 'people' | 'workflows'>): PushOperation {
  const isThere = workflows.some(({ name }) => name === flow.name);
  return manualOperation({
    id: `manual:build-${flow.key}`,
    title: `Build "${flow.name}"`,
    change: `Workflows of this portal take no ${names} over the interface, so a person builds this one.${isThere ? ' One of this name is there and is left as it is.' : ''}`,
    risk: 'high',
    wayBack: 'Switch the workflow off; what it did stays done.',
    steps: [
      isThere ? `In HubSpot open Automation, Workflows, "${flow.name}", switch it off and compare it with these steps.` : `In HubSpot open Automation, Workflows, create one from scratch for contacts, name it "${flow.name}" and leave it off.`,
      ...stepsAsClicks(flow, people),
      ...flow.gaps,
      `Where the screen does not offer ${names} either, name who does this each day by hand.`,
      'Have it read by one person of marketing and one of sales, then switch it on.',
    ],
  });
}
