import type { InputOf } from '../../../shared/contract/contract.ts';
import type { Expression } from '../../../shared/engine/model/expression.ts';
import { isComplete } from '../define/expression-model.ts';
import { askedFields, type LeadField } from './lead-columns.ts';

export type LeadFilterDraft = Extract<Expression, { kind: 'compare' }>;
export type SortKey = { readonly field: string; readonly descending: boolean };

/** What was filtered, searched, sorted and chosen; `columns` is null before anybody chose. */
export interface LeadTable {
  readonly filters: readonly LeadFilterDraft[];
  readonly search: string;
  readonly sort: readonly SortKey[];
  readonly columns: readonly string[] | null;
}

export const FIRST_TABLE: LeadTable = { filters: [], search: '', sort: [{ field: '@created', descending: true }], columns: null };

/** Rows of one page; also how many the host is asked for at a time. */
export const PAGE = 100;

/** What the host is asked for: filters that lack their value do not count yet. */
export function leadQuery(table: LeadTable, columns: readonly string[], fields: readonly LeadField[]): Omit<InputOf<'history.queryLeads'>, 'offset' | 'limit'> {
  return {
    filters: readyFilters(table).map(({ field, op, value }) => (value === undefined ? { field, op } : { field, op, value: typeof value === 'object' ? [...value] : value })),
    search: table.search.trim(),
    sort: table.sort.map((key) => ({ ...key })),
    columns: askedFields(columns, fields),
  };
}

/** The filters that have everything they need. */
export const readyFilters = ({ filters }: LeadTable): readonly LeadFilterDraft[] => filters.filter((filter) => filter.field !== '' && isComplete(filter));

/** One more press on a header: one way, the other way, not at all. With `isAdded` the other keys of the sort stay before it. */
export function pressSort(sort: readonly SortKey[], field: string, newestFirst: boolean, isAdded = false): readonly SortKey[] {
  const known = sort.find((key) => key.field === field);
  const others = isAdded ? sort.filter((key) => key.field !== field) : [];
  if (known === undefined || (!isAdded && sort.length > 1)) return [...others, { field, descending: newestFirst }];
  return known.descending === newestFirst ? [...others, { field, descending: !newestFirst }] : others;
}

/** The pages that hold some rows. */
export function pagesOf(first: number, count: number): number[] {
  if (count <= 0) return [];
  const from = Math.floor(first / PAGE);
  return Array.from({ length: Math.floor((first + count - 1) / PAGE) - from + 1 }, (_, index) => from + index);
}

const DAY = 86_400_000;

/** Leads created in a week: until the next one known begins (clocks may change inside), else for seven days. */
export function createdInWeek(weekStart: number, weekStarts: readonly number[] = []): readonly LeadFilterDraft[] {
  const next = weekStarts.find((start) => start > weekStart && start <= weekStart + 8 * DAY) ?? weekStart + 7 * DAY;
  return [{ kind: 'compare', field: '@created', op: 'ge', value: weekStart }, { kind: 'compare', field: '@created', op: 'lt', value: next }];
}
