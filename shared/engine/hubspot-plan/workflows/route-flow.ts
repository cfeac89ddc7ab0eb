import type { Configuration, Pool } from '../../model/configuration.ts';
import type { PortalSnapshot } from '../portal-snapshot.ts';
import { listOf } from '../signed-values.ts';
import { poolInWords } from '../steps-for-routing.ts';
import { criteriaAsFilter, filterBranch, isKnown } from './criteria-as-filter.ts';
import { rotate, setNow, setValue, type FlowBranch, type FlowStep, type WantedFlow } from './flow.ts';
import { personOf } from './portal-words.ts';

/** What follows once somebody owns the contact. */
const ASSIGNED: readonly FlowStep[] = [setNow('hx_assigned_at'), setValue('hx_sla_state', 'running')];

/** Nobody could be found for the contact; it stays without an owner. */
const UNASSIGNED: readonly FlowStep[] = [setValue('hx_sla_state', 'pending')];

/** The owner: one branch per rule in the agreed order, each sharing out among its pool the way the portal can. */
export function routeFlow(configuration: Configuration, portal: PortalSnapshot): WantedFlow {
  const { routing } = configuration;
  const gaps: string[] = [];
  const ownersBy = new Map(routing.pools.map((pool) => [pool.id, assignTo(pool, configuration, portal, gaps)]));
  const desk = routing.roster.find(({ id }) => id === routing.fallback.repId);
  const person = desk === undefined ? undefined : personOf(portal, desk);
  if (desk !== undefined && person === undefined) gaps.push(`${desk.name} of "${routing.fallback.name}" has no user in this portal: choose on screen who takes what no rule catches.`);
  const fallback = person === undefined ? [] : [setValue('hubspot_owner_id', person.ownerId)];
  const isAlwaysOwned = fallback.length > 0 && routing.rules.every(({ poolId }) => (ownersBy.get(poolId) ?? []).length > 0);
  const ending = (owned: readonly FlowStep[]): readonly FlowStep[] => (isAlwaysOwned ? owned : owned.length === 0 ? UNASSIGNED : [...owned, ...ASSIGNED]);
  const branches = routing.rules.map((rule): FlowBranch['branches'][number] => {
    const form = criteriaAsFilter(rule.when, configuration, portal);
    gaps.push(...form.gaps.map((gap) => `Complete the branch "${rule.name}" on screen: ${gap}.`));
    return { name: rule.name, filter: filterBranch(form.anyOf), steps: ending(ownersBy.get(rule.poolId) ?? []) };
  });
  const split: readonly FlowStep[] = branches.length === 0 ? ending(fallback) : [{ kind: 'branch', branches, otherwiseName: routing.fallback.name, otherwise: ending(fallback) }];
  return {
    key: 'route',
    name: 'Handoff routing (Baton)',
    description: 'Gives each contact whose moment has begun an owner; the first rule that fits decides.',
    enrollment: filterBranch([[isKnown('hx_moment_started'), isKnown('hubspot_owner_id', false)]]),
    doesReEnroll: true,
    steps: isAlwaysOwned ? [...split, ...ASSIGNED] : split,
    gaps,
  };
}

function assignTo(pool: Pool, configuration: Configuration, portal: PortalSnapshot, gaps: string[]): readonly FlowStep[] {
  const reps = pool.members.flatMap(({ repId }) => configuration.routing.roster.filter(({ id }) => id === repId));
  const people = reps.flatMap((rep) => personOf(portal, rep) ?? []);
  const missing = reps.filter((rep) => personOf(portal, rep) === undefined);
  if (missing.length > 0) gaps.push(`${listOf(missing.map(({ name }) => name))} ${missing.length === 1 ? 'has' : 'have'} no user in this portal: add them to the rotation of "${pool.name}" once they have.`);
  const isUneven = new Set(pool.members.map(({ weight }) => weight)).size > 1 || pool.hours === 'require' || reps.some(({ dayCap }) => dayCap !== undefined);
  if (isUneven && people.length > 0) gaps.push(`HubSpot shares out evenly, whoever is away or full. Agreed is: ${poolInWords(pool, configuration)}`);
  const [only] = people;
  if (only === undefined) return [];
  return people.length === 1 ? [setValue('hubspot_owner_id', only.ownerId)] : [rotate(people.map(({ userId }) => userId))];
}
