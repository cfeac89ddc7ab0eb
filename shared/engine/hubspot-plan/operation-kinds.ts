import type { PushKind, PushOperation } from './push-operation.ts';

/** What kind of thing in a portal an operation is about. */
export type PushObject = 'propertyGroup' | 'property' | 'validation' | 'list' | 'workflow' | 'score' | 'stage' | 'person';

/** What an operation does to it; `switch` changes whether it runs, nothing else. */
export type PushVerb = 'create' | 'update' | 'remove' | 'switch' | 'byHand';

const KINDS: Readonly<Record<PushKind, { readonly object: PushObject; readonly verb: PushVerb; readonly undo: PushKind | null }>> = {
  createPropertyGroup: { object: 'propertyGroup', verb: 'create', undo: 'archivePropertyGroup' },
  archivePropertyGroup: { object: 'propertyGroup', verb: 'remove', undo: null },
  createProperty: { object: 'property', verb: 'create', undo: 'archiveProperty' },
  updateProperty: { object: 'property', verb: 'update', undo: 'updateProperty' },
  archiveProperty: { object: 'property', verb: 'remove', undo: null },
  createStage: { object: 'stage', verb: 'create', undo: null },
  setValidation: { object: 'validation', verb: 'update', undo: null },
  createList: { object: 'list', verb: 'create', undo: 'deleteList' },
  restoreList: { object: 'list', verb: 'create', undo: 'deleteList' },
  updateList: { object: 'list', verb: 'update', undo: 'updateList' },
  deleteList: { object: 'list', verb: 'remove', undo: null },
  createWorkflow: { object: 'workflow', verb: 'create', undo: 'deleteWorkflow' },
  updateWorkflow: { object: 'workflow', verb: 'update', undo: 'updateWorkflow' },
  deleteWorkflow: { object: 'workflow', verb: 'remove', undo: null },
  switchOnWorkflow: { object: 'workflow', verb: 'switch', undo: 'switchOffWorkflow' },
  switchOffWorkflow: { object: 'workflow', verb: 'switch', undo: null },
  createScore: { object: 'score', verb: 'create', undo: 'deleteScore' },
  updateScore: { object: 'score', verb: 'update', undo: 'updateScore' },
  deleteScore: { object: 'score', verb: 'remove', undo: null },
  publishScore: { object: 'score', verb: 'switch', undo: 'deactivateScore' },
  deactivateScore: { object: 'score', verb: 'switch', undo: null },
  manual: { object: 'person', verb: 'byHand', undo: null },
};

/** What an operation is about. */
export const objectOf = ({ kind }: Pick<PushOperation, 'kind'>): PushObject => KINDS[kind].object;

/** What an operation does. */
export const verbOf = ({ kind }: Pick<PushOperation, 'kind'>): PushVerb => KINDS[kind].verb;

/** The kind that takes this one back; null where the portal offers no way back. */
export const undoKindOf = ({ kind }: Pick<PushOperation, 'kind'>): PushKind | null => KINDS[kind].undo;
