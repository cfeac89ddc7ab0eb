import { manualOperation } from '../manual-operation.ts';
import type { ActionInputs, PortalSnapshot } from '../portal-snapshot.ts';
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
 * any other action a half workflow would do something else than agreed, so the whole of it is a step by hand. The same goes
 * for an action that asks for an input which nobody agreed on; an input that the portal does not name is looked at by a
 * person. A portal that shows no catalogue is taken to have them all.
 */
export function fitToActions(flow: WantedFlow, portal: Pick<PortalSnapshot, 'abilities' | 'people' | 'workflows'>): FittedFlow {
  const unsure = unknownInputs(flow.steps, portal.abilities.actionInputs);
  const refused = refusedIn(flow.steps, portal.abilities);
  if (refused.size === 0) return { kind: 'made', flow: unsure.length === 0 ? flow : { ...flow, gaps: [...unsure, ...flow.gaps] } };
  const missing = new Set(refused.keys());
  const names = listOf([...refused.values()]);
  const steps = [...missing].every((typeId) => TELLING.has(typeId)) ? withoutActions(flow.steps, missing) : null;
  if (steps === null || steps.length === 0) return { kind: 'byHand', operation: buildByHand(flow, names, portal) };
  const added = stepsLeftOut(flow.steps, missing, portal.people).map((step) => `Workflows of this portal take no ${names} over the interface. Add on screen: ${step}.`);
  return { kind: 'made', flow: { ...flow, steps, gaps: [...added, ...unknownInputs(steps, portal.abilities.actionInputs), ...flow.gaps], without: names } };
}

/** Whether it is an action that our workflows are made of. */
export const isOurAction = (typeId: string): boolean => typeId in ACTION_NAMES;

const nameOf = (typeId: string): string => `"${ACTION_NAMES[typeId] ?? typeId}"`;

/** The actions that a portal would refuse, in words, by number: those it does not have, and those that ask for more than was agreed. */
function refusedIn(steps: readonly FlowStep[], { actions: catalogue, actionInputs }: PortalSnapshot['abilities']): Map<string, string> {
  const refused = new Map<string, string>();
  for (const { typeId, fields } of actionsIn(steps)) {
    const asked = (actionInputs?.[typeId]?.required ?? []).filter((name) => !(name in fields)).map((name) => `"${name}"`);
    if (catalogue !== undefined && !catalogue.includes(typeId)) refused.set(typeId, nameOf(typeId));
    else if (asked.length > 0) refused.set(typeId, `${nameOf(typeId)} (it asks for ${listOf(asked)} as well)`);
  }
  return refused;
}

/** A sentence for every action of which the portal names inputs, but not all that we give it. */
function unknownInputs(steps: readonly FlowStep[], actionInputs: Readonly<Record<string, ActionInputs>> | undefined): string[] {
  const sentences = actionsIn(steps).flatMap(({ typeId, fields }) => {
    const known = actionInputs?.[typeId]?.names ?? [];
    const unknown = known.length === 0 ? [] : Object.keys(fields).filter((name) => !known.includes(name));
    return unknown.length === 0 ? [] : [`The action ${nameOf(typeId)} of this portal names no input ${listOf(unknown.map((name) => `"${name}"`))}: open the workflow on screen and see whether it came through before it is switched on.`];
  });
  return [...new Set(sentences)];
}

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
