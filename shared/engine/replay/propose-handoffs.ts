import type { Configuration } from '../model/configuration.ts';
import type { RoutingDecisions } from '../routing/routing-decisions.ts';
import type { AllCrossings } from '../scoring/batch/all-crossings.ts';
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

/** Puts crossings and their routing together and says when each response would be due. Nothing is simulated. `handedOver`: leads that really were before all of these. */
export function proposeHandoffs(
  crossings: AllCrossings,
  routed: RoutingDecisions,
  configuration: Configuration,
  clocks: RosterClocks,
  actual: ActualHandoffs,
  leads: number,
  handedOver?: Uint8Array,
): ReplayDecisions {
  const { count, lead, at, total, tier } = crossings;
  const triggers = firstTriggers(actual, leads);
  handedOver?.forEach((flag, of) => flag === 1 && (triggers[of] = -Infinity));
  const targets = configuration.tiers.classes.map(({ id }) => configuration.sla.targets.find((target) => target.tierId === id));
  const dueAt = new Float64Array(count).fill(NaN);
  const isAfterSalesActed = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const target = targets[tier[i]!];
    if (target !== undefined) dueAt[i] = responseDueAt(target, clockOf(clocks, routed.rep[i]!), at[i]!) ?? NaN;
    if (at[i]! > triggers[lead[i]!]!) isAfterSalesActed[i] = 1;
  }
  return { count, lead, at, total, tier, rule: routed.rule, rep: routed.rep, assignedAt: routed.assignedAt, dueAt, isAfterSalesActed };
}
