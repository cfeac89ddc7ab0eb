import type { HandoffMap, LaneKind, MapEdge, MapStep } from '../model/handoff-map.ts';
import { MapIndex } from './map-index.ts';

/** One stretch of the moment as the map draws it: from one step to the next, and who owns it. */
export interface MomentStretch {
  readonly edge: MapEdge;
  /** The lane that answers for the stretch; `nobody` where the edge changes the owner and names none. */
  readonly owner: LaneKind;
}

/** The moment as said: its two steps and the stretches between them in order of time. */
export interface SaidMoment {
  readonly trigger: MapStep;
  readonly touch: MapStep;
  /** Empty when no way leads from the trigger to the touch. */
  readonly stretches: readonly MomentStretch[];
}

/**
 * The moment of a map along the shortest way from trigger to touch (fewest edges, then the map's own order); ways back
 * (reject, recycle) and escalations are not taken. Null while either end is not marked or was deleted.
 */
export function momentOfMap(map: HandoffMap, index: MapIndex = new MapIndex(map)): SaidMoment | null {
  if (map.moment === null) return null;
  const trigger = index.step(map.moment.triggerStepId);
  const touch = index.step(map.moment.touchStepId);
  if (trigger === undefined || touch === undefined) return null;
  return { trigger, touch, stretches: shortestWay(index, trigger.id, touch.id).map((edge) => ({ edge, owner: ownerOfEdge(index, edge) })) };
}

/** Who answers for an edge: a named owner's lane is the target's; a handoff without a named role or person is nobody's; else the lane it comes from. */
export function ownerOfEdge(index: MapIndex, edge: MapEdge): LaneKind {
  const isNamed = edge.ownerRole !== '' || edge.ownerPersonId !== null;
  if (edge.kind === 'handoff') return isNamed ? index.laneKindOf(edge.to) : 'nobody';
  return index.laneKindOf(edge.from);
}

function shortestWay(index: MapIndex, from: string, to: string): MapEdge[] {
  const cameBy = new Map<string, MapEdge | null>([[from, null]]);
  for (const at of cameBy.keys()) { // a map is read in the order in which it grows
    if (at === to) break;
    for (const edge of index.out(at)) {
      const isForward = edge.kind === 'flow' || edge.kind === 'handoff';
      if (isForward && !cameBy.has(edge.to)) cameBy.set(edge.to, edge);
    }
  }
  const way: MapEdge[] = [];
  for (let edge = cameBy.get(to) ?? null; edge !== null; edge = cameBy.get(edge.from) ?? null) way.unshift(edge);
  return way;
}
