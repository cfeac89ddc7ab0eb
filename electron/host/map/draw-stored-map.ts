import { drawMap, type Layer } from '../../../shared/engine/handoff-map/drawing/draw-map.ts';
import { NO_FIGURES, type MapFigures } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import type { Shape } from '../../../shared/engine/handoff-map/drawing/shape.ts';
import { layoutMap } from '../../../shared/engine/handoff-map/layout/layout-map.ts';
import { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { measuredFigures } from '../../../shared/format/measured-figures.ts';
import { saidBand } from '../../../shared/format/said-band.ts';
import { WATCH_SLOTS } from '../../../shared/engine/replay/replay-watch.ts';
import { gapGround } from '../gap/gap-ground.ts';
import { listGaps } from '../gap/list-gaps.ts';
import type { WorkshopContext } from '../host-context.ts';

/** A map as shapes of the light palette, with its size in px. */
export interface DrawnMap {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
}

/** Draws a map with what is laid over it; the moment's band as the room says it where none was measured, or only what is said is shown. */
export function drawWithFigures(map: HandoffMap, layer: Layer, { figures, gaps, moment }: MapFigures = NO_FIGURES): DrawnMap {
  const index = new MapIndex(map);
  return drawMap(map, index, layoutMap(map), { figures, gaps, moment: (layer === 'said' || map.kind === 'toBe' ? null : moment) ?? saidBand(map, index) }, layer);
}

/** Ways that fewer of the handoffs go are not drawn, as the window has it before somebody says otherwise. */
const LEAST_SHARE = 0.01;

/** What the history and the open gaps lay over a stored map, as the window shows it; nothing measured without a history. */
export async function measureFigures(context: WorkshopContext, { proposalId, mapId, map }: { readonly proposalId: string; readonly mapId: string; readonly map: HandoffMap }): Promise<MapFigures> {
  const listed = await listGaps(context, { proposalId, mapId, scope: null, jobId: '' });
  const gaps = listed.ok ? listed.value.gaps : [];
  const ground = await gapGround(context, { proposalId, scope: null });
  if (!ground.ok) return measuredFigures({ compared: undefined, handoff: undefined, gaps, leastShare: LEAST_SHARE });
  const compared = await context.compute.call(context.workshopId, 'matchMap', { ground: ground.value, map });
  const handoff = await context.compute.call(context.workshopId, 'discoverHandoff', { ground: ground.value, watched: new Int32Array(WATCH_SLOTS) });
  return measuredFigures({ compared, handoff, gaps, leastShare: LEAST_SHARE });
}
