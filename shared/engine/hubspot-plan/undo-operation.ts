import { objectOf, undoKindOf, verbOf } from './operation-kinds.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { PushOperation } from './push-operation.ts';

/** Whether a change can be taken back: as a whole, in part (with the sentence what stays), or not at all. */
export type Reversibility = { readonly kind: 'whole' } | { readonly kind: 'partly' | 'none'; readonly stays: string };

/** What cannot be undone is said before anything is sent (hubspot.md §12: what each object's way back is). */
export function reversibilityOf(operation: Pick<PushOperation, 'kind' | 'fields'>): Reversibility {
  switch (operation.kind) {
    case 'createProperty':
      return { kind: 'partly', stays: 'An archived property keeps its name for 90 days, and what records held in it is lost after that.' };
    case 'updateProperty':
      return addsOptions(operation) ? { kind: 'partly', stays: 'Added choices can only be removed while no record holds them.' } : { kind: 'whole' };
    case 'createWorkflow':
      return { kind: 'partly', stays: 'A deleted workflow cannot be restored with its history; a workflow that is on by then is switched off instead.' };
    case 'switchOnWorkflow':
      return { kind: 'partly', stays: 'What the workflow did to records while it was on stays done.' };
    case 'createScore':
      return { kind: 'partly', stays: 'HubSpot deletes the properties of a score together with it, with what they held.' };
    case 'publishScore':
      return { kind: 'partly', stays: 'Values that the score wrote to contacts stay until it is deleted.' };
    case 'updateScore':
      return { kind: 'partly', stays: 'Groups and rules of the draft that the push took out come back as new ones, under other numbers.' };
    case 'createStage':
      return { kind: 'none', stays: 'A stage counts for contacts and companies, so Baton never deletes one; delete it in HubSpot while nobody is in it.' };
    case 'setValidation':
      return { kind: 'none', stays: 'HubSpot offers no way to remove a validation rule from outside; remove it on screen.' };
    case 'manual':
      return { kind: 'none', stays: 'Done by hand, so undone by hand.' };
    default:
      return { kind: 'whole' };
  }
}

const addsOptions = ({ fields }: Pick<PushOperation, 'fields'>): boolean =>
  fields.some(({ field, before, after }) => field === 'options' && Array.isArray(before) && Array.isArray(after) && after.length > before.length);

const TITLES = { remove: 'Take away', update: 'Set back', create: 'Make', switch: 'Switch off', byHand: 'By hand' } as const;

/**
 * The operation that takes one back: what was written is its `before`, what stood there is its `after`, so that the
 * same rules hold for it: sent only while the portal still holds what was written. Null where there is no way back.
 */
export function undoOperation(operation: PushOperation): PushOperation | null {
  const kind = undoKindOf(operation);
  if (kind === null) return null;
  const undone: PushOperation = {
    ...operation,
    id: `undo:${operation.id}`,
    kind,
    group: operation.group !== 'switchOn' ? operation.group : objectOf(operation) === 'score' ? 'score' : 'workflows',
    fields: operation.fields.map(({ field, before, after }) => ({ field, before: after, after: before })),
    steps: [],
    status: 'planned',
    message: '',
  };
  const verb = verbOf(undone);
  return {
    ...undone,
    title: `${TITLES[verb]}: "${operation.target}"`,
    change: verb === 'remove' ? `Goes if nobody changed it${objectOf(operation) === 'list' ? '; can be restored for 90 days' : ''}` : 'Back to what stood there before',
    wayBack: 'Push again.',
    risk: verb === 'remove' ? 'medium' : 'low',
  };
}

/** The way back of a whole push: what was written, last first; steps by hand and changes without a way back are left out. */
export function planRollback(changes: readonly PushOperation[]): PushOperation[] {
  return changes.toReversed().flatMap((operation) => {
    const undone = undoOperation(operation);
    return undone === null ? [] : [undone];
  });
}

/** A workflow that somebody switched on since is switched off instead of deleted; null for anything else. */
export function switchedOffInstead(operation: PushOperation, snapshot: PortalSnapshot): PushOperation | null {
  const isOn = operation.kind === 'deleteWorkflow' && snapshot.workflows.some(({ name, isEnabled }) => name === operation.target && isEnabled);
  if (!isOn) return null;
  return {
    ...operation,
    kind: 'switchOffWorkflow', title: `Switch off: "${operation.target}"`, change: 'Is on, so it is switched off and kept', risk: 'medium',
    fields: [{ field: 'isEnabled', before: true, after: false }],
  };
}
