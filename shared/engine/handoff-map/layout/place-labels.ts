import type { Box, EdgeLine, MapScene } from './scene.ts';

/** How wide the words beside an edge are, px; 0 for what it has not. */
export interface LabelSizes {
  readonly said: number;
  /** The capsule and the badges beside it. */
  readonly figure: number;
}

/** Where the words beside an edge stand; null where there is no room for them that hides nothing. */
export interface PlacedLabel {
  readonly said: Box | null;
  readonly figure: Box | null;
}

/** Heights of words and capsules and the room around them, px at type 1. */
const LABEL = { said: 18, figure: 20, between: 3, aside: 10, above: 6, below: 9 } as const;

/** The height of a capsule at a size of letters. */
export const figureHeight = (type: number): number => LABEL.figure * type;

/**
 * Words beside the edges: what is said above, what is measured below (design §6). Beside an upright piece both stand left
 * of it, as near to the step that the edge leads to as they fit. Nothing lies over a step or other words; edges are served
 * in the given order.
 */
export function placeLabels(scene: MapScene, wanted: readonly (readonly [string, LabelSizes])[], blocked: readonly Box[] = []): ReadonlyMap<string, PlacedLabel> {
  const taken = new TakenRoom([...scene.steps.values(), ...blocked]);
  const placed = new Map<string, PlacedLabel>();
  for (const [id, sizes] of wanted) {
    const line = scene.edges.get(id);
    const step = scene.steps.get(id);
    if (line !== undefined) placed.set(id, isLevel(line) ? besideLevel(line, sizes, scene, taken) : besideUpright(line, sizes, scene, taken));
    else if (step !== undefined) placed.set(id, { said: null, figure: taken.firstFree(besideStep(step, sizes.figure, scene.sizes.type)) });
  }
  return placed;
}

/** Under a step, else above it. */
const besideStep = ({ x, y, width, height }: Box, wide: number, type: number): Box[] =>
  [y + height + LABEL.below, y - LABEL.above - LABEL.figure * type].flatMap((top) => [x, x + width - wide, x + (width - wide) / 2].map((left) => ({ x: left, y: top, width: wide, height: LABEL.figure * type })));

const isLevel = ({ points }: EdgeLine): boolean => points.length === 2 && points[0]?.y === points[1]?.y;

function besideLevel({ points }: EdgeLine, sizes: LabelSizes, scene: MapScene, taken: TakenRoom): PlacedLabel {
  const [from, to] = [points[0], points[1]];
  if (from === undefined || to === undefined) return { said: null, figure: null };
  const { type } = scene.sizes;
  const middle = (from.x + to.x) / 2;
  const step = [...scene.steps.values()].find((box) => box.x + box.width === Math.min(from.x, to.x) && box.y <= from.y && box.y + box.height >= from.y);
  const [top, bottom] = step === undefined ? [from.y - 25, from.y + 25] : [step.y, step.y + step.height];
  const at = (width: number, y: number, height: number): readonly Box[] => (width === 0 ? [] : [0, -24, 24, -48, 48].map((shift) => ({ x: Math.max(8, middle - width / 2 + shift), y, width, height })));
  return {
    said: taken.firstFree(at(sizes.said, top - LABEL.above - LABEL.said * type, LABEL.said * type)),
    figure: taken.firstFree(at(sizes.figure, bottom + LABEL.below, LABEL.figure * type)),
  };
}

function besideUpright(line: EdgeLine, sizes: LabelSizes, scene: MapScene, taken: TakenRoom): PlacedLabel {
  const piece = longestUpright(line);
  const width = Math.max(sizes.said, sizes.figure);
  if (piece === null || width === 0) return { said: null, figure: null };
  const { type } = scene.sizes;
  const [saidHeight, figureHigh] = [sizes.said === 0 ? 0 : LABEL.said * type, sizes.figure === 0 ? 0 : LABEL.figure * type];
  const height = saidHeight + figureHigh + (saidHeight > 0 && figureHigh > 0 ? LABEL.between : 0);
  const hatch = scene.nobody.find(({ edgeIds }) => edgeIds.includes(line.id));
  const left = (hatch?.x ?? piece.x) - LABEL.aside - width;
  const right = (hatch === undefined ? piece.x : hatch.x + hatch.width) + LABEL.aside;
  const block = taken.firstFree(heightsAlong(piece, height).flatMap((y) => [{ x: left, y, width, height }, { x: right, y, width, height }]).filter(({ x }) => x >= 8));
  if (block === null) return { said: null, figure: null };
  const isLeft = block.x === left;
  const box = (wide: number, y: number, high: number): Box => ({ x: isLeft ? block.x + width - wide : block.x, y, width: wide, height: high });
  return {
    said: saidHeight === 0 ? null : box(sizes.said, block.y, saidHeight),
    figure: figureHigh === 0 ? null : box(sizes.figure, block.y + height - figureHigh, figureHigh),
  };
}

/** Tops at which a block of a height can stand along an upright piece: from the end that the edge leads to, back to the other. */
function heightsAlong({ from, to }: { readonly from: number; readonly to: number }, height: number): number[] {
  const direction = Math.sign(to - from);
  const places = [34, 50, 66, 84, 104, 24, 130, 160, 200, 240].map((back) => to - direction * back - (direction > 0 ? height : 0));
  return places.filter((y) => y >= Math.min(from, to) - 20 && y + height <= Math.max(from, to) + 20);
}

function longestUpright({ points }: EdgeLine): { readonly x: number; readonly from: number; readonly to: number } | null {
  let best: { readonly x: number; readonly from: number; readonly to: number } | null = null;
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]];
    if (a === undefined || b === undefined || a.x !== b.x) continue;
    if (best === null || Math.abs(b.y - a.y) > Math.abs(best.to - best.from)) best = { x: a.x, from: a.y, to: b.y };
  }
  return best;
}

/** Side of the squares by which taken room is looked up, px. */
const SQUARE = 120;

/** Room that steps and words take. */
class TakenRoom {
  readonly #squares = new Map<string, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.#take(box);
  }

  /** The first box that lies over nothing, then taken; null when each does. */
  firstFree(boxes: readonly Box[]): Box | null {
    const free = boxes.find((box) => !this.#squaresOf(box).some((key) => this.#squares.get(key)?.some((other) => overlaps(box, other)) === true));
    if (free === undefined) return null;
    this.#take(free);
    return free;
  }

  #take(box: Box): void {
    for (const key of this.#squaresOf(box)) {
      const there = this.#squares.get(key);
      if (there === undefined) this.#squares.set(key, [box]);
      else there.push(box);
    }
  }

  #squaresOf({ x, y, width, height }: Box): string[] {
    const keys: string[] = [];
    for (let column = Math.floor(x / SQUARE); column * SQUARE < x + width; column++) {
      for (let row = Math.floor(y / SQUARE); row * SQUARE < y + height; row++) keys.push(`${column} ${row}`);
    }
    return keys;
  }
}

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4 && a.y < b.y + b.height + 2 && b.y < a.y + a.height + 2;
