import type { Calendar, Pool, Rep, Routing, RoutingRule, Territory } from '../../../shared/engine/model/configuration.ts';
import type { Segment, Skill } from '../../../shared/engine/model/routing-policy.ts';
import { skillIds } from '../../../shared/engine/routing/holds-skill.ts';
import type { Recipe } from '../../state/edit-queue.ts';

type Change = (routing: Routing) => Routing;

/** A recipe that changes the routing policy alone. */
export const onRouting = (change: Change): Recipe => (configuration) => {
  const routing = change(configuration.routing);
  return routing === configuration.routing ? configuration : { ...configuration, routing };
};

/** The first id `stem-1`, `stem-2` … that is free. */
export function freeId(stem: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  let number = taken.length + 1;
  while (ids.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

const replaced = <T extends { readonly id: string }>(list: readonly T[], next: T): readonly T[] => list.map((one) => (one.id === next.id ? next : one));
const without = <T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] => list.filter((one) => one.id !== id);

/** A new last rule that holds for every lead and goes to the first pool; a pool is made where there is none. */
export const addRule: Change = (routing) => {
  const [first] = routing.pools;
  const withPool = first === undefined ? addPool(routing) : routing;
  const pool = first ?? withPool.pools[0];
  const rule: RoutingRule = {
    id: freeId('rule', routing.rules), name: `Rule ${routing.rules.length + 1}`, when: { kind: 'constant', value: true }, poolId: pool?.id ?? '', onExhausted: 'fallback',
  };
  return { ...withPool, rules: [...routing.rules, rule] };
};

export const setRule = (rule: RoutingRule): Change => (routing) => ({ ...routing, rules: replaced(routing.rules, rule) });
export const removeRule = (id: string): Change => (routing) => ({ ...routing, rules: without(routing.rules, id) });

/** Puts a rule at a place, counted without itself; at its own place, and beyond either end, nothing changes. */
export const moveRuleTo = (id: string, to: number): Change => (routing) => {
  const from = routing.rules.findIndex((rule) => rule.id === id);
  const moved = routing.rules[from];
  if (moved === undefined || to === from || to < 0 || to >= routing.rules.length) return routing;
  return { ...routing, rules: without(routing.rules, id).toSpliced(to, 0, moved) };
};

/** Moves a rule up (-1) or down (1); at either end nothing changes. */
export const moveRule = (id: string, by: -1 | 1): Change => (routing) => moveRuleTo(id, routing.rules.findIndex((rule) => rule.id === id) + by)(routing);

/** A new pool without members. */
export const addPool: Change = (routing) => {
  const pool: Pool = { id: freeId('pool', routing.pools), name: `Pool ${routing.pools.length + 1}`, strategy: 'weightedSmooth', hours: 'ignore', members: [] };
  return { ...routing, pools: [...routing.pools, pool] };
};

export const setPool = (pool: Pool): Change => (routing) => ({ ...routing, pools: replaced(routing.pools, pool) });

/** Removes a pool that no rule names; one that is in use stays. */
export const removePool = (id: string): Change => (routing) =>
  routing.rules.some((rule) => rule.poolId === id) ? routing : { ...routing, pools: without(routing.pools, id) };

/** A rep with this weight in a pool; weight 0 takes the rep out. */
export const setWeight = (poolId: string, repId: string, weight: number): Change => (routing) => {
  const pool = routing.pools.find((one) => one.id === poolId);
  if (pool === undefined) return routing;
  const others = pool.members.filter((member) => member.repId !== repId);
  const isIn = others.length < pool.members.length;
  if (weight <= 0) return isIn ? setPool({ ...pool, members: others })(routing) : routing;
  const members = isIn ? pool.members.map((member) => (member.repId === repId ? { ...member, weight } : member)) : [...pool.members, { repId, weight }];
  return setPool({ ...pool, members })(routing);
};

/** A new rep on the first calendar, in the client's zone. */
export const addRep = (zone: string): Change => (routing) => {
  const id = freeId('rep', routing.roster);
  const rep: Rep = { id, extId: '', name: 'New person', zone, calendarId: routing.calendars[0]?.id ?? '', territories: [], skills: [] };
  return { ...routing, roster: [...routing.roster, rep] };
};

export const setRep = (rep: Rep): Change => (routing) => ({ ...routing, roster: replaced(routing.roster, rep) });

/** The same change made to several people of the roster. */
export const changeReps = (ids: ReadonlySet<string>, recipe: (now: Rep) => Rep): Change => (routing) => ({ ...routing, roster: routing.roster.map((rep) => (ids.has(rep.id) ? recipe(rep) : rep)) });

/** Removes a rep from the roster, every pool and the fallback. */
export const removeRep = (id: string): Change => (routing) => {
  const { repId, ...fallback } = routing.fallback;
  return {
    ...routing,
    roster: without(routing.roster, id),
    pools: routing.pools.map((pool) => ({ ...pool, members: pool.members.filter((member) => member.repId !== id) })),
    fallback: repId === undefined || repId === id ? fallback : { ...fallback, repId },
  };
};

/** The same without one optional part, so that a policy that no longer uses it has the fingerprint that it had before. */
export function withoutKey<T extends object, K extends keyof T>(whole: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = whole;
  return rest;
}

/** A rep with one optional figure set, or left out when it is null. */
export function withOptional(rep: Rep, key: 'weight' | 'dayCap' | 'weekCap' | 'rolling30Cap' | 'openCap' | 'activeFrom' | 'activeTo', value: number | null): Rep {
  const rest: Rep = withoutKey(rep, key);
  return value === null ? rest : { ...rest, [key]: value };
}

export const addTerritory: Change = (routing) => {
  const id = freeId('territory', routing.territories);
  return { ...routing, territories: [...routing.territories, { id, name: `Territory ${routing.territories.length + 1}`, values: [] }] };
};

export const setTerritory = (territory: Territory): Change => (routing) => ({ ...routing, territories: replaced(routing.territories, territory) });

/** Removes a territory, and from everybody who works it. */
export const removeTerritory = (id: string): Change => (routing) => ({
  ...routing,
  territories: without(routing.territories, id),
  roster: routing.roster.map((rep) => (rep.territories.includes(id) ? { ...rep, territories: rep.territories.filter((one) => one !== id) } : rep)),
});

/** A new calendar: Monday to Friday, these hours. */
export const addCalendar = (startMinute: number, endMinute: number, name: string): Change => (routing) => {
  const calendar: Calendar = { id: freeId('calendar', routing.calendars), name, week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [[startMinute, endMinute] as const] : [])) };
  return { ...routing, calendars: [...routing.calendars, calendar] };
};

/** Who takes what no rule catches; null: it waits in a queue without a person. */
export const setFallback = (name: string, repId: string | null): Change => (routing) => ({ ...routing, fallback: repId === null ? { name } : { name, repId } });

/** Something that no history tells, said or (null) taken back. */
export const withAssumption = (key: 'handlingMinutes' | 'holdingDays', value: number | null): Change => (routing) => {
  const assumptions = value === null ? withoutKey(routing.assumptions ?? {}, key) : { ...routing.assumptions, [key]: value };
  return Object.keys(assumptions).length === 0 ? withoutKey(routing, 'assumptions') : { ...routing, assumptions };
};

/** The segments or skills that leads ask for; what is removed is taken from everybody who named it, a skill that somebody had typed by its name is his by its id. */
export const withNeeds = (kind: 'segments' | 'skills', list: readonly (Segment | Skill)[]): Change => (routing) => {
  const ids = new Set(list.map(({ id }) => id));
  const gone = new Set((routing[kind] ?? []).flatMap(({ id }) => (ids.has(id) ? [] : [id])));
  const next = (rep: Rep): Rep => {
    const named = kind === 'skills' ? skillIds(rep.skills, list) : rep[kind];
    const left = named?.filter((id) => !gone.has(id));
    return left === undefined || left.join('\n') === rep[kind]?.join('\n') ? rep : { ...rep, [kind]: left };
  };
  const { [kind]: _old, ...rest } = routing;
  const roster = routing.roster.map(next);
  return list.length === 0 ? { ...rest, roster } : { ...rest, roster, [kind]: list };
};
