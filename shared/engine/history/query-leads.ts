import { STATES, type History } from './history.ts';
import { everyLead, filterLeads, type LeadFilter } from './filter-leads.ts';
import { leadColumns } from './lead-columns.ts';
import { describeLead, type LeadRow } from './lead-row.ts';
import { selectPage, type SortKey } from './select-page.ts';
import { columnRanks, type ValueRanks } from './value-ranks.ts';

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
  const { activeAt, touchedAt } = leadColumns(history);
  return {
    total: found.length,
    rows: page.map((lead) => ({
      ...describeLead(history, lead),
      activeAt: knownInstant(activeAt[lead]!),
      touchedAt: knownInstant(touchedAt[lead]!),
      cells: columns.map((field) => field?.values[field.current[lead]!] ?? ''),
    })),
  };
}

const knownInstant = (at: number): number | null => (Number.isNaN(at) ? null : at);

function sortKey(history: History, field: string, isDescending: boolean): SortKey[] {
  const columns = leadColumns(history);
  const byLead = ({ ranks, unknown }: ValueRanks): SortKey[] => [{ codes: ranks, ranks: null, unknown, isDescending }];
  const byCode = (codes: Uint32Array, { ranks, unknown }: ValueRanks): SortKey[] => [{ codes, ranks, unknown, isDescending }];
  switch (field) {
    case '@id': {
      const ranks = columns.idRanks();
      if (ranks !== null) return byLead(ranks);
      return isDescending ? byLead({ ranks: everyLead(history.leadIds.length), unknown: history.leadIds.length }) : [];
    }
    case '@created':
      return byLead(columns.createdRanks());
    case '@active':
      return byLead(columns.activeRanks());
    case '@touched':
      return byLead(columns.touchedRanks());
    case '@owner':
      return byCode(columns.owner, columns.ownerRanks());
    case '@state':
      return byCode(columns.state, STATE_RANKS);
  }
  const column = history.fields.find(({ name }) => name === field);
  return column === undefined ? [] : byCode(column.current, columnRanks(column));
}

/** States in the field's order; code 0 is unknown. */
const STATE_RANKS: ValueRanks = { ranks: Uint32Array.of(STATES.length, ...STATES.keys()), unknown: STATES.length };
