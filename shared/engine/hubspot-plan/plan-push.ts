import type { Configuration } from '../model/configuration.ts';
import { compileScore } from './compile-score.ts';
import { HANDOFF_GROUP, handoffProperties, type PushIdentity } from './handoff-properties.ts';
import { planLeadStatus } from './plan-lead-status.ts';
import { planList } from './plan-list.ts';
import { planProperty } from './plan-property.ts';
import { finishScore, planPublish, planScore } from './plan-score.ts';
import { finishByHand, planSwitchOn, planWorkflow } from './plan-workflow.ts';
import { LEAD_STATUS } from './portal-targets.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import { NO_CHOICES, type PushChoices } from './push-choices.ts';
import type { PushOperation } from './push-operation.ts';
import { scoringSteps } from './steps-for-scoring.ts';
import { stepsBesideWorkflows, stepsByHand } from './steps-by-hand.ts';
import { tierLists } from './tier-lists.ts';
import { planValidations } from './validation-rules.ts';
import { handoffFlows } from './workflows/handoff-flows.ts';

/**
 * Everything between a portal and a signed configuration, in the order to apply: group, properties, rules, lead status,
 * lists, workflows (off), the score (a draft, if chosen), what is switched on apart, then what a person must do (domain.md §13). What already equals is
 * `unchanged`, so a plan made after a full apply holds no change; a name that something else holds is `failed` with the
 * sentence why. A portal without workflows gets them as steps by hand.
 */
export function planPush(configuration: Configuration, snapshot: PortalSnapshot, identity: PushIdentity, choices: PushChoices = NO_CHOICES): PushOperation[] {
  const propertyNamed = (name: string) => snapshot.properties.find((property) => property.name === name);
  const status = planLeadStatus(configuration, propertyNamed(LEAD_STATUS));
  const flows = snapshot.abilities.workflows ? handoffFlows(configuration, snapshot, identity, choices.sequenceId) : [];
  const namesakes = (name: string) => snapshot.workflows.filter((workflow) => workflow.name === name);
  const score = scoreOperations(configuration, snapshot, choices);
  return [
    planGroup(snapshot),
    ...handoffProperties(configuration, identity).map((wanted) => planProperty(wanted, propertyNamed(wanted.name))),
    ...(snapshot.abilities.validations ? planValidations(configuration, snapshot) : []),
    ...(status !== null && status.kind !== 'manual' ? [status] : []),
    ...tierLists(configuration).map((wanted) => planList(wanted, snapshot.lists.find((list) => list.name === wanted.name))),
    ...flows.map((flow) => planWorkflow(flow, namesakes(flow.name))),
    ...score.draft,
    ...flows.map((flow) => planSwitchOn(flow, namesakes(flow.name)[0])),
    ...score.publish,
    ...(status?.kind === 'manual' ? [status] : []),
    ...(snapshot.abilities.workflows ? stepsBesideWorkflows(configuration, flows.flatMap((flow) => finishByHand(flow) ?? []), score.byHand) : stepsByHand(configuration, score.byHand)),
  ];
}

/** The ladder of the score: a draft over the beta where a person chose it and the portal takes it, else steps by hand (hubspot.md §8). */
function scoreOperations(configuration: Configuration, snapshot: PortalSnapshot, { score }: PushChoices): { readonly draft: PushOperation[]; readonly publish: PushOperation[]; readonly byHand: PushOperation } {
  const byHand = (why?: string) => ({ draft: [], publish: [], byHand: scoringSteps(configuration, why) });
  if (score !== 'draft') return byHand();
  if (snapshot.scores === undefined) return byHand('This portal, or this key, does not have the beta of the scoring tool, so a person builds the score.');
  const wanted = compileScore(configuration, snapshot);
  if (wanted === null) return byHand('No rule of this score can be said to the beta of the scoring tool, so a person builds it.');
  const found = snapshot.scores.filter(({ name }) => name === wanted.name);
  return { draft: [planScore(wanted, found)], publish: [planPublish(wanted, found[0])], byHand: finishScore(wanted) };
}

/** A group is only a heading on screens, so one that exists under our name is left as it is called. */
function planGroup(snapshot: PortalSnapshot): PushOperation {
  const existing = snapshot.groups.find((group) => group.name === HANDOFF_GROUP.name);
  return {
    id: `group:${HANDOFF_GROUP.name}`,
    group: 'properties',
    kind: 'createPropertyGroup',
    target: HANDOFF_GROUP.name,
    title: `Create the property group "${HANDOFF_GROUP.label}"`,
    change: existing === undefined ? 'New heading for the handoff properties' : 'Already there',
    wayBack: 'Archive the group in HubSpot once it holds no property.',
    risk: 'low',
    fields: [{ field: 'label', before: existing?.label ?? null, after: existing?.label ?? HANDOFF_GROUP.label }],
    steps: [],
    status: existing === undefined ? 'planned' : 'unchanged',
    message: '',
  };
}
