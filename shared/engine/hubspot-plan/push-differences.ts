import { isSameJson } from './canonical-filter.ts';
import { checkOperation, currentFields } from './check-operation.ts';
import { objectOf, verbOf } from './operation-kinds.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { JsonValue, PushOperation } from './push-operation.ts';

/** One way in which a portal differs from what was signed; `exists` stands for the object as a whole. */
export interface PushDifference {
  target: string;
  field: string;
  expected: JsonValue;
  found: JsonValue;
  /** The last change of the object as far as the portal tells: an instant as it writes it, and who by name or user number; '' for nobody named. */
  changed?: { at: string; by: string };
}

/** The differences that a fresh plan against the portal shows, with who made them where the portal tells; steps by hand cannot be read back and are left out. */
export function pushDifferences(operations: readonly PushOperation[], snapshot?: PortalSnapshot): PushDifference[] {
  return operations.flatMap((operation) => {
    // Whether workflows run is decided by people after the push, so it is no difference.
    if (operation.kind === 'manual' || operation.group === 'switchOn' || operation.status === 'unchanged') return [];
    if (operation.fields.every(({ before }) => before === null)) {
      return [{ target: operation.target, field: 'exists', expected: true, found: false }];
    }
    const changed = snapshot === undefined ? null : lastChange(operation, snapshot);
    return operation.fields
      .filter(({ field, before, after }) => field !== 'isPublished' && !isSameJson(before, after))
      .map(({ field, before, after }) => ({ target: operation.target, field, expected: after, found: before, ...(changed === null ? {} : { changed }) }));
  });
}

/** Who changed an operation's object last, by the name that its user has among the owners; null where the portal says nothing. */
function lastChange(operation: PushOperation, { properties, lists, workflows, people }: PortalSnapshot): NonNullable<PushDifference['changed']> | null {
  const object = objectOf(operation);
  const all = object === 'property' ? properties : object === 'list' ? lists : object === 'workflow' ? workflows : [];
  const changed = all.find(({ name }) => name === operation.target)?.changed;
  if (changed === undefined) return null;
  const person = people.find(({ userId }) => userId !== '' && userId === changed.userId);
  return { at: changed.at, by: person?.name ?? (changed.userId === '' ? '' : `user ${changed.userId}`) };
}

/** What is not yet taken back of a push; `exists` stands for an object that should have gone. */
export function rollbackDifferences(operations: readonly PushOperation[], snapshot: PortalSnapshot): PushDifference[] {
  return operations.flatMap((operation) => {
    const current = currentFields(operation, snapshot);
    if (current === null || checkOperation(operation, snapshot).kind === 'already') return [];
    if (verbOf(operation) === 'remove') return [{ target: operation.target, field: 'exists', expected: false, found: true }];
    return operation.fields
      .filter(({ field, after }) => !isSameJson(after, current[field] ?? null))
      .map(({ field, after }) => ({ target: operation.target, field, expected: after, found: current[field] ?? null }));
  });
}
