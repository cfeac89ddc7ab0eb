import type { EdgeKind } from '../../model/handoff-map.ts';
import { arrowOfLine, pathOfLine } from '../layout/path-of-line.ts';
import { LABEL_SIZE, type LabelSizes, type PlacedLabel } from '../layout/place-labels.ts';
import type { EdgeLine } from '../layout/scene.ts';
import { fitText, textWidth } from '../layout/text-width.ts';
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

export function drawEdge(line: EdgeLine, kind: EdgeKind): readonly Shape[] {
  const { width, ink, dash, arrow } = LOOK[kind];
  return [
    { kind: 'line', d: pathOfLine(line), stroke: ink, strokeWidth: width, ...(dash === undefined ? {} : { dash }) },
    { kind: 'line', d: arrowOfLine(line, arrow), stroke: ink, strokeWidth: kind === 'handoff' ? 2.4 : width },
  ];
}

/** Room for a capsule's mark and its ends, and for one badge. */
const CAPSULE_ENDS = 34;
export const BADGE = { width: 34, height: 18, between: 5 } as const;
/** The most that words beside an edge may take, px. */
const WIDEST = 190;

const quoted = (said: string): string => fitText(`“${said}”`, WIDEST, 13);

/** How wide the words beside an edge will be; what is not shown takes nothing. */
export function sizesOfLabel(said: string, figure: MapFigure | undefined, gaps: readonly MapGap[]): LabelSizes {
  const capsule = figure === undefined ? 0 : capsuleWidth(figure);
  const badges = gaps.length * (BADGE.width + BADGE.between) - (capsule === 0 && gaps.length > 0 ? BADGE.between : 0);
  return { said: said === '' ? 0 : Math.ceil(textWidth(quoted(said), 13) * 0.92) + 6, figure: capsule + badges };
}

const capsuleWidth = ({ text }: MapFigure): number => Math.ceil(textWidth(text, 11.5)) + CAPSULE_ENDS;

/** What is said, in quotation marks, on its place. */
export function drawSaid(said: string, { said: box }: PlacedLabel): readonly Shape[] {
  return box === null || said === '' ? [] : [{ kind: 'text', x: box.x + box.width / 2, y: box.y + 13, text: quoted(said), size: 13.5, weight: 400, face: 'voice', fill: 'ink2', anchor: 'middle' }];
}

/** A measured figure in its capsule; the mark's place is left free at its left (`markOfFigure`). */
export function drawFigure(figure: MapFigure, x: number, y: number): readonly Shape[] {
  const width = capsuleWidth(figure);
  return [
    { kind: 'box', x, y, width, height: LABEL_SIZE.figure, radius: 10, fill: 'paper', stroke: 'ink2', strokeWidth: 1 },
    { kind: 'text', x: x + 25, y: y + 14, text: figure.text, size: 11.5, weight: 500, face: 'sans', fill: 'ink' },
  ];
}

/** Where the badges begin right of a capsule. */
export const badgesFrom = (x: number, figure: MapFigure | undefined): number => (figure === undefined ? x : x + capsuleWidth(figure) + BADGE.between);

/** A gap's badge: high filled, medium outlined, low dashed. */
export function drawBadge({ ruleId, severity }: MapGap, x: number, y: number): readonly Shape[] {
  const isHigh = severity === 'high';
  return [
    { kind: 'box', x, y, width: BADGE.width, height: BADGE.height, radius: 2, fill: isHigh ? 'ink' : 'paper', stroke: 'ink', strokeWidth: 1, ...(severity === 'low' ? { dash: '3 2' } : {}) },
    { kind: 'text', x: x + BADGE.width / 2, y: y + 13, text: ruleId, size: 11, weight: 600, face: 'sans', fill: isHigh ? 'paper' : 'ink', anchor: 'middle' },
  ];
}
