import { drawMap, type Layer } from '../../../shared/engine/handoff-map/drawing/draw-map.ts';
import { NO_FIGURES, type MapFigures, type MapGap } from '../../../shared/engine/handoff-map/drawing/map-figures.ts';
import type { Shape } from '../../../shared/engine/handoff-map/drawing/shape.ts';
import { layoutMap } from '../../../shared/engine/handoff-map/layout/layout-map.ts';
import { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { WATCH_SLOTS } from '../../../shared/engine/replay/replay-watch.ts';
import { isMomentOwned, isWayTold, measuredBand, openGapsByPlace, wayFigure } from '../../../shared/format/measured-map.ts';
import { saidBand } from '../../../shared/format/said-band.ts';
import { gapGround } from '../gap/gap-ground.ts';
import type { WorkshopContext } from '../host-context.ts';

/** A map as shapes of the light palette, with its size in px. */
export interface DrawnMap {
  readonly shapes: readonly Shape[];
  readonly width: number;
  readonly height: number;
}

/** A judged gap as far as a drawing shows it. */
interface LaidGap extends MapGap {
  readonly verdict: string;
  readonly status: string;
  readonly evidence: readonly { readonly target: { readonly kind: string; readonly id: string } | null }[];
}

/** Draws a map with what is laid over it; the moment's band as the room says it where none was measured, or only what is said is shown. `type`: how much larger letters are. */
export function drawWithFigures(map: HandoffMap, layer: Layer, { figures, gaps, moment }: MapFigures = NO_FIGURES, type = 1): DrawnMap {
  const index = new MapIndex(map);
  return drawMap(map, index, layoutMap(map, type), { figures, gaps, moment: (layer === 'said' ? null : moment) ?? saidBand(map, index) }, layer);
}

/** Ways that fewer of the handoffs go carry no figure, as on the screen before somebody says otherwise. */
const LEAST_SHARE = 0.01;

/** What the history measured of a map, and where gaps are open, as the window shows it; without a history the gaps alone, and a map of what should be has no past. */
export async function measureFigures(context: WorkshopContext, { proposalId, map, gaps }: { readonly proposalId: string; readonly map: HandoffMap; readonly gaps: readonly LaidGap[] }): Promise<MapFigures> {
  if (map.kind === 'toBe') return NO_FIGURES;
  const places = openGapsByPlace(gaps);
  const ground = await gapGround(context, { proposalId, scope: null });
  if (!ground.ok) return { ...NO_FIGURES, gaps: places };
  const watched = new Int32Array(WATCH_SLOTS);
  const compared = await context.compute.call(context.workshopId, 'matchMap', { ground: ground.value, map, watched });
  const handoff = await context.compute.call(context.workshopId, 'discoverHandoff', { ground: ground.value, watched });
  const told = compared.edges.filter((edge) => isWayTold(edge, compared.handoffs, LEAST_SHARE));
  return { figures: new Map(told.map((edge) => [edge.edgeId, { text: wayFigure(edge), mark: 'observed' }])), gaps: places, moment: measuredBand(handoff, isMomentOwned(gaps)) };
}
