import type { ResponseTarget } from '../model/configuration.ts';
import { RESPONSE_STATES, calendarOfTarget, judgeResponse } from '../sla/response-clock.ts';
import type { ResponseState } from '../sla/response-clock.ts';
import type { RosterClocks, WorkClock } from '../sla/roster-clocks.ts';
import { MINUTE } from '../time/units.ts';
import type { ActualHandoffs } from './find-handoffs.ts';

/** No promise stands for this handoff: its tier has no target, or no working hours are known. */
export const NOT_JUDGED = 255;

/** State of each handoff's response clock: an index into `RESPONSE_STATES`, or `NOT_JUDGED`. */
export type ResponseStates = Uint8Array;

/** The clock that counts for an owner: his own, or the client's for nobody and for owners outside the roster. */
export function clockOf(clocks: RosterClocks, rep: number): WorkClock {
  return clocks.reps[rep] ?? clocks.client;
}

/** Judges the touches and owners that really were by a target for each handoff (product.md: "actual, judged by the proposed SLA"). */
export function judgeHandoffs(
  handoffs: ActualHandoffs,
  repOfHandoff: Int16Array,
  clocks: RosterClocks,
  dataEnd: number,
  targetOf: (handoff: number) => ResponseTarget | undefined,
): ResponseStates {
  const states = new Uint8Array(handoffs.count).fill(NOT_JUDGED);
  for (let i = 0; i < handoffs.count; i += 1) {
    const target = targetOf(i);
    if (target === undefined) continue;
    const calendar = calendarOfTarget(target, clockOf(clocks, repOfHandoff[i] ?? -1));
    if (calendar === undefined) continue;
    const state = judgeResponse({
      startAt: handoffs.at[i]!,
      touchAt: handoffs.touchAt[i]!,
      dataEnd,
      budgetMs: target.budgetMinutes * MINUTE,
      calendar,
    });
    states[i] = RESPONSE_STATES.indexOf(state);
  }
  return states;
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
