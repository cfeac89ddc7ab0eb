import type { SeededRandom } from '../metrics/seeded-random.ts';
import type { Configuration } from '../model/configuration.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import { takeBackTimes } from '../routing/take-back-times.ts';
import type { TakenAt } from '../routing/take-backs.ts';
import { MINUTE } from '../time/units.ts';
import type { Response, Responses } from './response-samples.ts';

/**
 * When leads are taken back had everybody answered as he answered the leads that he really had (domain.md §7, §8.1): an answer is
 * drawn for each who is given one, among his own to the same tier where there are `needed`. `tier`: by decision. `tell` hears the
 * answer of each decision's latest owner; it is what happens unless the lead is taken from him.
 */
export function drawnTakeBacks(configuration: Configuration, clocks: RosterClocks, tier: Int8Array, samples: Responses, needed: number): (random: SeededRandom, tell?: (turn: number, answer: Response) => void) => TakenAt {
  const { routing: { reassignment }, tiers, sla } = configuration;
  const lists = clocks.reps.map((_, rep) => tiers.classes.map(({ id }, place) => ({ of: samples.of(rep, place, -1, needed), target: sla.targets.find(({ tierId }) => tierId === id) })));
  const never = takeBackTimes(configuration, clocks, tier, () => Infinity);
  return (random, tell) => (turn, nth, rep, assignedAt) => {
    const from = lists[rep]?.[tier[turn]!];
    const answer = from?.of[random.below(Math.max(1, from.of.length))];
    if (answer !== undefined) tell?.(turn, answer);
    if (from?.target === undefined || answer === undefined || reassignment === undefined) return Infinity;
    return answer[from.target.clock === 'business' ? 0 : 1] <= from.target.budgetMinutes * reassignment.atShare * MINUTE ? Infinity : never(turn, nth, rep, assignedAt);
  };
}
