import type { ResponseTarget } from '../model/configuration.ts';
import { RESPONSE_STATES } from '../sla/response-clock.ts';
import type { ResponseState } from '../sla/response-clock.ts';
import type { RosterClocks, WorkClock } from '../sla/roster-clocks.ts';
import { due } from '../time/business-calendar.ts';
import { MINUTE } from '../time/units.ts';
import type { ActualHandoffs } from './find-handoffs.ts';
import { openBeforeEnd, readOpenTimes, type OpenTimes } from './open-times.ts';

/** No promise stands for this handoff: its tier has no target, or no working hours are known. */
export const NOT_JUDGED = 255;

/** State of each handoff's response clock: an index into `RESPONSE_STATES`, or `NOT_JUDGED`. */
export type ResponseStates = Uint8Array;

/** The clock that counts for an owner: his own, or the client's for nobody and for owners outside the roster. */
export function clockOf(clocks: RosterClocks, rep: number): WorkClock {
  return clocks.reps[rep] ?? clocks.client;
}

const [KEPT, LATE, NEVER, OPEN] = RESPONSE_STATES.map((_, state) => state) as [number, number, number, number]; // there are four

/**
 * Judges the touches and owners that really were by a target for each handoff (product.md: "actual, judged by the proposed SLA").
 * Plainly `judgeResponse` for each of them, on the clock of its owner.
 */
export function judgeHandoffs(handoffs: Pick<ActualHandoffs, 'count' | 'at' | 'touchAt'>, repOfHandoff: Int16Array, clocks: RosterClocks, dataEnd: number, targetOf: (handoff: number) => ResponseTarget | undefined, open: OpenTimes = readOpenTimes(handoffs, repOfHandoff, clocks, dataEnd)): ResponseStates {
  const { count, at, touchAt } = handoffs;
  const states = new Uint8Array(count).fill(NOT_JUDGED);
  for (let i = 0; i < count; i += 1) {
    const target = targetOf(i);
    if (target === undefined) continue;
    const budget = target.budgetMinutes * MINUTE;
    const rep = repOfHandoff[i]!;
    const { calendar } = clockOf(clocks, rep);
    if (target.clock === 'elapsed') states[i] = stateOf(dataEnd - at[i]!, touchAt[i]! - at[i]!, budget);
    else if (calendar !== null) {
      const spent = open.touch[i]! - open.trigger[i]!;
      states[i] = stateOf(openBeforeEnd(open, rep) - open.trigger[i]!, spent, budget);
      // No time passes in the closed hours after the due time, but a touch in them is late.
      if (spent === budget && states[i] === KEPT && touchAt[i]! > due(calendar, at[i]!, budget)) states[i] = LATE;
    }
  }
  return states;
}

/** By what passed until the end of the data and until the first touch (NaN: none). */
function stateOf(passed: number, spent: number, budget: number): number {
  if (passed < budget) return OPEN;
  return Number.isNaN(spent) ? NEVER : spent <= budget ? KEPT : LATE;
}

/** How many handoffs of each tier ended in each state; those without a tier stand behind the last one. Those that are not judged count in none. */
export function countStates(states: ResponseStates, tier: Int8Array, tiers: number): Readonly<Record<ResponseState, number>>[] {
  const width = RESPONSE_STATES.length;
  const counts = new Uint32Array((tiers + 1) * width);
  for (let i = 0; i < states.length; i += 1) if (states[i] !== NOT_JUDGED) counts[(tier[i]! < 0 ? tiers : tier[i]!) * width + states[i]!]! += 1;
  return Array.from({ length: tiers + 1 }, (_, place) => {
    const [kept = 0, late = 0, never = 0, open = 0] = counts.subarray(place * width);
    return { kept, late, never, open };
  });
}
