import type { Configuration } from '../model/configuration.ts';
import { responseDueAt } from '../sla/response-clock.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import type { TakenAt } from './take-backs.ts';

/** When somebody would first touch a lead that he was given (UTC ms, before the assignment too); Infinity: never. */
export type RespondsAt = (turn: number, nth: number, rep: number, assignedAt: number) => number;

/**
 * When leads are taken back (domain.md §7, C2): at `atShare` of the target of the lead's tier, on the clock that the target
 * names and the hours of whoever has it, from the assignment on; a touch at exactly that instant is in time. Never where
 * the policy takes nothing back, the tier has no target, or the clock has no hours. `tier`: by decision, -1 for none.
 */
export function takeBackTimes({ routing, sla, tiers }: Configuration, clocks: RosterClocks, tier: Int8Array, respondsAt: RespondsAt): TakenAt {
  const share = routing.reassignment?.atShare;
  const targets = tiers.classes.map(({ id }) => {
    const target = sla.targets.find(({ tierId }) => tierId === id);
    return target === undefined || share === undefined ? undefined : { ...target, budgetMinutes: target.budgetMinutes * share };
  });
  return (turn, nth, rep, assignedAt) => {
    const target = targets[tier[turn]!];
    if (target === undefined) return Infinity;
    const takenAt = responseDueAt(target, clocks.reps[rep] ?? clocks.client, assignedAt) ?? Infinity;
    return respondsAt(turn, nth, rep, assignedAt) <= takenAt ? Infinity : takenAt;
  };
}
