import type { HandoffMap } from '../model/handoff-map.ts';
import { groupBy } from '../expressions/group-by.ts';
import { MapIndex } from './map-index.ts';

/** Something on a map that is worth a look: allowed, since people draw what they say, but seldom meant. */
export interface MapRemark {
  readonly sentence: string;
  readonly stepId: string | null;
}

/** Who may be named as an owner, and who of them has left. */
export interface KnownOwners {
  readonly known: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
}

/** What a map leaves open or says twice: no way at all, steps of one name, loose steps, a circle that nothing leaves, owners who are gone, no moment. */
export function reviewMap(map: HandoffMap, { known, left }: KnownOwners): MapRemark[] {
  const index = new MapIndex(map);
  const remarks: MapRemark[] = [];
  const say = (sentence: string, stepId: string | null = null): void => void remarks.push({ sentence, stepId });
  if (map.steps.length > 0 && map.edges.length === 0) say('No way leads from one step to another.');
  if (map.steps.length > 1 && map.moment === null) say('Nobody has marked where the moment begins and where it ends.');
  for (const [first, second] of groupBy(map.steps.filter((step) => step.name !== ''), (step) => step.name.trim().toLowerCase()).values()) {
    if (first !== undefined && second !== undefined) say(`Two steps are called “${first.name}”, so that a sentence about one may mean the other.`, second.id);
  }
  for (const step of map.steps) {
    const name = step.name === '' ? 'A step without a name' : `“${step.name}”`;
    if (map.edges.length > 0 && index.into(step.id).length === 0 && index.out(step.id).length === 0) say(`${name} stands alone: no way leads to it or away.`, step.id);
    const owner = step.ownerPersonId;
    if (owner !== null && left.has(owner)) say(`${name} is owned by somebody who has left.`, step.id);
    else if (owner !== null && known.size > 0 && !known.has(owner)) say(`${name} is owned by somebody who is not in this workshop.`, step.id);
  }
  const trapped = firstTrapped(map, index);
  if (trapped !== null) say(`From “${index.step(trapped)?.name ?? ''}” every way leads round in a circle; a lead never comes out.`, trapped);
  return remarks;
}

/** A step with ways out from which no end can be reached; null where every step leads to one. */
function firstTrapped(map: HandoffMap, index: MapIndex): string | null {
  const ends = map.steps.filter(({ id }) => index.out(id).every(({ to }) => to === id)).map(({ id }) => id);
  const reaching = new Set(ends);
  for (const id of reaching) for (const { from } of index.into(id)) reaching.add(from);
  return map.steps.find(({ id }) => !reaching.has(id))?.id ?? null;
}
