import type { Configuration } from '../model/configuration.ts';
import type { Honesty } from '../model/honesty.ts';
import { poolChain } from '../routing/router.ts';

type Routing = Configuration['routing'];

/** What in a policy rests on how long a lead stays open (domain.md §8.1). Whoever may keep a lead is asked for caps without any pool. */
export function whatNeedsHoldingTime({ roster, pools, rules, stickiness, duplicates }: Routing): { readonly openCaps: number; readonly leastLoaded: readonly string[] } {
  const inUse = [...new Set(rules.flatMap(({ poolId }) => poolChain(pools, poolId)))].flatMap((place) => pools[place] ?? []);
  const members = new Set(inUse.flatMap((pool) => pool.members.map(({ repId }) => repId)));
  const isAsked = stickiness !== undefined || duplicates !== undefined ? () => true : (repId: string) => members.has(repId);
  return {
    openCaps: roster.filter(({ id, openCap }) => openCap !== undefined && isAsked(id)).length,
    leastLoaded: inUse.filter(({ strategy }) => strategy === 'leastLoaded').map(({ name }) => name),
  };
}

/** How far anything that follows from an assignment can be trusted: open caps that count, least-loaded turns and leads that are taken back make it simulated. */
export function routingHonesty(routing: Routing): Extract<Honesty, 'deterministic' | 'simulated'> {
  const { openCaps, leastLoaded } = whatNeedsHoldingTime(routing);
  const isAssumed = routing.assumptions?.holdingDays !== undefined;
  return leastLoaded.length > 0 || (openCaps > 0 && isAssumed) || routing.reassignment !== undefined ? 'simulated' : 'deterministic';
}

const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`;

/** The assumptions that figures rest on, printed; and what is missing, with what to do. */
export function assumptionSentences(routing: Routing): string[] {
  const { openCaps, leastLoaded } = whatNeedsHoldingTime(routing);
  const holdingDays = routing.assumptions?.holdingDays;
  const pools = leastLoaded.map((name) => `"${name}"`).join(', ');
  const isNeeded = openCaps > 0 || leastLoaded.length > 0;
  const taken = routing.reassignment === undefined ? [] : ['Everybody is assumed to answer before a lead is taken back: no history tells how people answer leads that they never had.'];
  if (!isNeeded) return taken;
  if (holdingDays !== undefined) return [...taken, `A lead is assumed to stay open for ${days(holdingDays)} after it is given: no history tells. Open caps and least-loaded turns rest on it, so everything that follows from an assignment is simulated.`];
  return [
    ...taken,
    ...(openCaps > 0 ? [`${openCaps} ${openCaps === 1 ? 'open cap does' : 'open caps do'} not count until somebody says how many days a lead stays open. Say it in Route.`] : []),
    ...(leastLoaded.length > 0 ? [`${pools} ${leastLoaded.length === 1 ? 'gives' : 'give'} to whoever has the fewest leads since the start, until somebody says how many days a lead stays open. Say it in Route.`] : []),
  ];
}
