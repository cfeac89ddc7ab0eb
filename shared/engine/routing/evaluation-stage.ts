import type { History } from '../history/history.ts';
import { compareText } from '../history/compare-ids.ts';
import type { Configuration } from '../model/configuration.ts';
import type { LeadEvaluator } from '../scoring/lead-evaluator.ts';
import type { RoutedMoments } from './router.ts';
import { emptyDecisions, type RoutingDecisions } from './routing-decisions.ts';

/** Moments with the tier of each lead as of then, a place among the tiers, -1 for none. */
export interface TieredMoments extends RoutedMoments {
  readonly tier: Int8Array;
}

/**
 * When a policy is asked (domain.md §2, `RoutingPolicy.evaluationStage`): at each trigger, or when a lead is created, which
 * every lead that counts is once, in the order of (creation, lead id), with what was known before that instant.
 */
export function askedMoments<T extends TieredMoments>({ evaluationStage }: Configuration['routing'], history: History, evaluator: LeadEvaluator, triggers: T): T | TieredMoments {
  if (evaluationStage !== 'created') return triggers;
  const { createdAt, excluded, leadIds } = history;
  const order = Array.from(createdAt.keys())
    .filter((lead) => excluded[lead] !== 1 && !Number.isNaN(createdAt[lead]))
    .sort((a, b) => createdAt[a]! - createdAt[b]! || compareText(leadIds[a] ?? '', leadIds[b] ?? ''));
  const tier = Int8Array.from(order, (lead) => {
    evaluator.moveTo(lead, createdAt[lead]!);
    return evaluator.tier();
  });
  return { count: order.length, lead: Uint32Array.from(order), at: Float64Array.from(order, (lead) => createdAt[lead]!), tier };
}

/**
 * What a policy that was asked at other moments had decided of each trigger: whoever was given the lead has it, from the
 * trigger on or, where it still waited then, from when it was given. The triggers themselves where it was asked at them.
 */
export function decidedAtTriggers(triggers: RoutedMoments, asked: RoutedMoments, decisions: RoutingDecisions): RoutingDecisions {
  if (asked === triggers) return decisions;
  const turnOf = new Map<number, number>();
  for (let turn = 0; turn < asked.count; turn += 1) turnOf.set(asked.lead[turn]!, turn);
  const told = emptyDecisions(triggers.count);
  for (let i = 0; i < triggers.count; i += 1) {
    const turn = turnOf.get(triggers.lead[i]!);
    if (turn === undefined) continue;
    for (const column of ['rule', 'rep', 'pool', 'keptBy', 'isOverCap', 'heldBy'] as const) told[column][i] = decisions[column][turn]!;
    told.assignedAt[i] = Math.max(triggers.at[i]!, decisions.assignedAt[turn]!);
  }
  return told;
}
