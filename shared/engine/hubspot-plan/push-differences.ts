import { isSameJson } from './canonical-filter.ts';
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
    if (operation.kind === 'manual' || operation.status === 'unchanged') return [];
    if (operation.fields.every(({ before }) => before === null)) {
      return [{ target: operation.target, field: 'exists', expected: true, found: false }];
    }
    return operation.fields
      .filter(({ before, after }) => !isSameJson(before, after))
      .map(({ field, before, after }) => ({ target: operation.target, field, expected: after, found: before }));
  });
}
