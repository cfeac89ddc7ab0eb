import type { Configuration } from '../model/configuration.ts';
import { HANDOFF_GROUP, handoffProperties, type PushIdentity } from './handoff-properties.ts';
import { planLeadStatus } from './plan-lead-status.ts';
import { planList } from './plan-list.ts';
import { planProperty } from './plan-property.ts';
import { LEAD_STATUS } from './portal-targets.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { PushOperation } from './push-operation.ts';
import { stepsByHand } from './steps-by-hand.ts';
import { tierLists } from './tier-lists.ts';

/**
 * Everything between a portal and a signed configuration, in the order to apply: group, properties, lead status,
 * lists, then what a person must do (domain.md §13). What already equals is `unchanged`, so a plan made after a full
 * apply holds no change; a name that something else holds is `failed` with the sentence why.
 */
export function planPush(configuration: Configuration, snapshot: PortalSnapshot, identity: PushIdentity): PushOperation[] {
  const propertyNamed = (name: string) => snapshot.properties.find((property) => property.name === name);
  const status = planLeadStatus(configuration, propertyNamed(LEAD_STATUS));
  const byHand = stepsByHand(configuration);
  return [
    planGroup(snapshot),
    ...handoffProperties(configuration, identity).map((wanted) => planProperty(wanted, propertyNamed(wanted.name))),
    ...(status !== null && status.kind !== 'manual' ? [status] : []),
    ...tierLists(configuration).map((wanted) => planList(wanted, snapshot.lists.find((list) => list.name === wanted.name))),
    ...(status?.kind === 'manual' ? [status] : []),
    ...byHand,
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
