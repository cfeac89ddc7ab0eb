import type { MapEdge } from '../../model/handoff-map.ts';
import type { Point } from './scene.ts';

interface Line {
  readonly edge: MapEdge;
  readonly points: readonly Point[];
}

interface Level { readonly edge: MapEdge; readonly y: number; readonly from: number; readonly to: number }
interface Upright { readonly edge: MapEdge; readonly x: number; readonly from: number; readonly to: number }

/** Where a level piece of one line passes an upright piece of another that shares neither beginning nor end: the points by the level one's edge. */
export function crossings(lines: readonly Line[]): ReadonlyMap<string, readonly Point[]> {
  const levels: Level[] = [];
  const uprights: Upright[] = [];
  for (const { edge, points } of lines) {
    for (let at = 1; at < points.length; at++) {
      const [a, b] = [points[at - 1], points[at]];
      if (a === undefined || b === undefined) continue;
      if (a.y === b.y) levels.push({ edge, y: a.y, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
      else uprights.push({ edge, x: a.x, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
    }
  }
  uprights.sort((a, b) => a.x - b.x);
  const found = new Map<string, Point[]>();
  for (const level of levels) {
    for (let at = firstFrom(uprights, level.from); at < uprights.length; at++) {
      const upright = uprights[at];
      if (upright === undefined || upright.x >= level.to) break;
      const isCrossed = upright.x > level.from && level.y > upright.from && level.y < upright.to;
      if (!isCrossed || upright.edge.from === level.edge.from || upright.edge.to === level.edge.to) continue;
      found.set(level.edge.id, [...(found.get(level.edge.id) ?? []), { x: upright.x, y: level.y }]);
    }
  }
  return found;
}

/** The first upright at or right of an x, by halving. */
function firstFrom(uprights: readonly Upright[], x: number): number {
  let [low, high] = [0, uprights.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((uprights[middle]?.x ?? Infinity) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
