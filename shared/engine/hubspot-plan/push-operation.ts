/** A plain JSON value. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** One attribute of a portal object before and after an operation; `before` is null where the object does not exist. */
export interface PushField {
  field: string;
  before: JsonValue;
  after: JsonValue;
}

/** Where an operation stands; `sent` and `unknown` are resolved by reading the portal, never by sending again blindly. */
export type PushStatus = 'planned' | 'sent' | 'done' | 'unchanged' | 'failed' | 'unknown' | 'byHand' | 'ticked';

/** What an operation does; the kinds that remove or switch off are the ways back of the others. */
export type PushKind =
  | 'createPropertyGroup' | 'archivePropertyGroup' | 'createProperty' | 'updateProperty' | 'archiveProperty' | 'setValidation' | 'createStage'
  | 'createList' | 'restoreList' | 'updateList' | 'deleteList'
  | 'createWorkflow' | 'updateWorkflow' | 'deleteWorkflow' | 'switchOnWorkflow' | 'switchOffWorkflow'
  | 'createScore' | 'updateScore' | 'deleteScore' | 'publishScore' | 'deactivateScore' | 'manual';

/** Where an operation stands in a plan; what is switched on is confirmed apart from everything else (domain.md §13). */
export type PushGroup = 'properties' | 'lists' | 'workflows' | 'score' | 'switchOn' | 'byHand';

/**
 * One change of the portal, or one step by hand (domain.md §13). `fields` is both what people see and what is sent, so
 * that nothing leaves that was not shown; `target` is the natural key of the object; the id is stable from plan to plan.
 */
export interface PushOperation {
  id: string;
  group: PushGroup;
  kind: PushKind;
  target: string;
  title: string;
  change: string;
  wayBack: string;
  risk: 'low' | 'medium' | 'high';
  fields: PushField[];
  steps: string[];
  status: PushStatus;
  message: string;
}

/** The value that an operation wants in a field; undefined when it leaves the field alone. */
export function afterOf(operation: PushOperation, field: string): JsonValue | undefined {
  return operation.fields.find((each) => each.field === field)?.after;
}
