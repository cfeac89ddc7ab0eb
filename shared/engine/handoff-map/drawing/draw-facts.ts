import type { EdgeFacts } from '../facts-of-edge.ts';
import type { Box, MapScene } from '../layout/scene.ts';
import { fitText, textWidth } from '../layout/text-width.ts';
import type { Shape } from './shape.ts';

/** Facts beside the handoff of the moment: those that travel as inked tags, those left behind dashed (design §6). */
export const FACTS_HEIGHT = 52;
const HEAD = 70;
const TAG = { height: 17, ends: 14, between: 5, widest: 120 } as const;

interface Tag { readonly text: string; readonly width: number }

const tagOf = (fact: string): Tag => {
  const text = fitText(fact, TAG.widest, 11);
  return { text, width: Math.ceil(textWidth(text, 11)) + TAG.ends };
};

/** As many tags as fit into a width; the rest as "+3". */
function tagsIn(facts: readonly string[], width: number): Tag[] {
  const tags: Tag[] = [];
  let used = 0;
  for (const [at, fact] of facts.entries()) {
    const tag = tagOf(fact);
    const isLast = at === facts.length - 1;
    if (used + tag.width + (isLast ? 0 : 34) > width) return [...tags, { text: `+${facts.length - at}`, width: 28 }];
    tags.push(tag);
    used += tag.width + TAG.between;
  }
  return tags;
}

const rowWidth = (tags: readonly Tag[]): number => tags.reduce((sum, { width }) => sum + width + TAG.between, 0);

/** How wide both rows are when nothing limits them but `most`. */
export const factsWidth = ({ travels, leftBehind }: EdgeFacts, most: number): number => HEAD + Math.max(rowWidth(tagsIn(travels, most - HEAD)), rowWidth(tagsIn(leftBehind, most - HEAD)));

export function drawFacts({ travels, leftBehind }: EdgeFacts, { x, y, width }: Pick<Box, 'x' | 'y' | 'width'>): readonly Shape[] {
  return [...drawRow('Travels', travels, false, x, y, width), ...drawRow('Left behind', leftBehind, true, x, y + 26, width)];
}

function drawRow(head: string, facts: readonly string[], isLeft: boolean, x: number, y: number, width: number): Shape[] {
  if (facts.length === 0) return [];
  const shapes: Shape[] = [{ kind: 'text', x, y: y + 12.5, text: head, size: 11, weight: 400, face: 'sans', fill: 'ink2' }];
  let at = x + HEAD;
  for (const tag of tagsIn(facts, width - HEAD)) {
    shapes.push(
      { kind: 'box', x: at, y, width: tag.width, height: TAG.height, radius: 2, fill: isLeft ? 'none' : 'ink2', stroke: 'ink2', strokeWidth: 1, ...(isLeft ? { dash: '3 2' } : {}) },
      { kind: 'text', x: at + tag.width / 2, y: y + 12.5, text: tag.text, size: 11, weight: 500, face: 'sans', fill: isLeft ? 'ink2' : 'paper', anchor: 'middle' },
    );
    at += tag.width + TAG.between;
  }
  return shapes;
}

/** A free place for the facts beside a hatched column or a handoff: left of it in the lane that the handoff leads into, below its steps. */
export function placeFacts(scene: MapScene, edgeId: string, toStepId: string, facts: EdgeFacts, taken: readonly Box[]): Box | null {
  const [line, to] = [scene.edges.get(edgeId), scene.steps.get(toStepId)];
  if (line === undefined || to === undefined || facts.travels.length + facts.leftBehind.length === 0) return null;
  const hatch = scene.nobody.find(({ edgeIds }) => edgeIds.includes(edgeId));
  const right = (hatch?.x ?? Math.min(...line.points.map((point) => point.x).filter((x) => x > (line.points[0]?.x ?? 0)), to.x)) - 14;
  const width = Math.min(right - 24, factsWidth(facts, 420));
  if (width < HEAD + 60) return null;
  const lane = scene.lanes.find(({ y, height }) => to.y >= y && to.y < y + height);
  const tops = [to.y - 2, to.y + 16, to.y + 34, (lane?.y ?? to.y) + 24].filter((y) => lane === undefined || y + FACTS_HEIGHT <= lane.y + lane.height - 4);
  const boxes = tops.map((y) => ({ x: right - width, y, width, height: FACTS_HEIGHT }));
  const others: readonly Box[] = [...scene.steps.values(), ...taken];
  return boxes.find((box) => !others.some((other) => box.x < other.x + other.width + 6 && other.x < box.x + box.width + 6 && box.y < other.y + other.height + 4 && other.y < box.y + box.height + 4)) ?? null;
}
