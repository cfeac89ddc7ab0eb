import { canonicalJson } from '../agreement/canonical-json.ts';
import type { JsonValue } from './push-operation.ts';

const isRecord = (value: JsonValue | undefined): value is { [key: string]: JsonValue } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A list filter in one comparable form. The portal's order of branches, filters and values is not promised to be stable
 * (hubspot.md §6), so each is sorted, and nulls that a portal adds are dropped.
 */
export function canonicalFilter(filter: JsonValue): JsonValue {
  if (Array.isArray(filter)) return filter.map(canonicalFilter).sort(byText);
  if (!isRecord(filter)) return filter;
  const entries = Object.entries(filter)
    .filter(([, value]) => value !== null)
    .map(([key, value]): [string, JsonValue] => [key, canonicalFilter(value)]);
  return Object.fromEntries(entries);
}

function byText(a: JsonValue, b: JsonValue): number {
  const [left, right] = [canonicalJson(a), canonicalJson(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two JSON values are equal whatever the order of their keys. */
export const isSameJson = (a: JsonValue, b: JsonValue): boolean => canonicalJson(a) === canonicalJson(b);
