import type { Drawing } from '../../../shared/contract/areas/agreement.ts';

/** Strokes as the pad keeps them: groups of points in the pixels of its box. */
export interface PadStroke {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * The strokes of a pad as points in a box, rounded to a tenth and kept inside it; a dot becomes a stroke of two
 * points, so that it prints.
 */
export function drawingFromPad(strokes: readonly PadStroke[], width: number, height: number): Drawing {
  const inside = (value: number, end: number): number => tenth(Math.min(end, Math.max(0, value)));
  return {
    width, height,
    strokes: strokes.filter((stroke) => stroke.points.length > 0).map((stroke) => {
      const points = stroke.points.map(({ x, y }): [number, number] => [inside(x, width), inside(y, height)]);
      const [only] = points;
      return points.length === 1 && only !== undefined ? [only, [inside(only[0] + 0.5, width), only[1]]] : points;
    }),
  };
}

/** How many points a drawing has; the host wants at least eight. */
export const pointCount = (drawing: Drawing): number => drawing.strokes.reduce((sum, stroke) => sum + stroke.length, 0);

/** The box around all points with a margin, as an SVG view box; the whole drawing when it has none. */
export function drawnBox({ width, height, strokes }: Drawing, margin = 4): string {
  const points = strokes.flat();
  if (points.length === 0) return `0 0 ${width} ${height}`;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return `${tenth(left)} ${tenth(top)} ${tenth(Math.max(...xs) + margin - left)} ${tenth(Math.max(...ys) + margin - top)}`;
}

/** A stroke as an SVG path, smoothed through the middles of its points. */
export function strokePath(stroke: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = stroke;
  if (first === undefined) return '';
  let path = `M${first[0]} ${first[1]}`;
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    path += next === undefined ? `L${point[0]} ${point[1]}` : `Q${point[0]} ${point[1]} ${tenth((point[0] + next[0]) / 2)} ${tenth((point[1] + next[1]) / 2)}`;
  });
  return path;
}
