import { quantile } from '../metrics/quantile.ts';
import { DAY } from '../time/units.ts';
import { codedLeads, fieldNamed, type CodedLeads, type Dimension } from './dimension.ts';
import type { History } from './history.ts';
import { leadsWithin, type ValueSet } from './leads-within.ts';

/** A number of a lead: a field's own, or the days between two dates; `at` (UTC ms) stands for the later one. */
export type Measure = { readonly field: string } | { readonly from: string; readonly to: string } | { readonly from: string; readonly at: number };

export interface DescribeInput {
  readonly measure: Measure;
  readonly by: readonly Dimension[];
  readonly within: readonly ValueSet[];
  /** Shares between 0 and 1, read by linear interpolation between neighbours. */
  readonly quantiles: readonly number[];
  /** Limits; the leads above each are counted. */
  readonly above: readonly number[];
}

export interface DescribedRow {
  readonly values: readonly string[];
  readonly leads: number;
  readonly unknown: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly sum: number;
  readonly quantiles: readonly (number | null)[];
  readonly above: readonly number[];
}

/** A measure by group: how many leads have it, its range, quantiles and sum; null when a field is not there. */
export function describeNumbers(history: History, input: DescribeInput): DescribedRow[] | null {
  const coded = input.by.map((dimension) => codedLeads(history, dimension)).filter((one): one is CodedLeads => one !== null);
  const measure = measureOf(history, input.measure);
  if (measure === null || coded.length !== input.by.length) return null;
  const fits = leadsWithin(history, input.within);
  const groups = new Map<string, { values: string[]; numbers: number[]; unknown: number }>();
  for (let lead = 0; lead < fits.length; lead++) {
    if (fits[lead] !== 1) continue;
    const values = coded.map((one) => one.texts[one.codeOf(lead)] ?? '');
    const key = values.join('\u0000');
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { values, numbers: [], unknown: 0 }));
    const number = measure(lead);
    if (Number.isNaN(number)) group.unknown++;
    else group.numbers.push(number);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => rowOf(group, input));
}

function rowOf({ values, numbers, unknown }: { values: string[]; numbers: number[]; unknown: number }, { quantiles, above }: DescribeInput): DescribedRow {
  const sorted = Float64Array.from(numbers).sort();
  return {
    values,
    leads: sorted.length,
    unknown,
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    sum: sorted.reduce((sum, number) => sum + number, 0),
    quantiles: quantiles.map((share) => quantile(sorted, share)),
    above: above.map((limit) => sorted.reduce((count, number) => count + (number > limit ? 1 : 0), 0)),
  };
}

function measureOf(history: History, measure: Measure): ((lead: number) => number) | null {
  if ('field' in measure) return numbersOf(history, measure.field);
  const from = numbersOf(history, measure.from);
  const to = 'at' in measure ? (): number => measure.at : numbersOf(history, measure.to);
  return from === null || to === null ? null : (lead) => (to(lead) - from(lead)) / DAY;
}

function numbersOf(history: History, name: string): ((lead: number) => number) | null {
  const field = fieldNamed(history, name);
  return field === undefined ? null : (lead) => field.numbers[field.current[lead] ?? 0] ?? NaN;
}
