import type { Configuration } from '../model/configuration.ts';

/** What a proposal contradicts or leaves open in itself, whatever the history is, in sentences that say where to mend it. */
export function configurationWarnings(configuration: Configuration): string[] {
  return [...routingWarnings(configuration), ...tierWarnings(configuration), ...scoreWarnings(configuration)];
}

function routingWarnings({ routing }: Configuration): string[] {
  const { pools, rules, roster, fallback, calendars } = routing;
  const used = new Set(rules.map(({ poolId }) => poolId));
  const isRep = (id: string): boolean => roster.some((rep) => rep.id === id);
  return [
    ...pools.filter(({ id, members }) => used.has(id) && members.length === 0).map(({ name }) => `The pool "${name}" has no members, so the rules that lead to it place nobody. Add members in Route.`),
    ...(fallback.repId !== undefined && !isRep(fallback.repId) ? [`The fallback "${fallback.name}" is set to a person who is not in the roster. Choose another in Route.`] : []),
    ...calendars
      .filter(({ week }) => week.some((day) => day.some(([start, end]) => end <= start)))
      .map(({ name }) => `The calendar "${name}" has hours that end before they begin; they count as closed. Correct them in Route.`),
    ...roster.flatMap(({ extId, name }, place) => {
      const first = extId === '' ? undefined : roster.slice(0, place).find((rep) => rep.extId === extId);
      return first === undefined ? [] : [`${first.name} and ${name} have the same owner id "${extId}", so the history counts for ${first.name} alone. Correct one of them in Route.`];
    }),
  ];
}

function tierWarnings({ tiers, sla }: Configuration): string[] {
  const isTier = (tierId: string): boolean => tiers.classes.some(({ id }) => id === tierId);
  const nameOf = (tierId: string): string => tiers.classes.find(({ id }) => id === tierId)?.name ?? tierId;
  const targets = sla.targets.map(({ tierId }) => tierId);
  return [
    ...tiers.bands.filter(({ tierId }) => !isTier(tierId)).map(({ tierId }) => `A tier band leads to "${tierId}", which is no tier, so it is passed over. Choose one of the tiers.`),
    ...targets.filter((tierId) => !isTier(tierId)).map((tierId) => `The SLA promises a response time for "${tierId}", which is no tier. Choose one of the tiers in Promise.`),
    ...targets.filter((tierId, place) => targets.indexOf(tierId) < place).map((tierId) => `The SLA promises two response times for "${nameOf(tierId)}"; the first one counts. Remove the other in Promise.`),
  ];
}

function scoreWarnings({ score }: Configuration): string[] {
  return [
    ...score.groups.filter(({ min, max }) => min > max).map(({ name }) => `The group "${name}" has a lowest sum above its highest one. Correct them in Score.`),
    ...(score.totalMin > score.totalMax ? ['The lowest total score is above the highest one. Correct them in Score.'] : []),
  ];
}
