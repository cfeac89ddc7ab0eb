import type { Configuration } from '../model/configuration.ts';
import { HANDOFF_GROUP, handoffProperties, type PushIdentity } from './handoff-properties.ts';
import { planLeadStatus } from './plan-lead-status.ts';
import { planList } from './plan-list.ts';
import { planProperty } from './plan-property.ts';
import { planScoreWay } from './plan-score-way.ts';
import { planStages } from './plan-stages.ts';
import { finishByHand, planSwitchOn, planWorkflow } from './plan-workflow.ts';
import { LEAD_STATUS } from './portal-targets.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import { NO_CHOICES, type PushChoices } from './push-choices.ts';
import type { PushOperation } from './push-operation.ts';
import { stepsBesideWorkflows, stepsByHand } from './steps-by-hand.ts';
import { tierLists } from './tier-lists.ts';
import { planValidations } from './validation-rules.ts';
import { fitToActions } from './workflows/fit-actions.ts';
import { handoffFlows } from './workflows/handoff-flows.ts';
import { withNewStages } from './workflows/new-stages.ts';

/**
 * Everything between a portal and a signed configuration, in the order to apply: group, properties, rules, lead status,
 * life cycle stages, lists, workflows (off), the score (a draft, if chosen), what is switched on apart, then what a person must do (domain.md §13). What already equals is
 * `unchanged`, so a plan made after a full apply holds no change; a name that something else holds is `failed` with the
 * sentence why. A portal without workflows gets them as steps by hand.
 */
export function planPush(configuration: Configuration, snapshot: PortalSnapshot, identity: PushIdentity, choices: PushChoices = NO_CHOICES): PushOperation[] {
  const propertyNamed = (name: string) => snapshot.properties.find((property) => property.name === name);
  const status = planLeadStatus(configuration, propertyNamed(LEAD_STATUS));
  const stages = planStages(configuration, snapshot, choices);
  const score = planScoreWay(configuration, snapshot, choices);
  const wanted = snapshot.abilities.workflows ? handoffFlows(configuration, withNewStages(snapshot, stages.operations), identity, choices.sequenceId).filter(({ key }) => key !== 'tier' || score.calculated?.tier == null) : [];
  const fitted = wanted.map((flow) => fitToActions(flow, snapshot));
  const flows = fitted.flatMap((each) => (each.kind === 'made' ? each.flow : []));
  const namesakes = (name: string) => snapshot.workflows.filter((workflow) => workflow.name === name);
  const earlierId = (name: string) => snapshot.earlierLists?.find((list) => list.name === name)?.listId;
  const unfinished = fitted.flatMap((each) => (each.kind === 'made' ? finishByHand(each.flow) ?? [] : each.operation));
  return [
    planGroup(snapshot),
    ...handoffProperties(configuration, identity, score.calculated).map((wanted) => planProperty(wanted, propertyNamed(wanted.name))),
    // A value that the portal calculates is within the limits by its formula, and nobody writes it.
    ...(snapshot.abilities.validations && score.calculated === null ? planValidations(configuration, snapshot) : []),
    ...(status !== null && status.kind !== 'manual' ? [status] : []),
    ...stages.operations,
    ...tierLists(configuration).map((wanted) => planList(wanted, snapshot.lists.find((list) => list.name === wanted.name), earlierId(wanted.name))),
    ...flows.map((flow) => planWorkflow(flow, namesakes(flow.name))),
    ...score.draft,
    ...flows.map((flow) => planSwitchOn(flow, namesakes(flow.name)[0])),
    ...score.publish,
    ...(status?.kind === 'manual' ? [status] : []),
    ...(stages.byHand === null ? [] : [stages.byHand]),
    ...(snapshot.abilities.workflows ? stepsBesideWorkflows(configuration, unfinished, score.byHand) : stepsByHand(configuration, score.byHand, score.calculated?.tier != null)),
  ];
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
