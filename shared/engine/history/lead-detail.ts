import { AMOUNT_PARTS } from './event-attribute.ts';
import { DEAL_EVENTS, FACT, STATES } from './history.ts';
import type { History } from './history.ts';
import { STAGE_SETTERS } from './stage-setter.ts';
import { valueAt } from './packed-columns.ts';
import { describeLead, findLead, type LeadRow } from './lead-row.ts';

/** One line of a lead's timeline; `kind` is the kind of fact, `what` in words. */
export interface TimelineEntry {
  readonly at: number;
  readonly kind: string;
  readonly what: string;
  readonly who: string;
  readonly automated: boolean;
}

/** Everything known of one lead: its row, its fields in the order of columns, its facts in order; null when there is none. */
export interface LeadDetail {
  readonly lead: LeadRow;
  readonly createdAt: number | null;
  readonly fields: { readonly name: string; readonly value: string; readonly personal: boolean }[];
  readonly timeline: TimelineEntry[];
}

export function leadDetail(history: History, input: { readonly leadId: string }): LeadDetail | null {
  const lead = findLead(history, input.leadId);
  if (lead < 0) return null;
  const createdAt = history.createdAt[lead] ?? NaN;
  const { offsets } = history.facts;
  const timeline: TimelineEntry[] = [];
  for (let row = offsets[lead] ?? 0; row < (offsets[lead + 1] ?? 0); row++) timeline.push(entryOf(history, row));
  return {
    lead: describeLead(history, lead),
    createdAt: Number.isNaN(createdAt) ? null : createdAt,
    fields: history.fields.map((field) => ({ name: field.name, value: valueAt(field, field.current[lead] ?? 0), personal: field.personal })),
    timeline,
  };
}

const KINDS = Object.entries(FACT);

function entryOf(history: History, row: number): TimelineEntry {
  const { facts } = history;
  return {
    at: facts.at[row] ?? NaN,
    kind: KINDS.find(([, number]) => number === facts.kind[row])?.[0] ?? '',
    what: whatOf(history, row),
    who: history.owners[(facts.owner[row] ?? 0) - 1]?.name ?? '',
    automated: facts.automated[row] === 1,
  };
}

/** The numbers that an engagement carries, each after its name. */
function amountsOf({ facts }: History, row: number): string[] {
  return (facts.attributes ?? []).flatMap(({ name, values }) => (Number.isNaN(values[row] ?? NaN) ? [] : [`${name} ${values[row]! / AMOUNT_PARTS}`]));
}

function whatOf(history: History, row: number): string {
  const { facts } = history;
  const subject = facts.subject[row] ?? 0;
  const value = facts.value[row] ?? 0;
  switch (facts.kind[row]) {
    case FACT.property: {
      const field = history.fields[subject];
      return `${field?.name ?? ''}: ${(field === undefined ? '' : valueAt(field, value)) || 'cleared'}`;
    }
    case FACT.engagement:
      return [history.eventTypes[subject], history.assets[value], ...amountsOf(history, row)].filter((part) => part !== undefined && part !== '').join(', ');
    case FACT.stage:
      return `${STATES[subject] ?? ''}${STAGE_SETTERS[value] === 'hand' ? ', set by hand' : ''}`;
    case FACT.owner:
      return (facts.owner[row] ?? 0) === 0 ? 'owner removed' : 'assigned';
    default:
      return `deal ${DEAL_EVENTS[subject] ?? ''}`;
  }
}
