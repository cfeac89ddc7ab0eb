import type { HandoffMap } from '../model/handoff-map.ts';

/** More than any room draws; a map beyond is refused with its sentence. */
export const MOST_STEPS = 2000;
export const MOST_EDGES = 4000;

/** Why a map cannot be kept: ids that repeat, a way that leads nowhere, a lane that is not there; null when it is whole. */
export function brokenPart(map: HandoffMap): string | null {
  const lanes = new Set(map.lanes.map(({ id }) => id));
  const steps = new Set(map.steps.map(({ id }) => id));
  if (map.lanes.length === 0) return 'The map has no lane.';
  if (lanes.size < map.lanes.length) return 'Two lanes of the map have the same id.';
  if (steps.size < map.steps.length) return 'Two steps of the map have the same id.';
  if (new Set(map.edges.map(({ id }) => id)).size < map.edges.length) return 'Two ways of the map have the same id.';
  const homeless = map.steps.find(({ laneId }) => !lanes.has(laneId));
  if (homeless !== undefined) return `The step "${homeless.name}" stands in a lane that the map does not have.`;
  const loose = map.edges.find(({ from, to }) => !steps.has(from) || !steps.has(to));
  if (loose !== undefined) return `A way of the map (${loose.id}) begins or ends at a step that the map does not have.`;
  if (map.moment !== null && !(steps.has(map.moment.triggerStepId) && steps.has(map.moment.touchStepId))) return 'The moment begins or ends at a step that the map does not have.';
  if (map.steps.length > MOST_STEPS || map.edges.length > MOST_EDGES) return `The map has ${map.steps.length} steps and ${map.edges.length} ways; ${MOST_STEPS} and ${MOST_EDGES} are the most that one map can have.`;
  return null;
}
