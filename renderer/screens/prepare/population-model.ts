import type { OutputOf } from '../../../shared/contract/contract.ts';

export type Population = NonNullable<OutputOf<'history.getPopulation'>>;
export type PopulationRule = Population['rule'];
export type Reason = Population['counts']['reasons'][number]['reason'];

/** Domains or patterns as typed: divided by commas, spaces or lines, each once. */
export const listOf = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).map((word) => word.trim()).filter((word) => word !== ''))];

/** How many leads fit a reason, and how many of them are counted under it; null where the rule does not ask for it. */
export const countOf = (population: Population, reason: Reason): { readonly matching: number; readonly leftOut: number } | null =>
  population.counts.reasons.find((one) => one.reason === reason) ?? null;

/** Whether two rules say the same. */
export const isSameRule = (a: PopulationRule, b: PopulationRule): boolean => JSON.stringify(a) === JSON.stringify(b);
