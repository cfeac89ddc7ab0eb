import type { EdgeKind } from '../../model/handoff-map.ts';
import { arrowOfLine, pathOfLine } from '../layout/path-of-line.ts';
import { figureHeight, type LabelSizes, type PlacedLabel } from '../layout/place-labels.ts';
import type { Box, EdgeLine } from '../layout/scene.ts';
import { fitText, textWidth } from '../layout/text-width.ts';
import { drawMark } from './draw-mark.ts';
import type { MapFigure, MapGap } from './map-figures.ts';
import type { Ink, Shape } from './shape.ts';

/** How each kind of edge is drawn (design §6): weight, ink, dashes, size of its open arrowhead. */
const LOOK: Readonly<Record<EdgeKind, { readonly width: number; readonly ink: Ink; readonly dash?: string; readonly arrow: number }>> = {
  flow: { width: 1.5, ink: 'ink2', arrow: 6 },
  handoff: { width: 3, ink: 'ink', arrow: 9 },
  reject: { width: 1.4, ink: 'ink2', dash: '4 3', arrow: 6 },
  recycle: { width: 1.4, ink: 'ink2', dash: '4 3', arrow: 6 },
  escalate: { width: 1.4, ink: 'ink2', dash: '1 3', arrow: 6 },
};

/** A line with its arrowhead; with larger letters come heavier lines. */
export function drawEdge(line: EdgeLine, kind: EdgeKind, type: number): readonly Shape[] {
  const { ink, dash } = LOOK[kind];
  const [width, arrow] = [LOOK[kind].width * weightOf(type), LOOK[kind].arrow * weightOf(type)];
  return [
    { kind: 'line', d: pathOfLine(line), stroke: ink, strokeWidth: width, ...(dash === undefined ? {} : { dash }) },
    { kind: 'line', d: arrowOfLine(line, arrow), stroke: ink, strokeWidth: kind === 'handoff' ? width * 0.8 : width },
  ];
}

/** Lines double about as fast as letters do. */
export const weightOf = (type: number): number => 1 + (type - 1) * 0.8;

/** Sizes at type 1, px: the ends of a capsule with room for its mark, a badge, the most that words beside an edge may take. */
const CAPSULE_ENDS = 36;
const BADGE = { width: 34, height: 18, between: 5 } as const;
const WIDEST = 190;
const SAID = 13.5;
const FIGURE = 11.5;

const quoted = (said: string, type: number): string => fitText(`“${said}”`, WIDEST * type, SAID * type, 'voice');

/** How wide the words beside an edge will be; what is not shown takes nothing. */
export function sizesOfLabel(said: string, figure: MapFigure | undefined, gaps: readonly MapGap[], type: number): LabelSizes {
  const capsule = figure === undefined ? 0 : capsuleWidth(figure, type);
  const badges = gaps.length * (BADGE.width + BADGE.between) - (capsule === 0 && gaps.length > 0 ? BADGE.between : 0);
  return { said: said === '' ? 0 : Math.ceil(textWidth(quoted(said, type), SAID * type, 'voice')) + 2, figure: capsule + badges * type };
}

const capsuleWidth = ({ text }: MapFigure, type: number): number => Math.ceil(textWidth(text, FIGURE * type, 'sans') * 1.02 + CAPSULE_ENDS * type);

/** What is said, in quotation marks, on its place. */
export function drawSaid(said: string, { said: box }: PlacedLabel, type: number): readonly Shape[] {
  return box === null || said === '' ? [] : [{ kind: 'text', x: box.x + box.width / 2, y: box.y + 13 * type, text: quoted(said, type), size: SAID * type, weight: 400, face: 'voice', fill: 'ink2', anchor: 'middle' }];
}

/** A measured figure in its capsule, its mark first. */
export function drawFigure(figure: MapFigure, x: number, y: number, type: number): readonly Shape[] {
  const height = figureHeight(type);
  return [
    { kind: 'box', x, y, width: capsuleWidth(figure, type), height, radius: height / 2, fill: 'paper', stroke: 'ink2', strokeWidth: 1 },
    ...drawMark(figure.mark, x + 9 * type, y + 4 * type, type),
    { kind: 'text', x: x + 25 * type, y: y + 14 * type, text: figure.text, size: FIGURE * type, weight: 500, face: 'sans', fill: 'ink' },
  ];
}

/** A gap's badge, the n-th right of what stands before it: high filled, medium outlined, low dashed. */
export function drawBadge({ ruleId, severity }: MapGap, at: number, box: Pick<Box, 'x' | 'y'>, figure: MapFigure | undefined, type: number): readonly Shape[] {
  const isHigh = severity === 'high';
  const x = box.x + (figure === undefined ? 0 : capsuleWidth(figure, type) + BADGE.between * type) + at * (BADGE.width + BADGE.between) * type;
  const y = box.y + type;
  return [
    { kind: 'box', x, y, width: BADGE.width * type, height: BADGE.height * type, radius: 2, fill: isHigh ? 'ink' : 'paper', stroke: 'ink', strokeWidth: 1, ...(severity === 'low' ? { dash: '3 2' } : {}) },
    { kind: 'text', x: x + (BADGE.width * type) / 2, y: y + 13 * type, text: ruleId, size: 11 * type, weight: 600, face: 'sans', fill: isHigh ? 'paper' : 'ink', anchor: 'middle' },
  ];
}
