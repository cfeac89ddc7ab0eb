import { quantile } from '../metrics/quantile.ts';
import { clockOf } from '../replay/judge-handoffs.ts';
import type { Played } from '../replay/played.ts';
import type { RosterClocks } from '../sla/roster-clocks.ts';
import { elapsed } from '../time/business-calendar.ts';
import { localDay } from '../time/zone-table.ts';

/** A response in ms from the assignment: on the person's hours, and day and night; Infinity: never. */
export type Response = readonly [business: number, elapsed: number];

/** What people did with the leads that they were really given. */
export interface Responses {
  readonly team: readonly Response[];
  /** By place in the roster. */
  readonly own: readonly (readonly Response[])[];
  /** Leads on a person's day up to which the day counts as quiet, and as usual; more is busy. */
  readonly bounds: readonly [number, number];
  /** The narrowest list with enough responses: his own in this tier and band, in this tier, at all; then the team's. */
  of(rep: number, tier: number, band: number, needed: number): readonly Response[];
}

/** Every actual handoff to somebody of the roster whose first touch is known, or that nobody touched though it was not sent back. */
export function collectResponses({ actual, actualRep, actualMoments, clocks, input }: Pick<Played, 'actual' | 'actualRep' | 'clocks' | 'input'> & { readonly actualMoments: Pick<Played['actualMoments'], 'tier'> }): Responses {
  const counts = dayCounts(actualRep, actual.at, clocks);
  const perDay = [...counts.values()];
  const bounds = [quantile(perDay, 1 / 3) ?? 0, quantile(perDay, 2 / 3) ?? 0] as const;
  const bands = loadBands(actualRep, actual.at, clocks, bounds);
  const lists = new Map<string, Response[]>();
  const add = (key: string, response: Response): void => {
    const known = lists.get(key);
    if (known === undefined) lists.set(key, [response]);
    else known.push(response);
  };
  for (let i = 0; i < actual.count; i += 1) {
    const rep = actualRep[i]!;
    const start = actual.assignedAt[i]!;
    if (rep < 0 || Number.isNaN(start)) continue;
    const touchAt = actual.touchAt[i]!;
    const isTouched = !Number.isNaN(touchAt);
    // Sent back or handed over anew before any touch: what he would have done is not known.
    if (!isTouched && (actual.closedBy[i] !== 0 || actual.endAt[i] !== Infinity)) continue;
    const { calendar } = clockOf(clocks, rep);
    const response: Response = isTouched ? [calendar === null ? Infinity : elapsed(calendar, start, Math.max(start, touchAt)), Math.max(0, touchAt - start)] : [Infinity, Infinity];
    const tier = actualMoments.tier[i]!;
    for (const who of [`${rep}`, 'team']) for (const what of [`${who}`, `${who} ${tier}`, `${who} ${tier} ${bands[i]}`]) add(what, response);
  }
  const list = (key: string): readonly Response[] => lists.get(key) ?? [];
  return {
    team: list('team'), own: input.configuration.routing.roster.map((_, rep) => list(`${rep}`)), bounds,
    of: (rep, tier, band, needed) => [`${rep} ${tier} ${band}`, `${rep} ${tier}`, `${rep}`, `team ${tier} ${band}`, `team ${tier}`].map(list).find((own) => own.length >= needed) ?? list('team'),
  };
}

/** By handoff how busy its owner's day was: 0 quiet, 1 usual, 2 busy. */
export function loadBands(reps: Int16Array, at: Float64Array, clocks: RosterClocks, [quiet, usual]: readonly [number, number]): Uint8Array {
  const counts = dayCounts(reps, at, clocks);
  return Uint8Array.from(reps, (rep, i) => {
    const n = counts.get(dayKey(rep, at[i]!, clocks)) ?? 0;
    return n <= quiet ? 0 : n <= usual ? 1 : 2;
  });
}

const dayKey = (rep: number, at: number, clocks: RosterClocks): number => localDay(clockOf(clocks, rep).zone, at) * 65_536 + rep + 1;

function dayCounts(reps: Int16Array, at: Float64Array, clocks: RosterClocks): Map<number, number> {
  const counts = new Map<number, number>();
  reps.forEach((rep, i) => {
    if (rep < 0) return;
    const key = dayKey(rep, at[i]!, clocks);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
}
