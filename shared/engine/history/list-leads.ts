import type { FieldColumn, History } from './history.ts';
import { describeLead, type LeadRow } from './lead-row.ts';

/**
 * A page of leads, newest first, then by id; leads without a creation date come last. The search looks for the text,
 * case ignored, in id, name, e-mail and company.
 */
export function listLeads(history: History, input: { readonly search: string; readonly offset: number; readonly limit: number }): { total: number; rows: LeadRow[] } {
  const found = matching(history, input.search.trim().toLowerCase());
  const created = (lead: number): number => {
    const at = history.createdAt[lead] ?? NaN;
    return Number.isNaN(at) ? -Infinity : at;
  };
  found.sort((a, b) => {
    const [later, earlier] = [created(b), created(a)];
    return later === earlier ? compareText(history.leadIds[a] ?? '', history.leadIds[b] ?? '') : later > earlier ? 1 : -1;
  });
  return { total: found.length, rows: found.slice(input.offset, input.offset + input.limit).map((lead) => describeLead(history, lead)) };
}

function matching(history: History, text: string): number[] {
  const all = history.leadIds.map((_, lead) => lead);
  if (text === '') return all;
  // The text is looked for once a different value, then each lead asks by its code.
  const columns = (['name', 'email', 'company'] as const).flatMap((role) => {
    const field = history.fields.find((column) => column.name === history.roles[role]);
    return field === undefined ? [] : [{ field, hits: hitsOf(field, text) }];
  });
  return all.filter((lead) => (history.leadIds[lead] ?? '').toLowerCase().includes(text) || columns.some(({ field, hits }) => hits[field.current[lead] ?? 0] === 1));
}

function hitsOf(field: FieldColumn, text: string): Uint8Array {
  return Uint8Array.from(field.values, (value) => (value.toLowerCase().includes(text) ? 1 : 0));
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
