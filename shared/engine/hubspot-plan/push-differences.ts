import { isSameJson } from './canonical-filter.ts';
import { checkOperation, currentFields } from './check-operation.ts';
import { verbOf } from './operation-kinds.ts';
import type { PortalSnapshot } from './portal-snapshot.ts';
import type { JsonValue, PushOperation } from './push-operation.ts';

/** One way in which a portal differs from what was signed; `exists` stands for the object as a whole. */
export interface PushDifference {
  target: string;
  field: string;
  expected: JsonValue;
  found: JsonValue;
}

/** The differences that a fresh plan against the portal shows; steps by hand cannot be read back and are left out. */
export function pushDifferences(operations: readonly PushOperation[]): PushDifference[] {
  return operations.flatMap((operation) => {
    // Whether workflows run is decided by people after the push, so it is no difference.
    if (operation.kind === 'manual' || operation.group === 'switchOn' || operation.status === 'unchanged') return [];
    if (operation.fields.every(({ before }) => before === null)) {
      return [{ target: operation.target, field: 'exists', expected: true, found: false }];
    }
    return operation.fields
      .filter(({ field, before, after }) => field !== 'isPublished' && !isSameJson(before, after))
      .map(({ field, before, after }) => ({ target: operation.target, field, expected: after, found: before }));
  });
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
