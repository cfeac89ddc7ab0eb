import type { Box, MapScene, Point } from '../../shared/engine/handoff-map/layout/scene.ts';
import type { MapPlace } from '../../shared/engine/model/handoff-map.ts';

/** The cell of the grid under a point, as a place of a lane and as a box in the map's plane. */
export interface Snapped {
  readonly laneId: string;
  readonly place: MapPlace;
  readonly box: Box;
}

/** The nearest cell: lanes by height, columns by their middles; right of the last column new ones begin. Null on a map without lanes. */
export function snapAt(scene: MapScene, point: Point): Snapped | null {
  const lane = scene.lanes.find(({ y, height }) => point.y < y + height) ?? scene.lanes.at(-1);
  if (lane === undefined) return null;
  const { sizes } = scene;
  const { column, x, width } = columnAt(scene, point.x);
  const row = Math.max(0, Math.min(lane.rows, Math.round((point.y - lane.y - sizes.laneTop - sizes.step / 2) / (sizes.step + sizes.between))));
  return { laneId: lane.id, place: { column, row }, box: { x, y: lane.y + sizes.laneTop + row * (sizes.step + sizes.between), width, height: sizes.step } };
}

function columnAt({ columns, sizes }: MapScene, x: number): { readonly column: number; readonly x: number; readonly width: number } {
  const last = columns.at(-1);
  const pitch = sizes.stepMin + sizes.gutter;
  if (last !== undefined && x > last.x + last.width + sizes.gutter / 2) {
    const beyond = Math.floor((x - last.x - last.width - sizes.gutter / 2) / pitch);
    return { column: columns.length + beyond, x: last.x + last.width + sizes.gutter + beyond * pitch, width: sizes.stepMin };
  }
  let best = 0;
  for (const [at, { x: left, width }] of columns.entries()) {
    const nearest = columns[best];
    if (nearest === undefined || Math.abs(left + width / 2 - x) < Math.abs(nearest.x + nearest.width / 2 - x)) best = at;
  }
  return { column: best, x: columns[best]?.x ?? sizes.marginLeft, width: columns[best]?.width ?? sizes.stepMin };
}
