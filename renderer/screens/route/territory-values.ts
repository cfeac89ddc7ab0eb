import type { Territory } from '../../../shared/engine/model/configuration.ts';

/** The values that no territory claims, most leads first. */
export function unplacedValues<V extends { readonly value: string; readonly count: number }>(values: readonly V[], territories: readonly Territory[]): V[] {
  const claimed = new Set(territories.flatMap((territory) => territory.values));
  return values.filter(({ value }) => !claimed.has(value)).sort((a, b) => b.count - a.count);
}
