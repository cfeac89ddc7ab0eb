import type { Drawing } from '../../../shared/contract/areas/agreement.ts';

/** A drawing must be more than a slip of the pen: this many points over all strokes, over this share of the box's width. */
const FEWEST_POINTS = 8;
const LEAST_REACH = 0.04;

/** A drawn signature with every point inside its box, since a pen may leave it; null when it is too little to be one. */
export function fitDrawing({ width, height, strokes }: Drawing): Drawing | null {
  if (width < 1 || height < 1) return null;
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  const fitted = strokes.filter((stroke) => stroke.length > 0).map((stroke) => stroke.map(([x, y]): [number, number] => [within(x, width), within(y, height)]));
  const points = fitted.flat();
  if (points.length < FEWEST_POINTS) return null;
  const reach = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0) - values.reduce((least, value) => Math.min(least, value), Infinity);
  const extent = Math.max(reach(points.map(([x]) => x)), reach(points.map(([, y]) => y)));
  return extent < width * LEAST_REACH ? null : { width, height, strokes: fitted };
}
