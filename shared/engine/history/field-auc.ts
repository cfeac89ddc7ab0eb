import { areaUnderCurve } from '../scoring/auc.ts';
import type { FieldColumn } from './history.ts';

const FOLDS = 5;
/** The weight of the base rate in the rate of a value, in leads: rare values say little. */
const WEIGHT = 10;

/**
 * How well one field alone tells converted leads from others. Of a text each value counts as the rate of its leads in
 * the other four fifths (by place in the list of leads), unseen values as the base rate, unknown as a value of its own;
 * the mean of the areas under the five curves. Of a number, the larger of what its size tells among the leads where it
 * is known, in whichever direction, and what its being known tells. Null without both kinds of lead.
 */
export function crossValidatedAuc(field: FieldColumn, leads: readonly number[], isConverted: readonly boolean[]): number | null {
  const codes = leads.map((lead) => field.current[lead] ?? 0);
  if (field.type === 'text' || field.type === 'boolean') return areaOfRates(codes, field.values.length, isConverted);
  const known = areaOfRates(codes.map((code) => (Number.isNaN(field.numbers[code] ?? NaN) ? 0 : 1)), 2, isConverted);
  const size = areaOfSize(codes.map((code) => field.numbers[code] ?? NaN), isConverted);
  return known === null || size === null ? known ?? size : Math.max(known, size);
}

function areaOfSize(numbers: readonly number[], isConverted: readonly boolean[]): number | null {
  const known = numbers.flatMap((number, i) => (Number.isNaN(number) ? [] : [i]));
  const area = areaUnderCurve(known.map((i) => numbers[i] ?? NaN), known.map((i) => isConverted[i] === true));
  return area === null ? null : Math.max(area, 1 - area);
}

function areaOfRates(codes: readonly number[], size: number, isConverted: readonly boolean[]): number | null {
  const areas: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = codes.flatMap((_, i) => (i % FOLDS === fold ? [i] : []));
    const rateOf = ratesWithout(fold, codes, size, isConverted);
    // Judged fold by fold: pooled, the base rates of the folds would count against every field.
    const area = areaUnderCurve(held.map((i) => rateOf(codes[i] ?? 0)), held.map((i) => isConverted[i] === true));
    if (area !== null) areas.push(area);
  }
  return areas.length === 0 ? null : areas.reduce((sum, area) => sum + area, 0) / areas.length;
}

function ratesWithout(fold: number, codes: readonly number[], size: number, isConverted: readonly boolean[]): (code: number) => number {
  const [seen, converted] = [new Float64Array(size), new Float64Array(size)];
  let [allSeen, allConverted] = [0, 0];
  codes.forEach((code, i) => {
    if (i % FOLDS === fold) return;
    const hit = isConverted[i] === true ? 1 : 0;
    seen[code]! += 1;
    converted[code]! += hit;
    allSeen += 1;
    allConverted += hit;
  });
  const base = allSeen === 0 ? 0 : allConverted / allSeen;
  return (code) => ((converted[code] ?? 0) + WEIGHT * base) / ((seen[code] ?? 0) + WEIGHT);
}
