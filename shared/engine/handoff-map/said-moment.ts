import type { LaneKind, MapEdge, MapStep } from '../model/handoff-map.ts';
import type { MapIndex } from './map-index.ts';
import type { SaidMoment } from './moment-of-map.ts';

/** A stretch of the moment with the length that the room named for it; `ms` is null where nobody named one. */
export interface SaidStretch {
  readonly owner: LaneKind;
  readonly ms: number | null;
}

/**
 * The moment's stretches by owner, in order, neighbours of one owner joined. A stretch takes the edge's target, and the
 * target of the step that it leads to where that step is not another stretch's beginning by somebody else.
 */
export function saidStretches(moment: SaidMoment, index: MapIndex): SaidStretch[] {
  const joined: { owner: LaneKind; ms: number | null }[] = [];
  for (const { edge, owner } of moment.stretches) {
    const last = joined.at(-1);
    const ms = targetOf(edge, index.step(edge.to));
    if (last !== undefined && last.owner === owner) last.ms = last.ms === null && ms === null ? null : (last.ms ?? 0) + (ms ?? 0);
    else joined.push({ owner, ms });
  }
  return joined;
}

function targetOf(edge: MapEdge, to: MapStep | undefined): number | null {
  const parts = [edge.targetMs, to?.targetMs ?? null].filter((ms) => ms !== null);
  return parts.length === 0 ? null : Math.max(...parts);
}
