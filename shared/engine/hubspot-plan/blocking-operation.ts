import { afterOf, type JsonValue, type PushOperation } from './push-operation.ts';

/** The failed operation that this one builds on (its group, or a property that its filter names); undefined when none. */
export function blockingOperation(operation: PushOperation, operations: readonly PushOperation[]): PushOperation | undefined {
  const needs = new Set<string>();
  const group = afterOf(operation, 'groupName');
  if (typeof group === 'string') needs.add(group);
  collectProperties(afterOf(operation, 'filterBranch') ?? null, needs);
  return operations.find((each) => each.status === 'failed' && each.id !== operation.id && needs.has(each.target));
}

function collectProperties(filter: JsonValue, into: Set<string>): void {
  if (Array.isArray(filter)) {
    for (const each of filter) collectProperties(each, into);
    return;
  }
  if (typeof filter !== 'object' || filter === null) return;
  for (const [key, value] of Object.entries(filter)) {
    if (key === 'property' && typeof value === 'string') into.add(value);
    else collectProperties(value, into);
  }
}
