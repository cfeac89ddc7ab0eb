import type { Configuration, Pool } from '../model/configuration.ts';
import type { Strategy } from '../model/routing-policy.ts';

type Routing = Configuration['routing'];

const STRATEGY_NAMES: Readonly<Record<Strategy, string>> = {
  weightedSmooth: 'turns by weight',
  ordered: 'turns in order',
  shortfall: 'shortfall',
  leastLoaded: 'fewest open leads',
  fastestFree: 'who works first',
  hubspotRotate: 'HubSpot’s rotation',
};

/** A strategy as people call it, in the middle of a sentence. */
export const strategyName = (strategy: Strategy): string => STRATEGY_NAMES[strategy];

/** How a pool chooses, as the middle of a sentence: "turns in order, a missed turn is kept". */
export function poolStrategyInWords({ strategy, skipPolicy }: Pick<Pool, 'strategy' | 'skipPolicy'>): string {
  if (strategy === 'ordered') return `${strategyName(strategy)}, a missed turn is ${skipPolicy === 'hold' ? 'kept' : 'lost'}`;
  if (strategy === 'shortfall') return `${strategyName(strategy)}: whoever lacks most of the share that weights give`;
  if (strategy === 'hubspotRotate') return `${strategyName(strategy)}: evenly by count, absence ignored, counts reset when the list changes`;
  return strategyName(strategy);
}

const minutes = (n: number): string => (n % 1440 === 0 ? `${n / 1440} ${n === 1440 ? 'day' : 'days'}` : n % 60 === 0 ? `${n / 60} ${n === 60 ? 'hour' : 'hours'}` : `${n} minutes`);

/** What of a routing policy goes beyond rules, pools and the fallback, as sentences; none for a policy that uses nothing of it. */
export function routingTermsInWords(routing: Routing): string[] {
  const { stickiness, duplicates, pools, rules, capZone, assumptions, calendars, segments = [], skills = [], roster } = routing;
  const poolName = (id: string | undefined): string => pools.find((pool) => pool.id === id)?.name ?? 'a pool that no longer exists';
  const holds = rules.some(({ onExhausted }) => onExhausted === 'hold') || stickiness?.overCap === 'hold';
  const holidays = calendars.filter((calendar) => (calendar.holidays ?? []).length + (calendar.exceptions ?? []).length > 0);
  return [
    ...(routing.evaluationStage === 'created' ? ['Leads are given to somebody when they are created, not only when they become an MQL.'] : []),
    ...duplicatesInWords(duplicates),
    ...stickinessInWords(stickiness),
    ...(holds ? [`A lead that waits is offered again, hottest first, whenever somebody becomes free; after ${minutes(routing.holdMaxMinutes ?? 1440)} the fallback takes it.`] : []),
    ...reassignmentInWords(routing.reassignment),
    ...pools.flatMap((pool) => poolTerms(pool, poolName)),
    ...(roster.some(({ weekCap, rolling30Cap, openCap }) => weekCap !== undefined || rolling30Cap !== undefined || openCap !== undefined) ? [capsInWords(routing)] : []),
    ...(capZone === undefined ? [] : [`Caps count days and weeks in the zone ${capZone}.`]),
    ...(segments.length === 0 ? [] : [`Segments, the first that holds: ${segments.map(({ name }) => name).join(', ')}.`]),
    ...(skills.length === 0 ? [] : [`Skills that some leads ask for: ${skills.map(({ name }) => name).join(', ')}.`]),
    ...holidays.map(({ name, holidays: days = [], exceptions = [] }) => `The calendar "${name}" has ${days.length} ${days.length === 1 ? 'holiday' : 'holidays'} and ${exceptions.length} days with other hours.`),
    ...(assumptions?.holdingDays === undefined ? [] : [`A lead is assumed to stay open for ${assumptions.holdingDays} days after it is given.`]),
    ...(assumptions?.handlingMinutes === undefined ? [] : [`A lead is assumed to take ${assumptions.handlingMinutes} working minutes.`]),
  ];
}

/** What becomes of a lead that is let lie, as a sentence; none where it stays where it is. */
export function reassignmentInWords(reassignment: Routing['reassignment']): string[] {
  if (reassignment === undefined) return [];
  const { atShare, most, manager } = reassignment;
  const when = atShare === 1 ? 'when its target has passed' : `after ${atShare} times its target`;
  return [`A lead that its owner has not touched ${when} goes to somebody else, at most ${most === 1 ? 'once' : most === 2 ? 'twice' : `${most} times`}; then ${manager === '' ? 'it waits for a manager' : `${manager} decides`}.`];
}

/** What becomes of a second record of a person, as a sentence; none where the policy does not ask. */
export const duplicatesInWords = (duplicates: Routing['duplicates']): string[] =>
  (duplicates === undefined ? [] : [`A second record of a person, told by an equal "${duplicates.field}", goes to whoever was given the first within ${duplicates.withinDays} days.`]);

/** Who keeps a lead before any rule is asked, as a sentence; none where the policy names nobody. */
export function stickinessInWords(stickiness: Routing['stickiness']): string[] {
  if (stickiness === undefined) return [];
  const owners = [
    ...(stickiness.openDeal ? ['the owner of its open deal'] : []),
    ...(stickiness.accountOwnerField !== undefined || stickiness.accountField !== undefined ? ['the owner of its account'] : []),
    ...(stickiness.previousOwnerDays === undefined ? [] : [`its owner of the last ${stickiness.previousOwnerDays} days`]),
  ];
  if (owners.length === 0) return [];
  const over = { assignAnyway: 'who gets it even when away or over a cap', hold: 'and waits when that person is away or over a cap', routeOn: 'unless that person is away or over a cap' }[stickiness.overCap];
  return [`Before any rule a lead stays with ${owners.join(', else ')}, ${over}.`];
}

function poolTerms(pool: Pool, poolName: (id: string | undefined) => string): string[] {
  const asks = (pool.match ?? []).map((match) => ({ territory: 'territory', segment: 'segment', skill: 'skills' })[match]);
  return [
    ...(pool.strategy === 'weightedSmooth' ? [] : [`The pool "${pool.name}" gives leads by ${poolStrategyInWords(pool)}.`]),
    ...(asks.length === 0 ? [] : [`Members of "${pool.name}" must fit the lead’s ${asks.join(', ')}.`]),
    ...(pool.openHours === undefined ? [] : [`The pool "${pool.name}" takes leads in its own hours alone.`]),
    ...(pool.capSource === 'routed' ? [`In "${pool.name}" caps count the leads alone that a rule gave.`] : []),
    ...(pool.overflowPoolId === undefined ? [] : [`When nobody in "${pool.name}" can take a lead, "${poolName(pool.overflowPoolId)}" is asked.`]),
  ];
}

function capsInWords({ roster }: Routing): string {
  const count = (isSet: (rep: Routing['roster'][number]) => boolean): number => roster.filter(isSet).length;
  const parts = [
    [count(({ weekCap }) => weekCap !== undefined), 'a week'],
    [count(({ rolling30Cap }) => rolling30Cap !== undefined), '30 days'],
    [count(({ openCap }) => openCap !== undefined), 'leads open at once'],
  ] as const;
  return `Beside day caps there are caps for ${parts.filter(([n]) => n > 0).map(([n, what]) => `${what} (${n} ${n === 1 ? 'person' : 'people'})`).join(', ')}.`;
}
