import { wilsonInterval } from '../metrics/wilson.ts';
import type { Played } from '../replay/played.ts';
import { weekOf } from '../metrics/weekly-counts.ts';
import type { ConversionStates } from './conversion.ts';

/** One person of a pool, on the handoffs of the weeks in which everybody compared was given some. */
export interface ComparedRep {
  readonly repId: string;
  readonly name: string;
  readonly n: number;
  readonly converted: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Standardised differences between his leads and the others': of the score, and the largest of any source. */
  readonly scoreDifference: number | null;
  readonly sourceDifference: number | null;
  /** Both lie below 0.1: his leads were like the others', so his share may be compared with theirs (domain.md §8.1). */
  readonly isBalanced: boolean;
}

/** Whether people of one pool did better or worse than chance would have it; nobody chose who got which lead. */
export interface PoolComparison {
  readonly poolId: string;
  readonly name: string;
  /** Null: people may be compared; else why not. */
  readonly reason: string | null;
  readonly weeks: number;
  readonly reps: readonly ComparedRep[];
}

/** At which standardised difference two groups of leads are no longer alike. */
const ALIKE = 0.1;

/** Every pool with two members or more that turns, on the actual owners. */
export function comparePools(played: Played, states: ConversionStates): PoolComparison[] {
  const { pools } = played.input.configuration.routing;
  const blind = pools.filter(({ members, match, strategy }) => members.length > 1 && (match ?? []).length === 0 && strategy !== 'leastLoaded');
  return blind.map(({ id, name, members }) => comparePool(played, states, { id, name, repIds: members.map(({ repId }) => repId) }));
}

function comparePool(played: Played, states: ConversionStates, { id, name, repIds }: { readonly id: string; readonly name: string; readonly repIds: readonly string[] }): PoolComparison {
  const { input, actual, actualRep, weeks, clocks, unknowable } = played;
  const { roster } = input.configuration.routing;
  const none = (reason: string): PoolComparison => ({ poolId: id, name, reason, weeks: 0, reps: [] });
  if (unknowable.stages !== null || unknowable.owners !== null) return none(unknowable.stages ?? unknowable.owners ?? '');
  const places = roster.flatMap((rep, place) => (repIds.includes(rep.id) ? [place] : []));
  const isMember = new Set(places);
  const ofWeek = new Map<number, number[]>();
  for (let i = 0; i < actual.count; i += 1) {
    if (states[i] === 2 || !isMember.has(actualRep[i]!)) continue;
    const week = weekOf(weeks, clocks.client.zone, actual.at[i]!);
    const known = ofWeek.get(week);
    if (known === undefined) ofWeek.set(week, [i]);
    else known.push(i);
  }
  const shared = [...ofWeek.values()].filter((own) => places.every((place) => own.some((i) => actualRep[i] === place)));
  if (shared.length === 0) return none('There is no week in which everybody of this pool was given a lead, so nobody can be compared.');
  const picks = shared.flat();
  return { poolId: id, name, reason: null, weeks: shared.length, reps: places.map((place) => compareRep(played, states, picks, place)) };
}

function compareRep({ input, actual, actualRep, actualMoments }: Played, states: ConversionStates, picks: readonly number[], place: number): ComparedRep {
  const rep = input.configuration.routing.roster[place]!;
  const own = picks.filter((i) => actualRep[i] === place);
  const others = picks.filter((i) => actualRep[i] !== place);
  const converted = own.filter((i) => states[i] === 1).length;
  const interval = wilsonInterval(converted, own.length);
  const score = standardisedDifference(own.map((i) => actualMoments.total[i]!), others.map((i) => actualMoments.total[i]!));
  const source = input.history.fields.find((field) => field.name === input.history.roles.source);
  const codes = source === undefined ? [] : [...new Set(picks.map((i) => source.current[actual.lead[i]!]!))];
  const isFrom = (code: number) => (i: number): number => (source?.current[actual.lead[i]!] === code ? 1 : 0);
  const ofSources = codes.map((code) => standardisedDifference(own.map(isFrom(code)), others.map(isFrom(code))));
  const sourceDifference = ofSources.length === 0 || ofSources.includes(null) ? null : Math.max(...ofSources.map((difference) => difference ?? 0));
  return {
    repId: rep.id, name: rep.name, n: own.length, converted, share: own.length === 0 ? null : converted / own.length, low: interval?.low ?? null, high: interval?.high ?? null,
    scoreDifference: score, sourceDifference, isBalanced: score !== null && score < ALIKE && (source === undefined || (sourceDifference !== null && sourceDifference < ALIKE)),
  };
}

/** |mean − mean| over the pooled standard deviation (P. C. Austin, Commun. Stat. 38 (2009)); 0 where nothing varies and the means agree, null without cases. */
export function standardisedDifference(own: readonly number[], others: readonly number[]): number | null {
  if (own.length === 0 || others.length === 0) return null;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: readonly number[], centre: number): number => values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length;
  const [a, b] = [mean(own), mean(others)];
  const spread = Math.sqrt((variance(own, a) + variance(others, b)) / 2);
  return a === b ? 0 : spread === 0 ? Infinity : Math.abs(a - b) / spread;
}
