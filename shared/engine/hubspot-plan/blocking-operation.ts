import { afterOf, type JsonValue, type PushOperation } from './push-operation.ts';

/** The failed operation that this one builds on (its group, or a property that its filters, steps or formula name); undefined when none. */
export function blockingOperation(operation: PushOperation, operations: readonly PushOperation[]): PushOperation | undefined {
  const needs = new Set<string>();
  const group = afterOf(operation, 'groupName');
  if (typeof group === 'string') needs.add(group);
  for (const field of ['filterBranch', 'enrollmentCriteria', 'actions']) collectProperties(afterOf(operation, field) ?? null, needs);
  const formula = afterOf(operation, 'calculationFormula');
  if (typeof formula === 'string') for (const name of formula.match(/hx_\w+/g) ?? []) needs.add(name);
  return operations.find((each) => each.status === 'failed' && each.id !== operation.id && needs.has(each.target));
}

function collectProperties(filter: JsonValue, into: Set<string>): void {
  if (Array.isArray(filter)) {
    for (const each of filter) collectProperties(each, into);
    return;
  }
  if (typeof filter !== 'object' || filter === null) return;
  for (const [key, value] of Object.entries(filter)) {
    if ((key === 'property' || key === 'property_name') && typeof value === 'string') into.add(value);
    else collectProperties(value, into);
  }
}
