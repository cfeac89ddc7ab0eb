import type { History } from '../../shared/engine/history/history.ts';
import { DEAL_EVENTS, FACT, STATES } from '../../shared/engine/history/history.ts';

/** One moment of a lead. */
export interface PlainFact { readonly at: number; readonly kind: string; readonly name: string; readonly asset: string; readonly automated: boolean; readonly owner: string }

/** A lead as a script would hold it. */
export interface PlainLead { readonly id: string; readonly fields: Readonly<Record<string, string>>; readonly createdAt: number; readonly facts: readonly PlainFact[] }

/** The same leads as objects. */
export function plainLeads({ leadIds, createdAt, fields, facts, eventTypes, assets, owners }: History): PlainLead[] {
  const kinds = Object.keys(FACT);
  return leadIds.map((id, lead) => ({
    id, fields: Object.fromEntries(fields.map(({ name, values, current }) => [name, values[current[lead] ?? 0] ?? ''])), createdAt: createdAt[lead] ?? NaN,
    facts: Array.from({ length: (facts.offsets[lead + 1] ?? 0) - (facts.offsets[lead] ?? 0) }, (_, i): PlainFact => {
      const row = (facts.offsets[lead] ?? 0) + i;
      const [kind, subject] = [facts.kind[row], facts.subject[row] ?? 0];
      const name = kind === FACT.engagement ? eventTypes[subject] : kind === FACT.stage ? STATES[subject] : kind === FACT.deal ? DEAL_EVENTS[subject] : '';
      return { at: facts.at[row] ?? NaN, kind: kinds[kind ?? 0] ?? '', name: name ?? '', asset: assets[facts.value[row] ?? 0] ?? '', automated: facts.automated[row] === 1, owner: owners[(facts.owner[row] ?? 0) - 1]?.extId ?? '' };
    }),
  }));
}
