import { freePlace, placeSteps } from '../../../shared/engine/handoff-map/place-steps.ts';
import { NO_NOTES, type EdgeKind, type HandoffMap, type LaneKind, type MapEdge, type MapPlace, type MapStep } from '../../../shared/engine/model/handoff-map.ts';
import type { MapRecipe } from './use-map.ts';

const numberIn = (id: string): number => Number(/^[a-z]+(\d+)$/.exec(id)?.[1] ?? 0);

/** The next free id with a letter before it; the numbers of deleted ones are not given again while higher ones are there. */
export const nextId = (letter: 's' | 'e' | 'l', there: readonly { readonly id: string }[]): string => `${letter}${there.reduce((most, { id }) => Math.max(most, numberIn(id)), 0) + 1}`;

/** The map with every step in a place of its own: what is drawn stays where it is, whatever is added later. */
export function withPlaces(map: HandoffMap): HandoffMap {
  if (map.steps.every(({ place }) => place !== null)) return map;
  const places = placeSteps(map);
  return { ...map, steps: map.steps.map((step) => (step.place === null ? { ...step, place: places.get(step.id) ?? null } : step)) };
}

const laneKindOf = (map: HandoffMap, stepId: string): LaneKind => {
  const laneId = map.steps.find(({ id }) => id === stepId)?.laneId;
  return map.lanes.find(({ id }) => id === laneId)?.kind ?? 'nobody';
};

/** What an edge most likely is: into sales from elsewhere is a handoff, out of sales to marketing gives a lead back. */
export function guessKind(map: HandoffMap, from: string, to: string): EdgeKind {
  const [source, target] = [laneKindOf(map, from), laneKindOf(map, to)];
  if (target === 'sales' && source !== 'sales') return 'handoff';
  return source === 'sales' && target === 'marketing' ? 'recycle' : 'flow';
}

const aStep = (id: string, laneId: string, name: string, place: MapPlace | null): MapStep => ({ ...NO_NOTES, id, laneId, name, contextIn: [], contextOut: [], place });
const anEdge = (id: string, from: string, to: string, kind: EdgeKind): MapEdge => ({ ...NO_NOTES, id, from, to, kind, automatic: false, said: '', contextPassed: [] });

/** Where a new step goes. */
export interface NewStep {
  readonly id: string;
  /** The step that leads to it; null for one that stands alone. */
  readonly after: string | null;
  readonly laneId?: string;
  readonly name?: string;
  readonly place?: MapPlace;
}

/** Adds a step right of the one before it, in its lane, and the way between them. */
export const addStep = ({ id, after, laneId, name = '', place }: NewStep): MapRecipe => (given) => {
  const map = withPlaces(given);
  const before = map.steps.find((step) => step.id === after);
  const lane = laneId ?? before?.laneId ?? map.lanes[0]?.id ?? '';
  const free = place ?? freePlace(map, lane, before?.place === undefined || before.place === null ? 0 : before.place.column + 1, before?.laneId === lane ? before.place?.row ?? 0 : 0);
  const added: HandoffMap = { ...map, steps: [...map.steps, aStep(id, lane, name, freePlace(map, lane, free.column, free.row))] };
  return before === undefined ? added : connect(before.id, id)(added);
};

/** Adds the way between two steps unless there is one; of a kind that suits their lanes when none is given. */
export const connect = (from: string, to: string, kind?: EdgeKind): MapRecipe => (map) =>
  map.edges.some((edge) => edge.from === from && edge.to === to) ? map : { ...map, edges: [...map.edges, anEdge(nextId('e', map.edges), from, to, kind ?? guessKind(map, from, to))] };

export const changeStep = (id: string, fields: Partial<MapStep>): MapRecipe => (map) => ({ ...map, steps: map.steps.map((step) => (step.id === id ? { ...step, ...fields } : step)) });

/** Chooses what a step is in the history, or which team its owner is in; null leaves it to its words, the room and the lanes again. */
export const withChosen = <K extends 'meaning' | 'ownerTeam'>(id: string, which: K, chosen: NonNullable<MapStep[K]> | null): MapRecipe => (map) => ({
  ...map,
  steps: map.steps.map((step) => {
    if (step.id !== id) return step;
    const { [which]: _, ...open } = step;
    return chosen === null ? (open as MapStep) : { ...step, [which]: chosen }; // a step may lack either
  }),
});

export const changeEdge = (id: string, fields: Partial<MapEdge>): MapRecipe => (map) => ({ ...map, edges: map.edges.map((edge) => (edge.id === id ? { ...edge, ...fields } : edge)) });

/** Moves steps to another lane or along time: by lanes of the list, by columns, or by rows; each into the nearest free place. */
export const moveSteps = (ids: readonly string[], by: { readonly lanes?: number; readonly columns?: number; readonly rows?: number }): MapRecipe => (given) => {
  let map = withPlaces(given);
  for (const id of ids) {
    const step = map.steps.find((one) => one.id === id);
    if (step === undefined || step.place === null) continue;
    const laneAt = map.lanes.findIndex((lane) => lane.id === step.laneId);
    const lane = map.lanes[Math.min(map.lanes.length - 1, Math.max(0, laneAt + (by.lanes ?? 0)))];
    const wanted = { column: Math.max(0, step.place.column + (by.columns ?? 0)), row: lane?.id === step.laneId ? Math.max(0, step.place.row + (by.rows ?? 0)) : 0 };
    map = placeStep(id, lane?.id ?? step.laneId, wanted)(map);
  }
  return map;
};

/** Puts a step into a lane at a place; the step that stands there takes the place that became free. */
export const placeStep = (id: string, laneId: string, place: MapPlace): MapRecipe => (given) => {
  const map = withPlaces(given);
  const moved = map.steps.find((step) => step.id === id);
  if (moved === undefined || (moved.laneId === laneId && moved.place?.column === place.column && moved.place.row === place.row)) return map;
  const isThere = (step: MapStep): boolean => step.id !== id && step.laneId === laneId && step.place?.column === place.column && step.place.row === place.row;
  const isSwap = moved.laneId === laneId;
  const without = { ...map, steps: map.steps.filter((step) => step.id !== id) };
  const free = isSwap || !map.steps.some(isThere) ? place : freePlace(without, laneId, place.column, place.row);
  const steps = map.steps.map((step) => {
    if (step.id === id) return { ...step, laneId, place: free };
    return isSwap && isThere(step) ? { ...step, place: moved.place } : step;
  });
  return withMomentKept(withKindsOf({ ...map, steps }, map, id));
};

/** An edge whose kind was only guessed from the lanes is guessed anew when one of its ends changes lane. */
function withKindsOf(map: HandoffMap, before: HandoffMap, id: string): HandoffMap {
  const isGuessed = ({ from, to, kind }: MapEdge): boolean => kind === guessKind(before, from, to);
  if (map.steps.find((step) => step.id === id)?.laneId === before.steps.find((step) => step.id === id)?.laneId) return map;
  return { ...map, edges: map.edges.map((edge) => ((edge.from === id || edge.to === id) && isGuessed(edge) ? { ...edge, kind: guessKind(map, edge.from, edge.to) } : edge)) };
}

/** Takes steps off with every way that begins or ends at them, and edges by themselves. */
export const remove = (stepIds: readonly string[], edgeIds: readonly string[] = []): MapRecipe => (map) => {
  const [steps, edges] = [new Set(stepIds), new Set(edgeIds)];
  return withMomentKept({
    ...withPlaces(map),
    steps: withPlaces(map).steps.filter(({ id }) => !steps.has(id)),
    edges: map.edges.filter(({ id, from, to }) => !edges.has(id) && !steps.has(from) && !steps.has(to)),
  });
};

function withMomentKept(map: HandoffMap): HandoffMap {
  const ids = new Set(map.steps.map(({ id }) => id));
  return map.moment === null || (ids.has(map.moment.triggerStepId) && ids.has(map.moment.touchStepId)) ? map : { ...map, moment: null };
}

/** Marks a step as the trigger or the first touch; the other end stays, or is the step itself until it is marked. */
export const markMoment = (end: 'trigger' | 'touch', stepId: string): MapRecipe => (map) => {
  const { triggerStepId, touchStepId } = map.moment ?? { triggerStepId: stepId, touchStepId: stepId };
  return { ...map, moment: end === 'trigger' ? { triggerStepId: stepId, touchStepId } : { triggerStepId, touchStepId: stepId } };
};

export const clearMoment: MapRecipe = (map) => ({ ...map, moment: null });

/** Adds a lane of the client's own above the lane of nobody. */
export const addLane = (name: string): MapRecipe => (map) => {
  const lane = { id: nextId('l', map.lanes), kind: 'other' as const, name };
  const at = map.lanes.findIndex(({ kind }) => kind === 'nobody');
  return { ...map, lanes: at < 0 ? [...map.lanes, lane] : [...map.lanes.slice(0, at), lane, ...map.lanes.slice(at)] };
};

export const renameLane = (id: string, name: string): MapRecipe => (map) => ({ ...map, lanes: map.lanes.map((lane) => (lane.id === id ? { ...lane, name } : lane)) });

export const moveLane = (id: string, by: -1 | 1): MapRecipe => (map) => {
  const at = map.lanes.findIndex((lane) => lane.id === id);
  const [lane, other] = [map.lanes[at], map.lanes[at + by]];
  if (lane === undefined || other === undefined) return map;
  return { ...map, lanes: map.lanes.map((one) => (one === lane ? other : one === other ? lane : one)) };
};

/** Takes an empty lane off; one that holds steps, and the last one, stay. */
export const removeLane = (id: string): MapRecipe => (map) =>
  map.lanes.length < 2 || map.steps.some(({ laneId }) => laneId === id) ? map : { ...map, lanes: map.lanes.filter((lane) => lane.id !== id) };
