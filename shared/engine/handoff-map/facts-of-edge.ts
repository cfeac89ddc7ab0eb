import type { MapEdge } from '../model/handoff-map.ts';
import type { MapIndex } from './map-index.ts';

/** Facts at an edge: those that travel, and those that the next step needs or the last one had and that stay behind. */
export interface EdgeFacts {
  readonly travels: readonly string[];
  readonly leftBehind: readonly string[];
}

/** The facts of one edge, each name once; names are compared without regard to case. */
export function factsOfEdge(index: MapIndex, edge: MapEdge): EdgeFacts {
  const travels = distinct(edge.contextPassed, new Set());
  const known = [...(index.step(edge.to)?.contextIn ?? []), ...(index.step(edge.from)?.contextOut ?? [])];
  return { travels, leftBehind: distinct(known, new Set(travels.map((fact) => fact.toLowerCase()))) };
}

function distinct(names: readonly string[], taken: Set<string>): string[] {
  return names.filter((name) => {
    const isNew = name !== '' && !taken.has(name.toLowerCase());
    taken.add(name.toLowerCase());
    return isNew;
  });
}
