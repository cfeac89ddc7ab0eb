import type { Team } from '../model/workshop.ts';
import type { HandoffMap, LaneKind, MapStep } from '../model/handoff-map.ts';
import type { GapFacts } from './gap-facts.ts';

/** How a room writes the two teams, in English and as job titles carry it. */
const TEAM_WORDS: readonly (readonly [Team, RegExp])[] = [['marketing', /\b(marketing|demand|campaigns?|content)\b/i], ['sales', /\b(sales|sdrs?|bdrs?|aes?|account exec|reps?|vertrieb)\b/i]];

/** The person whom a step or edge names, where he is known and still there; null otherwise. */
export function namedOwner({ configuration, room }: GapFacts, personId: string | null): { readonly name: string; readonly team: Team | null } | null {
  if (personId === null) return null;
  const person = room.people.find(({ id }) => id === personId);
  if (person !== undefined) return { name: person.name, team: person.team };
  const rep = configuration?.routing.roster.find(({ id }) => id === personId);
  return rep === undefined || (rep.activeTo !== undefined && rep.activeTo <= room.today) ? null : { name: rep.name, team: 'sales' };
}

/** The team that a step says owns it, by its person, else by its role; null: it does not say. */
export function teamOf(facts: GapFacts, step: Pick<MapStep, 'ownerPersonId' | 'ownerRole'>): Team | null {
  return namedOwner(facts, step.ownerPersonId)?.team ?? TEAM_WORDS.find(([, words]) => words.test(step.ownerRole))?.[0] ?? null;
}

/** The kind of lane that a step stands in. */
export const laneOf = (map: HandoffMap, step: MapStep): LaneKind | undefined => map.lanes.find(({ id }) => id === step.laneId)?.kind;

/** A text as people mean it: case, blanks and punctuation do not tell two apart. */
export const spoken = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
