import type { History } from '../history/history.ts';
import { describeLead, type LeadRow } from '../history/lead-row.ts';
import type { Configuration } from '../model/configuration.ts';
import type { ReplayResult } from '../replay/replay-result.ts';

/**
 * A page of the leads behind a figure, in the history's order. What the proposal decided about a lead stands beside
 * it: instant, score in whole points, tier, and the person it would have gone to.
 */
export function figureLeads(
  history: History,
  { decisions }: Pick<ReplayResult, 'decisions'>,
  { tiers, routing }: Configuration,
  { leads, offset, limit }: { readonly leads: Uint32Array; readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly LeadRow[] } {
  const page = leads.subarray(offset, offset + limit);
  const decisionOf = new Map<number, number>();
  decisions.lead.forEach((lead, decision) => {
    if (!decisionOf.has(lead)) decisionOf.set(lead, decision);
  });
  const rows = Array.from(page, (lead) => {
    const row = describeLead(history, lead);
    const decision = decisionOf.get(lead);
    if (decision === undefined) return { ...row, note: 'never an MQL as proposed' };
    return {
      ...row,
      at: decisions.at[decision] ?? row.at,
      score: (decisions.total[decision] ?? 0) / 100,
      tier: tiers.classes[decisions.tier[decision] ?? -1]?.name ?? '',
      note: `proposed: ${routing.roster[decisions.rep[decision] ?? -1]?.name ?? routing.fallback.name}`,
    };
  });
  return { total: leads.length, rows };
}
