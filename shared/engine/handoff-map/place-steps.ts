import type { HandoffMap, MapEdge, MapPlace, MapStep } from '../model/handoff-map.ts';

/** What the placing looks at. */
type Drawn = Pick<HandoffMap, 'steps' | 'edges'>;

/**
 * A place for every step. Steps that have one keep it, so that an edit never moves what people have seen. The others go
 * one column right of the last step that leads to them (ways back are not followed, and of a cycle the first step of the
 * map comes first), into the row of that step where it is free, else into the next free row of their lane.
 */
export function placeSteps(map: Drawn): ReadonlyMap<string, MapPlace> {
  const grid = new LaneGrid();
  const places = new Map<string, MapPlace>();
  const ways = new ForwardWays(map);
  for (const step of map.steps) {
    if (step.place === null || !grid.take(step.laneId, step.place)) continue; // of two in one place the second looks for another
    places.set(step.id, step.place);
  }
  for (const step of ways.inOrder(map.steps)) {
    if (places.has(step.id)) continue;
    const place = grid.freeFrom(step.laneId, columnOf(step, ways, places), rowBefore(step, ways, places));
    grid.take(step.laneId, place);
    places.set(step.id, place);
  }
  return places;
}

/** The map with every step where a fresh layout would put it. */
export function tidyMap<M extends Drawn>(map: M): M {
  const places = placeSteps({ ...map, steps: map.steps.map((step) => ({ ...step, place: null })) });
  return { ...map, steps: map.steps.map((step) => ({ ...step, place: places.get(step.id) ?? null })) };
}

/** The first free place of a lane at a column, from a row down. */
export function freePlace(map: Drawn, laneId: string, column: number, row = 0): MapPlace {
  const grid = new LaneGrid();
  const places = placeSteps(map);
  for (const step of map.steps) grid.take(step.laneId, places.get(step.id) ?? { column: 0, row: 0 });
  return grid.freeFrom(laneId, column, row);
}

function columnOf(step: MapStep, ways: ForwardWays, places: ReadonlyMap<string, MapPlace>): number {
  const before = ways.into(step.id).flatMap(({ from }) => places.get(from)?.column ?? []);
  if (before.length > 0) return Math.max(...before) + 1;
  const after = ways.out(step.id).flatMap(({ to }) => places.get(to)?.column ?? []);
  return after.length > 0 ? Math.max(0, Math.min(...after) - 1) : 0;
}

/** The row of the first step of the same lane that leads here; 0 where none does. */
function rowBefore(step: MapStep, ways: ForwardWays, places: ReadonlyMap<string, MapPlace>): number {
  for (const { from } of ways.into(step.id)) {
    const place = places.get(from);
    if (place !== undefined && ways.laneOf(from) === step.laneId) return place.row;
  }
  return 0;
}

/** Which places of which lanes are taken. */
class LaneGrid {
  readonly #taken = new Set<string>();

  take(laneId: string, { column, row }: MapPlace): boolean {
    const key = `${laneId} ${column} ${row}`;
    if (this.#taken.has(key)) return false;
    this.#taken.add(key);
    return true;
  }

  freeFrom(laneId: string, column: number, row: number): MapPlace {
    for (let at = row; ; at++) if (!this.#taken.has(`${laneId} ${column} ${at}`)) return { column, row: at };
  }
}

/** The ways along which time passes: flow and handoff always, the others where nothing else leads to their end. */
class ForwardWays {
  readonly #out = new Map<string, MapEdge[]>();
  readonly #into = new Map<string, MapEdge[]>();
  readonly #lanes: ReadonlyMap<string, string>;

  constructor({ steps, edges }: Drawn) {
    this.#lanes = new Map(steps.map(({ id, laneId }) => [id, laneId]));
    const isForward = ({ kind }: MapEdge): boolean => kind === 'flow' || kind === 'handoff';
    const reached = new Set(edges.filter((edge) => isForward(edge) && edge.from !== edge.to).map(({ to }) => to));
    const starts = new Set(edges.map(({ from }) => from));
    for (const edge of edges) {
      if (edge.from === edge.to || !(isForward(edge) || (!reached.has(edge.to) && !starts.has(edge.to)))) continue;
      push(this.#out, edge.from, edge);
      push(this.#into, edge.to, edge);
    }
  }

  out(stepId: string): readonly MapEdge[] {
    return this.#out.get(stepId) ?? [];
  }

  into(stepId: string): readonly MapEdge[] {
    return this.#into.get(stepId) ?? [];
  }

  laneOf(stepId: string): string | undefined {
    return this.#lanes.get(stepId);
  }

  /** Every step after all that lead to it; where a cycle leaves none, the first of the map's own order comes next. */
  inOrder(steps: readonly MapStep[]): MapStep[] {
    const open = new Map(steps.map(({ id }) => [id, this.into(id).length]));
    const byId = new Map(steps.map((step) => [step.id, step]));
    const ready = steps.filter(({ id }) => open.get(id) === 0);
    const ordered: MapStep[] = [];
    const done = new Set<string>();
    for (let next = 0; ordered.length < steps.length; ) {
      const step = ready.pop() ?? steps[next++];
      if (step === undefined || done.has(step.id)) continue;
      done.add(step.id);
      ordered.push(step);
      for (const { to } of this.out(step.id)) {
        const left = (open.get(to) ?? 0) - 1;
        open.set(to, left);
        const following = byId.get(to);
        if (left === 0 && following !== undefined) ready.push(following);
      }
    }
    return ordered;
  }
}

function push(map: Map<string, MapEdge[]>, key: string, edge: MapEdge): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [edge]);
  else there.push(edge);
}
