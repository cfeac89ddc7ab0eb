import type { Configuration } from '../model/configuration.ts';
import type { RoutingDecisions } from '../routing/routing-decisions.ts';
import type { Crossings } from '../scoring/find-crossings.ts';
import { responseDueAt } from '../sla/response-clock.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import type { ActualHandoffs } from './find-handoffs.ts';
import { clockOf } from './judge-handoffs.ts';
import type { ReplayDecisions } from './replay-result.ts';

/** The first actual trigger of each lead; Infinity for leads that were never handed over. */
function firstTriggers(handoffs: ActualHandoffs, leads: number): Float64Array {
  const first = new Float64Array(leads).fill(Infinity);
  for (let i = handoffs.count - 1; i >= 0; i -= 1) first[handoffs.lead[i]!] = handoffs.at[i]!;
  return first;
}

/** Puts crossings and their routing together and says when each response would be due. Nothing is simulated. */
export function proposeHandoffs(
  crossings: Crossings,
  routed: RoutingDecisions,
  configuration: Configuration,
  clocks: RosterClocks,
  actual: ActualHandoffs,
): ReplayDecisions {
  const { count, lead, at, total, tier } = crossings;
  const triggers = firstTriggers(actual, crossings.bestTotal.length);
  const targets = configuration.tiers.classes.map(({ id }) => configuration.sla.targets.find((target) => target.tierId === id));
  const dueAt = Float64Array.from(at, (start, i) => {
    const target = targets[tier[i] ?? -1];
    return target === undefined ? NaN : (responseDueAt(target, clockOf(clocks, routed.rep[i] ?? -1), start) ?? NaN);
  });
  const isAfterSalesActed = Uint8Array.from(at, (start, i) => (start > triggers[lead[i]!]! ? 1 : 0));
  return { count, lead, at, total, tier, rule: routed.rule, rep: routed.rep, dueAt, isAfterSalesActed };
}
