import type { Rep } from '../model/configuration.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import { DAY } from '../time/units.ts';
import { stepReader } from '../time/zone-table.ts';
import type { PolicyStage } from './play-policy.ts';

/** By rep: the day of an instant, in the zone in which his cap is counted. */
const daysOf = (roster: readonly Rep[], clocks: RosterClocks) => roster.map((_, rep) => stepReader(clocks.capZone ?? (clocks.reps[rep] ?? clocks.client).zone, DAY));

/** By rep: his own days on which he was given more leads than his day cap. `at` is when each lead was given, NaN: not yet. */
export function daysOverCap({ input, routing: { clocks } }: Pick<PolicyStage, 'input' | 'routing'>, reps: Int16Array, at: Float64Array): Int32Array {
  const { roster } = input.configuration.routing;
  const dayOf = daysOf(roster, clocks);
  const perDay = roster.map(() => new Map<number, number>());
  // Leads come mostly in the order of time: those of one day are counted beside the map.
  const [today, onDay] = [new Float64Array(roster.length).fill(NaN), new Int32Array(roster.length)];
  const put = (rep: number): void => {
    if (onDay[rep]! > 0) perDay[rep]!.set(today[rep]!, (perDay[rep]!.get(today[rep]!) ?? 0) + onDay[rep]!);
  };
  for (let i = 0; i < reps.length; i += 1) {
    const rep = reps[i]!;
    if (rep < 0 || Number.isNaN(at[i]) || roster[rep]?.dayCap === undefined) continue;
    const day = dayOf[rep]!(at[i]!);
    if (day !== today[rep]) {
      put(rep);
      today[rep] = day;
      onDay[rep] = 0;
    }
    onDay[rep]! += 1;
  }
  return Int32Array.from(roster, ({ dayCap = Infinity }, rep) => {
    put(rep);
    return [...perDay[rep]!.values()].reduce<number>((over, n) => (n > dayCap ? over + 1 : over), 0);
  });
}

/** The same with the leads of those days: by lead given, 1 where that was on a day over the cap. */
export function givenOverCap(roster: readonly Rep[], clocks: RosterClocks, reps: Int16Array, at: Float64Array): { readonly days: Int32Array; readonly isOver: Uint8Array } {
  const dayOf = daysOf(roster, clocks);
  const perDay = roster.map(() => new Map<number, number[]>());
  for (let i = 0; i < reps.length; i += 1) {
    const rep = reps[i]!;
    if (rep < 0 || Number.isNaN(at[i]) || roster[rep]?.dayCap === undefined) continue;
    const day = dayOf[rep]!(at[i]!);
    const given = perDay[rep]!.get(day);
    if (given === undefined) perDay[rep]!.set(day, [i]);
    else given.push(i);
  }
  const [isOver, days] = [new Uint8Array(reps.length), new Int32Array(roster.length)];
  roster.forEach(({ dayCap = Infinity }, rep) => {
    for (const given of perDay[rep]!.values()) {
      if (given.length <= dayCap) continue;
      days[rep]! += 1;
      for (const i of given) isOver[i] = 1;
    }
  });
  return { days, isOver };
}
