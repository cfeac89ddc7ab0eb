import { STATES, type History } from './history.ts';
import { filterLeads, type LeadFilter } from './filter-leads.ts';
import { leadColumns } from './lead-columns.ts';
import { describeLead, type LeadRow } from './lead-row.ts';
import { packedValues, valueAt } from './packed-columns.ts';
import { selectPage } from './select-page.ts';
import { byCode, byLead, byPlace, byText, type SortKey } from './sort-key.ts';
import { columnOrder } from './value-ranks.ts';

/** What a table of leads asks for; fields as in `LeadFilter`, and `@id` to sort by. `columns` names fields to show. */
export interface LeadQuery {
  readonly filters: readonly LeadFilter[];
  readonly search: string;
  readonly sort: readonly { readonly field: string; readonly descending: boolean }[];
  readonly columns: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** A row of the table; `cells` are the current values of the columns asked for, `activeAt` and `touchedAt` UTC ms or null. */
export interface QueriedLead extends LeadRow {
  readonly activeAt: number | null;
  readonly touchedAt: number | null;
  readonly cells: readonly string[];
}

/**
 * A page of the leads that fit, in the order of the sort, then by id; unknown values come last in both directions. A
 * field that the history does not have fits no lead and sorts nothing.
 */
export function queryLeads(history: History, query: LeadQuery): { readonly total: number; readonly rows: readonly QueriedLead[] } {
  const found = filterLeads(history, query.filters, query.search);
  const keys = [...query.sort.flatMap(({ field, descending }) => sortKey(history, field, descending)), ...sortKey(history, '@id', false)];
  const page = selectPage(found, keys, query.offset, query.limit);
  const columns = query.columns.map((name) => history.fields.find((field) => field.name === name));
  const { lastActive, lastTouch } = leadColumns(history);
  return {
    total: found.length,
    rows: page.map((lead) => ({
      ...describeLead(history, lead),
      activeAt: knownInstant(lastActive(lead)),
      touchedAt: knownInstant(lastTouch(lead)),
      cells: columns.map((field) => (field === undefined ? '' : valueAt(field, field.current[lead]!))),
    })),
  };
}

const knownInstant = (at: number): number | null => (Number.isNaN(at) ? null : at);

function sortKey(history: History, field: string, isDescending: boolean): SortKey[] {
  const columns = leadColumns(history);
  switch (field) {
    case '@id': {
      const order = columns.idOrder();
      if (order !== null) return [byLead(order, isDescending)];
      return isDescending ? [byPlace(true)] : [];
    }
    case '@created':
      return [byLead(history.createdAt, isDescending)];
    case '@active':
      return [byLead(columns.activeAt(), isDescending)];
    case '@touched':
      return [byLead(columns.touchedAt(), isDescending)];
    case '@owner':
      return [byCode(columns.owner(), columns.ownerOrder(), isDescending)];
    case '@state':
      return [byCode(columns.state(), STATE_ORDER, isDescending)];
  }
  const column = history.fields.find(({ name }) => name === field);
  if (column === undefined) return [];
  return [column.type === 'text' ? byText(column.current, packedValues(column), isDescending) : byCode(column.current, columnOrder(column), isDescending)];
}

/** States in the field's order; code 0 is unknown. */
const STATE_ORDER = Float64Array.of(NaN, ...STATES.keys());
