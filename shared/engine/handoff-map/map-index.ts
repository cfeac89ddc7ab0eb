import type { HandoffMap, LaneKind, MapEdge, MapLane, MapStep } from '../model/handoff-map.ts';

/** A map with its steps, lanes and edges found by id; edges in the map's own order. */
export class MapIndex {
  readonly #steps: ReadonlyMap<string, MapStep>;
  readonly #lanes: ReadonlyMap<string, MapLane>;
  readonly #out = new Map<string, MapEdge[]>();
  readonly #into = new Map<string, MapEdge[]>();

  constructor(map: Pick<HandoffMap, 'steps' | 'lanes' | 'edges'>) {
    this.#steps = new Map(map.steps.map((step) => [step.id, step]));
    this.#lanes = new Map(map.lanes.map((lane) => [lane.id, lane]));
    for (const edge of map.edges) {
      this.#out.set(edge.from, [...(this.#out.get(edge.from) ?? []), edge]);
      this.#into.set(edge.to, [...(this.#into.get(edge.to) ?? []), edge]);
    }
  }

  step(id: string): MapStep | undefined {
    return this.#steps.get(id);
  }

  lane(id: string): MapLane | undefined {
    return this.#lanes.get(id);
  }

  /** Edges that leave a step. */
  out(stepId: string): readonly MapEdge[] {
    return this.#out.get(stepId) ?? [];
  }

  /** Edges that lead to a step. */
  into(stepId: string): readonly MapEdge[] {
    return this.#into.get(stepId) ?? [];
  }

  /** The kind of lane that a step stands in; `nobody` for a step that is not there. */
  laneKindOf(stepId: string): LaneKind {
    const step = this.#steps.get(stepId);
    return (step === undefined ? undefined : this.#lanes.get(step.laneId)?.kind) ?? 'nobody';
  }
}
