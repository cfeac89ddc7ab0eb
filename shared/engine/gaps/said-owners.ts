import type { Participant, Team } from '../model/workshop.ts';
import type { HandoffMap, LaneKind, MapStep } from '../model/handoff-map.ts';
import type { GapFacts } from './gap-facts.ts';

/** The person whom a step or edge names, where he is known and still there; null otherwise. */
export function namedOwner({ configuration, room }: GapFacts, personId: string | null): { readonly name: string; readonly team: Team | null } | null {
  if (personId === null) return null;
  const person = room.people.find(({ id }) => id === personId);
  if (person !== undefined) return { name: person.name, team: person.team };
  const rep = configuration?.routing.roster.find(({ id }) => id === personId);
  return rep === undefined || (rep.activeTo !== undefined && rep.activeTo <= room.today) ? null : { name: rep.name, team: 'sales' };
}

/**
 * The team of a role as room and map hold it, in whatever language they write: that of everybody in the room who has the
 * role or is named so, else that of the lane with this name; null: neither knows it, or they disagree.
 */
export function teamOfRole(role: string, { lanes }: Pick<HandoffMap, 'lanes'>, people: readonly Pick<Participant, 'name' | 'role' | 'team'>[]): Team | null {
  const wanted = spoken(role);
  if (wanted === '') return null;
  const inRoom = people.filter((person) => spoken(person.role) === wanted || spoken(person.name) === wanted).map(({ team }) => team);
  const inLanes = lanes.flatMap(({ kind, name }): Team[] => ((kind === 'marketing' || kind === 'sales') && spoken(name) === wanted ? [kind] : []));
  const [team = null, ...more] = new Set(inRoom.length > 0 ? inRoom : inLanes);
  return more.length > 0 ? null : team;
}

/** The team that owns a step: that of its person, else the one chosen for its role, else the role's own; `untold`: a role whose team nobody told; null: it names no owner. */
export function teamOf(facts: GapFacts, map: HandoffMap, { ownerPersonId, ownerRole, ownerTeam }: Pick<MapStep, 'ownerPersonId' | 'ownerRole' | 'ownerTeam'>): Team | 'untold' | null {
  const own = namedOwner(facts, ownerPersonId)?.team ?? null;
  if (own !== null) return own;
  return ownerRole.trim() === '' ? null : (ownerTeam ?? teamOfRole(ownerRole, map, facts.room.people) ?? 'untold');
}

/** The kind of lane that a step stands in. */
export const laneOf = (map: HandoffMap, step: MapStep): LaneKind | undefined => map.lanes.find(({ id }) => id === step.laneId)?.kind;

/** A text as people mean it: case, blanks and punctuation do not tell two apart. */
export const spoken = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
