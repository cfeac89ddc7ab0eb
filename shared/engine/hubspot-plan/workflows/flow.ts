import type { JsonValue } from '../push-operation.ts';

/** An action of a workflow, by the portal's number for its kind (hubspot.md §7). */
export interface FlowAction {
  readonly kind: 'action';
  readonly typeId: string;
  readonly version?: number;
  readonly fields: { readonly [name: string]: JsonValue };
}

/** The first branch whose filter fits decides; `otherwise` takes the rest, and may not be empty in a portal. */
export interface FlowBranch {
  readonly kind: 'branch';
  readonly branches: readonly { readonly name: string; readonly filter: JsonValue; readonly steps: readonly FlowStep[] }[];
  readonly otherwiseName: string;
  readonly otherwise: readonly FlowStep[];
}

/** One step; steps after a branch are common to all of its ways. */
export type FlowStep = FlowAction | FlowBranch;

/** A workflow as the agreement wants it: which contacts enter, what happens to them, and what no workflow can say. */
export interface WantedFlow {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly enrollment: JsonValue;
  readonly doesReEnroll: boolean;
  readonly steps: readonly FlowStep[];
  /** What a person must add on screen, one sentence each. */
  readonly gaps: readonly string[];
  /** Names of the actions that it was to have and that the portal does not take; absent where it takes them all. */
  readonly without?: string;
}

/** Set a property to a fixed value; '' clears it. */
export const setValue = (property: string, value: string): FlowAction => ({
  kind: 'action', typeId: '0-5', fields: { property_name: property, value: { type: 'STATIC_VALUE', staticValue: value } },
});

/** Write the time at which the step runs. */
export const setNow = (property: string): FlowAction => ({
  kind: 'action', typeId: '0-5', fields: { property_name: property, value: { type: 'TIMESTAMP', timestampType: 'EXECUTION_TIME' } },
});

/** Wait so many minutes, day and night. */
export const wait = (minutes: number): FlowAction => ({ kind: 'action', typeId: '0-1', fields: { delta: String(Math.round(minutes)), time_unit: 'MINUTES' } });

/** Share contacts out among users, evenly and by count: the portal's own rotation. */
export const rotate = (userIds: readonly string[]): FlowAction => ({
  kind: 'action', typeId: '0-11', fields: { user_ids: [...userIds], target_property: 'hubspot_owner_id', overwrite_current_owner: 'false' },
});

/** A task for the owner of the contact, due so many minutes from now. */
export const ownersTask = (subject: string, body: string, dueMinutes: number): FlowAction => ({
  kind: 'action', typeId: '0-3',
  fields: {
    task_type: 'TODO', subject, body, priority: 'HIGH', use_explicit_associations: 'true',
    associations: [{ target: { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }, value: { type: 'ENROLLED_OBJECT' } }],
    owner_assignment: { type: 'CUSTOM', value: { type: 'OBJECT_PROPERTY', propertyName: 'hubspot_owner_id' } },
    due_time: { delta: dueMinutes, timeUnit: 'MINUTES' },
  },
});

/** An e-mail to people of the portal: named users, or whoever owns the contact. */
export const notify = (subject: string, body: string, to: { readonly userIds?: readonly string[]; readonly isToOwner?: boolean }): FlowAction => ({
  kind: 'action', typeId: '0-8',
  fields: { subject, body, user_ids: [...(to.userIds ?? [])], owner_properties: to.isToOwner === true ? ['hubspot_owner_id'] : [] },
});

/** Enrol in a sequence that exists, sent by the owner. */
export const enrolInSequence = (sequenceId: string): FlowAction => ({
  kind: 'action', typeId: '0-46510720', version: 6, fields: { sequenceId, senderType: 'CONTACT_OWNER', contactOwnerProperty: 'hubspot_owner_id', shouldUseContactTimeZone: 'false' },
});
