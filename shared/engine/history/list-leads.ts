import { filterLeads } from './filter-leads.ts';
import type { History } from './history.ts';
import { leadColumns } from './lead-columns.ts';
import { describeLead, type LeadRow } from './lead-row.ts';
import { selectPage } from './select-page.ts';
import { byLead } from './sort-key.ts';

/**
 * A page of leads, newest first, then by id; leads without a creation date come last. The search looks for the text,
 * case ignored, in id, name, e-mail and company.
 */
export function listLeads(history: History, input: { readonly search: string; readonly offset: number; readonly limit: number }): { total: number; rows: LeadRow[] } {
  const found = filterLeads(history, [], input.search);
  const ids = leadColumns(history).idOrder();
  const page = selectPage(found, [byLead(history.createdAt, true), ...(ids === null ? [] : [byLead(ids, false)])], input.offset, input.limit);
  return { total: found.length, rows: page.map((lead) => describeLead(history, lead)) };
}
