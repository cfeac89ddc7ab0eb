import { CORNER, type EdgeLine, type Point } from './scene.ts';

/** Half of a gap where another line passes, px. */
const HALF_GAP = 5;

/** A line as the `d` of an SVG path: round corners, and a gap where another line passes over a level piece. */
export function pathOfLine({ points, gaps }: Pick<EdgeLine, 'points' | 'gaps'>): string {
  const [first] = points;
  if (first === undefined) return '';
  let d = `M${at(first)}`;
  for (let number = 1; number < points.length; number++) {
    const [before, here, after] = [points[number - 1], points[number], points[number + 1]];
    if (before === undefined || here === undefined) break;
    const round = after === undefined ? 0 : Math.min(CORNER, distance(before, here) / 2, distance(here, after) / 2);
    const end = after === undefined ? here : towards(here, before, round);
    d += gapsBetween(before, end, gaps) + `L${at(end)}`;
    if (after !== undefined && round > 0) d += `Q${at(here)} ${at(towards(here, after, round))}`;
  }
  return d;
}

function gapsBetween(from: Point, to: Point, gaps: readonly Point[]): string {
  if (from.y !== to.y) return '';
  const isRight = to.x > from.x;
  const between = gaps.filter(({ x, y }) => y === from.y && x - HALF_GAP > Math.min(from.x, to.x) && x + HALF_GAP < Math.max(from.x, to.x));
  const step = isRight ? HALF_GAP : -HALF_GAP;
  return between.toSorted((a, b) => (isRight ? a.x - b.x : b.x - a.x)).map(({ x, y }) => `L${number(x - step)} ${number(y)}M${number(x + step)} ${number(y)}`).join('');
}

/** The arrow at a line's end: two strokes that meet at the last point, `size` px back. */
export function arrowOfLine({ points }: Pick<EdgeLine, 'points'>, size: number): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (end === undefined || before === undefined) return '';
  const [dx, dy] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)];
  const wing = (side: number): string => `${number(end.x - dx * size - dy * side * size * 0.62)} ${number(end.y - dy * size - dx * side * size * 0.62)}`;
  return `M${wing(1)}L${at(end)}L${wing(-1)}`;
}

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const towards = (from: Point, to: Point, by: number): Point => ({ x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by });

const number = (value: number): number => Math.round(value * 10) / 10;

const at = ({ x, y }: Point): string => `${number(x)} ${number(y)}`;
