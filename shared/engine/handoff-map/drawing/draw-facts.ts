import type { EdgeFacts } from '../facts-of-edge.ts';
import type { Box, MapScene } from '../layout/scene.ts';
import { fitText, textWidth } from '../layout/text-width.ts';
import type { Shape } from './shape.ts';

/** Sizes at type 1, px: both rows, the words before the tags, a tag. */
const ROWS = 44;
const HEAD = 66;
const ROW = 26;
const TAG = { height: 17, ends: 14, between: 5, widest: 120 } as const;

interface Tag { readonly text: string; readonly width: number }

const tagOf = (fact: string, type: number): Tag => {
  const text = fitText(fact, TAG.widest * type, 11 * type);
  return { text, width: Math.ceil(textWidth(text, 11 * type) + TAG.ends * type) };
};

/** As many tags as fit into a width; the rest as "+3". */
function tagsIn(facts: readonly string[], width: number, type: number): Tag[] {
  const tags: Tag[] = [];
  let used = 0;
  for (const [at, fact] of facts.entries()) {
    const tag = tagOf(fact, type);
    const isLast = at === facts.length - 1;
    if (used + tag.width + (isLast ? 0 : 34 * type) > width) return [...tags, { text: `+${facts.length - at}`, width: 28 * type }];
    tags.push(tag);
    used += tag.width + TAG.between;
  }
  return tags;
}

const rowWidth = (tags: readonly Tag[]): number => tags.reduce((sum, { width }) => sum + width + TAG.between, 0);

/** How wide both rows are when nothing limits them but `most`. */
function factsWidth({ travels, leftBehind }: EdgeFacts, most: number, type: number): number {
  const room = most - HEAD * type;
  return HEAD * type + Math.max(rowWidth(tagsIn(travels, room, type)), rowWidth(tagsIn(leftBehind, room, type)));
}

/** Facts beside the handoff of the moment: those that travel as inked tags, those left behind dashed (design §6). */
export function drawFacts({ travels, leftBehind }: EdgeFacts, { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>, type: number): readonly Shape[] {
  return [...drawRow('Travels', travels, false, { x, y, width }, type), ...drawRow('Left behind', leftBehind, true, { x, y: y + ROW * type, width }, type)];
}

function drawRow(head: string, facts: readonly string[], isLeft: boolean, { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>, type: number): Shape[] {
  if (facts.length === 0) return [];
  const baseline = y + 12.5 * type;
  const shapes: Shape[] = [{ kind: 'text', x, y: baseline, text: head, size: 11 * type, weight: 400, face: 'sans', fill: 'ink2' }];
  let at = x + HEAD * type;
  for (const tag of tagsIn(facts, width - HEAD * type, type)) {
    shapes.push(
      { kind: 'box', x: at, y, width: tag.width, height: TAG.height * type, radius: 2, fill: isLeft ? 'none' : 'ink2', stroke: 'ink2', strokeWidth: 1, ...(isLeft ? { dash: '3 2' } : {}) },
      { kind: 'text', x: at + tag.width / 2, y: baseline, text: tag.text, size: 11 * type, weight: 500, face: 'sans', fill: isLeft ? 'ink2' : 'paper', anchor: 'middle' },
    );
    at += tag.width + TAG.between;
  }
  return shapes;
}

/** A free place for the facts of a handoff: left of its hatched column or upright piece, in the lane that it leads into. */
export function placeFacts(scene: MapScene, edgeId: string, toStepId: string, facts: EdgeFacts, taken: readonly Box[]): Box | null {
  const [line, to] = [scene.edges.get(edgeId), scene.steps.get(toStepId)];
  if (line === undefined || to === undefined || facts.travels.length + facts.leftBehind.length === 0) return null;
  const { type } = scene.sizes;
  const hatch = scene.nobody.find(({ edgeIds }) => edgeIds.includes(edgeId));
  const right = (hatch?.x ?? line.points.find((point) => point.x > (line.points[0]?.x ?? 0))?.x ?? to.x) - 14;
  // What stands upright at the left, such as the trigger's dotted drop, leaves the room between it and the handoff.
  const walls = taken.filter((box) => box.width < 6 && box.x < right && box.y < to.y + to.height && box.y + box.height > to.y).map((box) => box.x + 16);
  const least = (HEAD + 60) * type;
  const widths = [...new Set([right - 24, ...walls.map((x) => right - x)])].map((room) => factsWidth(facts, Math.min(room, 430 * type), type)).filter((width) => width >= least);
  const lane = scene.lanes.find(({ y, height }) => to.y >= y && to.y < y + height);
  const lowest = lane === undefined ? Infinity : lane.y + lane.height - 6;
  const tops = [34, 24, 12, 0, -10].map((down) => to.y + down * type).filter((y) => y + ROWS * type <= lowest);
  const boxes = widths.toSorted((a, b) => b - a).flatMap((width) => tops.map((y) => ({ x: right - width, y, width, height: ROWS * type })));
  const others: readonly Box[] = [...scene.steps.values(), ...taken];
  return boxes.find((box) => !others.some((other) => overlaps(box, other))) ?? null;
}

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.width + 6 && b.x < a.x + a.width + 6 && a.y < b.y + b.height + 4 && b.y < a.y + a.height + 4;
