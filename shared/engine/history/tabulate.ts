import { gini } from '../metrics/gini.ts';
import { quantile } from '../metrics/quantile.ts';
import { leadOutcome, type OutcomeKind } from '../scoring/lead-outcome.ts';
import { codedLeads, fieldNamed, type CodedLeads, type Dimension } from './dimension.ts';
import type { History } from './history.ts';
import { leadsWithin, type ValueSet } from './leads-within.ts';

export interface TabulateInput {
  /** What leads are told apart by; the rows are the combinations that leads have. */
  readonly by: readonly Dimension[];
  /** Only leads with these values are counted. */
  readonly within: readonly ValueSet[];
  /** What counts as converted: a field with one of these values, an outcome of the history, or null: its outcome column, else a won deal. */
  readonly outcome: ValueSet | { readonly kind: OutcomeKind } | null;
  /** A field of numbers that is added up over converted leads; '' for none. */
  readonly sum: string;
}

export interface TabulatedRow {
  readonly values: readonly string[];
  readonly leads: number;
  readonly converted: number;
  readonly sum: number;
}

/** Counts by value, with how evenly leads are spread over the rows that are not blank. */
export interface Tabulated {
  readonly rows: readonly TabulatedRow[];
  readonly leads: number;
  readonly converted: number;
  readonly sum: number;
  readonly spread: { readonly rows: number; readonly gini: number | null; readonly max: number; readonly median: number | null };
}

/** Leads and converted leads by value, most leads first, then by text; excluded leads count nowhere; null without the field. */
export function tabulate(history: History, input: TabulateInput): Tabulated | null {
  const coded = input.by.map((dimension) => codedLeads(history, dimension)).filter((one): one is CodedLeads => one !== null);
  if (coded.length !== input.by.length) return null;
  const fits = leadsWithin(history, input.within);
  const isConverted = convertedLeads(history, input.outcome);
  const summed = input.sum === '' ? undefined : fieldNamed(history, input.sum);
  const rows = new Map<number, { values: string[]; leads: number; converted: number; sum: number }>();
  const total = { leads: 0, converted: 0, sum: 0 };
  for (let lead = 0; lead < fits.length; lead++) {
    if (fits[lead] !== 1) continue;
    const key = coded.reduce((code, one) => code * one.texts.length + one.codeOf(lead), 0);
    let row = rows.get(key);
    if (row === undefined) rows.set(key, (row = { values: coded.map((one) => one.texts[one.codeOf(lead)] ?? ''), leads: 0, converted: 0, sum: 0 }));
    const converted = isConverted(lead) ? 1 : 0;
    const amount = converted === 1 && summed !== undefined ? summed.numbers[summed.current[lead] ?? 0] : 0;
    for (const count of [row, total]) {
      count.leads++;
      count.converted += converted;
      count.sum += amount === undefined || Number.isNaN(amount) ? 0 : amount;
    }
  }
  const sorted = [...rows.values()].sort((a, b) => b.leads - a.leads || compare(a.values.join('\u0000'), b.values.join('\u0000')));
  return { rows: sorted, ...total, spread: spreadOf(sorted) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function convertedLeads(history: History, outcome: TabulateInput['outcome']): (lead: number) => boolean {
  if (outcome === null) return convertedLeads(history, { kind: history.roles.outcome === null ? 'won' : 'column' });
  if ('kind' in outcome) return (lead) => leadOutcome(history, lead, outcome.kind) === 'converted';
  const within = leadsWithin(history, [outcome]);
  return (lead) => within[lead] === 1;
}

function spreadOf(rows: readonly TabulatedRow[]): Tabulated['spread'] {
  const counts = rows.filter(({ values }) => values.some((value) => value !== '')).map(({ leads }) => leads);
  return { rows: counts.length, gini: gini(counts), max: counts[0] ?? 0, median: quantile(counts, 0.5) };
}
