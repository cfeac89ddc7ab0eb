import type { HandoffMap, MapEdge, MapPlace } from '../../model/handoff-map.ts';
import { MapIndex } from '../map-index.ts';
import { ownerOfEdge } from '../moment-of-map.ts';
import { placeSteps } from '../place-steps.ts';
import { assignTracks, type Stretch } from './assign-tracks.ts';
import { crossings } from './crossings.ts';
import { gridOf, type StepGrid } from './grid.ts';
import { planWays, type Bend, type PlannedWay } from './plan-ways.ts';
import { sizesFor, type Box, type EdgeLine, type LaneBox, type MapScene, type NobodyColumn, type Point, type Sizes, type StepBox } from './scene.ts';
import { textWidth } from './text-width.ts';

/**
 * A map as drawn: lanes full width, steps on a grid of columns and rows, edges at right angles between them. It follows
 * from the map and the size of its letters alone, so the same map is drawn the same everywhere; steps that have a place
 * stay in it.
 */
export function layoutMap(map: HandoffMap, type = 1): MapScene {
  const sizes = sizesFor(type);
  const places = placeSteps(map);
  const grid = gridOf(map, places);
  const index = new MapIndex(map);
  const isNobodys = new Set(map.edges.filter((edge) => edge.kind === 'handoff' && ownerOfEdge(index, edge) === 'nobody').map(({ id }) => id));
  const ways = planWays(map.edges, grid);
  const tracks = tracksOf(ways, isNobodys);
  const columns = columnsOf(map, places, grid, tracks, sizes);
  const lanes = lanesOf(map, grid, sizes);
  const rowTop = rowTops(lanes, sizes);
  const steps = new Map(map.steps.map((step) => [step.id, { ...stepBox(step.id, grid, places, columns, rowTop), height: sizes.step }]));
  const draw = new WayDrawing(columns, rowTop, tracks, steps, sizes);
  const lines = ways.map((way) => ({ way, points: draw.pointsOf(way) }));
  const gaps = crossings(lines.map(({ way, points }) => ({ edge: way.edge, points })));
  const last = columns.at(-1);
  const bottom = lanes.at(-1);
  return {
    sizes,
    width: (last === undefined ? sizes.stepMin : last.x + last.width + (tracks.inGutter.has(columns.length - 1) ? last.gutter : 0)) + sizes.marginRight,
    height: bottom === undefined ? 0 : bottom.y + bottom.height,
    lanes, steps, columns,
    edges: new Map(lines.map(({ way, points }): [string, EdgeLine] => [way.edge.id, { id: way.edge.id, points, gaps: gaps.get(way.edge.id) ?? [] }])),
    nobody: nobodyColumns(ways.filter(({ edge }) => isNobodys.has(edge.id)), draw, steps, sizes),
  };
}

/** Where the bends of every way lie beside each other: by edge and the bend's number, and how many tracks each gutter needs. */
interface Tracks {
  readonly of: ReadonlyMap<string, number>;
  readonly inGutter: ReadonlyMap<number, number>;
  readonly isNobodys: ReadonlySet<number>;
}

const bendKey = (edge: MapEdge, at: number): string => `${edge.id} ${at}`;

function tracksOf(ways: readonly PlannedWay[], isNobodys: ReadonlySet<string>): Tracks {
  const places = new Map<string, { key: string; stretch: Stretch }[]>();
  const first = [...ways].sort((a, b) => Number(isNobodys.has(b.edge.id)) - Number(isNobodys.has(a.edge.id))); // the middle of a hatched column is theirs
  for (const { edge, bends } of first) {
    for (const [at, bend] of bends.entries()) {
      const where = bend.kind === 'gutter' ? `g${bend.gutter}` : `r${bend.row}`;
      const there = places.get(where) ?? [];
      there.push({ key: bendKey(edge, at), stretch: { from: bend.from, to: bend.to, source: edge.from, target: edge.to } });
      places.set(where, there);
    }
  }
  const of = new Map<string, number>();
  const inGutter = new Map<number, number>();
  for (const [where, there] of places) {
    const tracks = assignTracks(there.map(({ stretch }) => stretch));
    for (const [at, { key }] of there.entries()) of.set(key, tracks[at] ?? 0);
    if (where.startsWith('g')) inGutter.set(Number(where.slice(1)), Math.max(...tracks) + 1);
  }
  const hatched = ways.filter(({ edge }) => isNobodys.has(edge.id)).flatMap(({ bends }) => bends.flatMap((bend) => (bend.kind === 'gutter' ? [bend.gutter] : [])));
  return { of, inGutter, isNobodys: new Set(hatched) };
}

interface Column {
  readonly x: number;
  readonly width: number;
  /** Room to the right of it. */
  readonly gutter: number;
}

function columnsOf(map: HandoffMap, places: ReadonlyMap<string, MapPlace>, grid: StepGrid, tracks: Tracks, sizes: Sizes): Column[] {
  const widths = new Array<number>(grid.columns).fill(sizes.stepMin);
  for (const { id, name, system } of map.steps) {
    const column = places.get(id)?.column ?? 0;
    const wanted = Math.max(textWidth(name, 12 * sizes.type, 'bold'), textWidth(system, 11 * sizes.type)) + 28;
    widths[column] = Math.min(sizes.stepMax, Math.max(widths[column] ?? 0, wanted));
  }
  let x = sizes.marginLeft + Math.max(0, (tracks.inGutter.get(-1) ?? 0) - 1) * sizes.track;
  return widths.map((exact, at) => {
    const width = Math.round(exact);
    const gutter = Math.max(tracks.isNobodys.has(at) ? sizes.nobodyGutter : sizes.gutter, ((tracks.inGutter.get(at) ?? 0) + 1) * sizes.track);
    const column = { x, width, gutter };
    x += width + gutter;
    return column;
  });
}

function lanesOf(map: HandoffMap, grid: StepGrid, sizes: Sizes): LaneBox[] {
  let y = 0;
  return grid.lanes.flatMap(({ laneId, rows }) => {
    const lane = map.lanes.find(({ id }) => id === laneId);
    if (lane === undefined) return [];
    const height = sizes.laneTop + rows * sizes.step + (rows - 1) * sizes.between + sizes.laneBottom;
    const box: LaneBox = { id: lane.id, kind: lane.kind, name: lane.name, y, height, rows };
    y += height + sizes.laneGap;
    return [box];
  });
}

/** The top of every global row. */
const rowTops = (lanes: readonly LaneBox[], sizes: Sizes): number[] => lanes.flatMap(({ y, rows }) => Array.from({ length: rows }, (_, row) => y + sizes.laneTop + row * (sizes.step + sizes.between)));

function stepBox(id: string, grid: StepGrid, places: ReadonlyMap<string, MapPlace>, columns: readonly Column[], rowTop: readonly number[]): Omit<StepBox, 'height'> {
  const cell = grid.cellOf(id) ?? { row: 0, column: 0 };
  const { x = 0, width = 0 } = columns[cell.column] ?? {};
  return { id, x, y: rowTop[cell.row] ?? 0, width, place: places.get(id) ?? { column: 0, row: 0 } };
}

/** Turns planned ways into polylines. */
class WayDrawing {
  readonly #columns: readonly Column[];
  readonly #rowTop: readonly number[];
  readonly #tracks: Tracks;
  readonly #steps: ReadonlyMap<string, StepBox>;
  readonly #sizes: Sizes;

  constructor(columns: readonly Column[], rowTop: readonly number[], tracks: Tracks, steps: ReadonlyMap<string, StepBox>, sizes: Sizes) {
    this.#sizes = sizes;
    this.#columns = columns;
    this.#rowTop = rowTop;
    this.#tracks = tracks;
    this.#steps = steps;
  }

  pointsOf({ edge, start, end, bends }: PlannedWay): Point[] {
    const [from, to] = [this.#steps.get(edge.from), this.#steps.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const first = portOf(from, start, edge);
    const last = portOf(to, end, edge);
    const points = [first];
    let at = first;
    const go = (point: Point): void => void points.push((at = point));
    for (const [number, bend] of bends.entries()) go(bend.kind === 'gutter' ? { x: this.gutterX(bend, edge, number), y: at.y } : { x: at.x, y: this.#channelY(bend, edge, number) });
    go(end === 'left' || end === 'right' ? { x: at.x, y: last.y } : { x: last.x, y: at.y });
    go(last);
    return withoutRepeats(points);
  }

  /** The middle of a gutter is its first track's; the others lie right and left of it in turn. */
  gutterX(bend: Bend & { readonly kind: 'gutter' }, edge: MapEdge, number: number): number {
    const track = this.#tracks.of.get(bendKey(edge, number)) ?? 0;
    const column = this.#columns[bend.gutter];
    const middle = column === undefined ? this.#sizes.marginLeft / 2 : column.x + column.width + column.gutter / 2;
    return middle + Math.ceil(track / 2) * this.#sizes.track * (track % 2 === 1 ? 1 : -1);
  }

  #channelY(bend: Bend & { readonly kind: 'channel' }, edge: MapEdge, number: number): number {
    const track = this.#tracks.of.get(bendKey(edge, number)) ?? 0;
    return (this.#rowTop[bend.row] ?? 0) - this.#sizes.channel + 7 * Math.min(track, 2);
  }
}

/** Ways back leave and arrive above the middle, so that they keep apart from ways forward. */
function portOf({ x, y, width, height }: Box, side: 'left' | 'right' | 'top' | 'bottom', { kind }: MapEdge): Point {
  const lift = kind === 'flow' || kind === 'handoff' ? 0 : 14;
  if (side === 'left') return { x, y: y + height / 2 - lift };
  if (side === 'right') return { x: x + width, y: y + height / 2 - lift };
  return { x: x + width / 2 + lift, y: side === 'top' ? y : y + height };
}

const withoutRepeats = (points: readonly Point[]): Point[] => points.filter((point, at) => at === 0 || point.x !== points[at - 1]?.x || point.y !== points[at - 1]?.y);

/** One hatched column for all edges of nobody in a gutter, from above the upper step to below the lower one. */
function nobodyColumns(ways: readonly PlannedWay[], draw: WayDrawing, steps: ReadonlyMap<string, StepBox>, sizes: Sizes): NobodyColumn[] {
  const found = new Map<number, { x: number; top: number; bottom: number; edgeIds: string[] }>();
  for (const { edge, bends, start, end } of ways) {
    const [from, to] = [steps.get(edge.from), steps.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    const at = bends.findIndex(({ kind }) => kind === 'gutter');
    const bend = bends[at];
    const x = bend?.kind === 'gutter' ? draw.gutterX(bend, edge, at) : middleOf(from, to, start, end);
    const column = found.get(x) ?? { x, top: Infinity, bottom: -Infinity, edgeIds: [] };
    column.top = Math.min(column.top, from.y, to.y);
    column.bottom = Math.max(column.bottom, from.y + from.height, to.y + to.height);
    column.edgeIds.push(edge.id);
    found.set(x, column);
  }
  return [...found.values()].map(({ x, top, bottom, edgeIds }) => ({ x: x - sizes.nobody / 2, y: top - 26 * sizes.type, width: sizes.nobody, height: bottom - top + 26 * sizes.type + 24, edgeIds }));
}

function middleOf(from: StepBox, to: StepBox, start: string, end: string): number {
  if (start === 'right' && end === 'left') return (from.x + from.width + to.x) / 2;
  if (start === 'left' && end === 'right') return (to.x + to.width + from.x) / 2;
  return from.x + from.width / 2;
}
