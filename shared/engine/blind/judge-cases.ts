import { FALSE, TRUE } from '../expressions/truth.ts';
import { findLead } from '../history/lead-row.ts';
import type { History } from '../history/history.ts';
import type { Configuration } from '../model/configuration.ts';
import { findHandoffs } from '../replay/find-handoffs.ts';
import { createLeadEvaluator } from '../scoring/lead-evaluator.ts';
import { localDay, type ZoneTable } from '../time/zone-table.ts';
import type { Verdict } from './ballot.ts';
import { caseOutcome, type CaseOutcome } from './case-outcome.ts';

/** What the drafted definition makes of a case at its moment, and what really happened; null for a lead that is gone. */
export interface JudgedCase {
  readonly caseNumber: number;
  readonly leadId: string;
  readonly draft: Verdict | null;
  /** Index into the tiers, -1 without one; null for a lead that is gone. */
  readonly tier: number | null;
  /** Whole points with decimals. */
  readonly score: number | null;
  readonly outcome: CaseOutcome | null;
}

/**
 * Judges cases by a configuration: disqualify where its disqualify criteria hold, work now where its MQL rule does, else
 * nurture (domain.md §4.1, "compare each with the drafted rule and with the outcome").
 */
export function judgeCases(history: History, configuration: Configuration, zone: ZoneTable, cases: readonly { readonly number: number; readonly leadId: string; readonly at: number }[]): JudgedCase[] {
  const evaluator = createLeadEvaluator(history, configuration, (at) => localDay(zone, at));
  const disqualify = evaluator.compile(configuration.definitions.disqualify.criteria);
  const leads = cases.map(({ leadId }) => findLead(history, leadId));
  const excluded = new Uint8Array(history.excluded.length).fill(1); // a handful of leads, so nobody else's handoffs are looked for
  for (const lead of leads) if (lead >= 0) excluded[lead] = 0;
  const handoffs = findHandoffs({ ...history, excluded }, configuration.sla);
  const touchOf = new Map<number, number>();
  handoffs.lead.forEach((lead, i) => touchOf.set(lead, touchOf.get(lead) ?? handoffs.touchAt[i] ?? NaN));
  return cases.map(({ number: caseNumber, leadId, at }, place) => {
    const lead = leads[place] ?? -1;
    if (lead < 0) return { caseNumber, leadId, draft: null, tier: null, score: null, outcome: null };
    evaluator.moveTo(lead, at);
    const draft = evaluator.test(disqualify) === TRUE ? 'disqualify' : evaluator.isMql() === FALSE ? 'nurture' : 'workNow';
    return { caseNumber, leadId, draft, tier: evaluator.tier(), score: evaluator.totals().total / 100, outcome: caseOutcome(history, lead, at, touchOf.get(lead) ?? NaN) };
  });
}
