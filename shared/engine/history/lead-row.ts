import { FACT, STATES } from './history.ts';
import type { FieldRoles, History } from './history.ts';
import { leadIdAt, packedIds, placeOfText, valueAt } from './packed-columns.ts';

/** A lead as lists show it; `at` is UTC ms, `score` in whole points; the same shape as the contract's LeadRow. */
export interface LeadRow {
  readonly leadId: string;
  readonly name: string;
  readonly company: string;
  readonly source: string;
  readonly owner: string;
  readonly stage: string;
  readonly at: number | null;
  readonly score: number | null;
  readonly tier: string;
  readonly note: string;
}

/** What a list says of a lead as the history ends: last stage, last owner, when it was created; no score and no tier. */
export function describeLead(history: History, lead: number): LeadRow {
  const { facts } = history;
  let stage = -1;
  let owner = 0;
  for (let row = facts.offsets[lead] ?? 0; row < (facts.offsets[lead + 1] ?? 0); row++) {
    if (facts.kind[row] === FACT.stage) stage = facts.subject[row] ?? -1;
    else if (facts.kind[row] === FACT.owner) owner = facts.owner[row] ?? 0;
  }
  const createdAt = history.createdAt[lead] ?? NaN;
  return {
    leadId: leadIdAt(history, lead),
    name: roleValue(history, lead, 'name'),
    company: roleValue(history, lead, 'company'),
    source: roleValue(history, lead, 'source'),
    owner: history.owners[owner - 1]?.name ?? '',
    stage: STATES[stage] ?? '',
    at: Number.isNaN(createdAt) ? null : createdAt,
    score: null,
    tier: '',
    note: history.excluded[lead] === 1 ? 'Counts nowhere: repeats an earlier lead.' : '',
  };
}

/** The current value of the column that the mapping named for a purpose; '' when there is none. */
export function roleValue(history: History, lead: number, role: keyof FieldRoles): string {
  const name = history.roles[role];
  const field = name === null ? undefined : history.fields.find((column) => column.name === name);
  return field === undefined ? '' : valueAt(field, field.current[lead] ?? 0);
}

/** Where a lead stands in the history, by its id; -1 when there is none. */
export function findLead(history: History, leadId: string): number {
  return placeOfText(packedIds(history), leadId);
}
