import type { MapMoment } from '../../model/handoff-map.ts';
import type { Box, MapScene, Point } from '../layout/scene.ts';
import { textWidth } from '../layout/text-width.ts';
import { ACTOR_INK } from './draw-lane.ts';
import { drawMark } from './draw-mark.ts';
import type { BandStretch, MomentBand, NeverBand } from './map-figures.ts';
import type { Ink, Shape } from './shape.ts';

/** The words at the left keep clear of the ring that shows the keyboard's place, px. */
const ASIDE = 4;

/** Heights of the moment's part under the lanes (design §6), px at type 1: the band is 54 high whatever the letters. */
const BAND = { top: 22, head: 34, band: 54, foot: 5, names: 24, gap: 26, second: 26, left: 150, least: 320 } as const;

/** How high the part under the lanes is. */
export function bandHeight(band: MomentBand | null, type: number): number {
  if (band === null) return 0;
  return bandTop(type) + BAND.band + BAND.names * type + (band.never === null ? 8 : BAND.gap + BAND.second * type + 10);
}

/** From the last lane down to the band. */
const bandTop = (type: number): number => (BAND.top + BAND.head) * type;

/** From where to where the band reaches, and where the dotted drops to it begin; null while an end of the moment is not drawn. */
interface BandSpan {
  readonly from: number;
  readonly to: number;
  readonly drops: readonly Point[];
}

/** The band reaches from the trigger's drop to the first touch's, and is at least wide enough to be read. */
function bandSpan(scene: MapScene, moment: MapMoment): BandSpan | null {
  const [trigger, touch] = [scene.steps.get(moment.triggerStepId), scene.steps.get(moment.touchStepId)];
  if (trigger === undefined || touch === undefined) return null;
  const start = trigger.x + trigger.width * 0.6;
  const end = Math.max(touch.x + touch.width * 0.14, start);
  const from = Math.max(BAND.left * scene.sizes.type, start);
  return {
    from, to: Math.max(end, from + BAND.least * scene.sizes.type),
    drops: [{ x: start, y: trigger.y + trigger.height }, ...(trigger === touch ? [] : [{ x: end, y: touch.y + touch.height }])],
  };
}

/** The room that the dotted drops take inside the lanes, so that no words stand on them. */
export function dropBoxes(scene: MapScene, moment: MapMoment | null): readonly Box[] {
  const span = moment === null ? null : bandSpan(scene, moment);
  return span === null ? [] : span.drops.map(({ x, y }) => ({ x: x - 2, y, width: 4, height: scene.height - y }));
}

/** The moment under the lanes, with the leads that were never touched below it where there are any. */
export const drawMoment = (scene: MapScene, moment: MapMoment, band: MomentBand): readonly Shape[] => [...drawTouched(scene, moment, band), ...drawUntouched(scene, moment, band)];

/** The moment's name, dotted drops, and a band to scale with a stretch for every owner. */
export function drawTouched(scene: MapScene, moment: MapMoment, band: MomentBand): readonly Shape[] {
  const span = bandSpan(scene, moment);
  if (span === null) return [];
  const { type } = scene.sizes;
  const y = scene.height + bandTop(type);
  const word = { kind: 'text', y: y - 12, size: 12 * type, weight: 600, face: 'sans', fill: 'ink', anchor: 'middle' } as const;
  return [
    ...drawDrops(span, scene.height, y - 15 - 11 * type),
    { kind: 'text', x: ASIDE, y: scene.height + (BAND.top + 8) * type, text: 'The moment', size: 18 * type, weight: 600, face: 'sans', fill: 'ink' },
    ...drawNotes('Touched leads', band.notes, y + 16 * type, type),
    { ...word, x: span.from, text: 'Trigger' },
    { ...word, x: span.to, text: 'First touch' },
    ...drawFigureLine(band, (span.from + span.to) / 2, y - 12, type),
    ...drawStretches(band.stretches, span, y, type),
    { kind: 'line', d: `M${span.from} ${y - 4}L${span.from} ${y + BAND.band}M${span.to} ${y - 4}L${span.to} ${y + BAND.band}`, stroke: 'ink', strokeWidth: 1.5 },
  ];
}

/** The second band, of leads never touched; nothing where the first is only said, or nobody was left. */
export function drawUntouched(scene: MapScene, moment: MapMoment, { never, stretches }: MomentBand): readonly Shape[] {
  const span = bandSpan(scene, moment);
  if (span === null || never === null) return [];
  const { type } = scene.sizes;
  return drawNever(never, stretches, span.from, Math.max(span.to + 120, span.from + 420 * type), scene.height + bandTop(type) + BAND.band + BAND.names * type + BAND.gap, type);
}

function drawDrops({ drops, from, to }: BandSpan, lanesEnd: number, end: number): Shape[] {
  return drops.map(({ x, y }, at): Shape => {
    const below = at === 0 ? from : to;
    const bend = below === x ? '' : `L${x} ${lanesEnd + 6}L${below} ${lanesEnd + 6}`;
    return { kind: 'line', d: `M${x} ${y}${bend}L${below} ${end}`, stroke: 'ink', strokeWidth: 1.6, dash: '2 3' };
  });
}

/** Where the drops begin, over the edges of their steps. */
export function drawDropDots(scene: MapScene, moment: MapMoment): readonly Shape[] {
  return bandSpan(scene, moment)?.drops.map(({ x, y }): Shape => ({ kind: 'dot', x, y, r: 5, fill: 'ink' })) ?? [];
}

const drawNotes = (title: string, notes: readonly string[], y: number, type: number): Shape[] => [
  { kind: 'text', x: ASIDE, y, text: title, size: 13 * type, weight: 400, face: 'sans', fill: 'ink' },
  ...notes.map((text, at): Shape => ({ kind: 'text', x: ASIDE, y: y + (17 + at * 15) * type, text, size: 11 * type, weight: 400, face: 'sans', fill: 'ink2' })),
];

/** Figure and rest as two weights on one line, centred together, with the mark before them. */
function drawFigureLine({ figure, figureRest, mark }: MomentBand, middle: number, y: number, type: number): Shape[] {
  const half = (textWidth(figure, 12.5 * type, 'bold') + textWidth(figureRest, 12.5 * type)) / 2;
  return [
    ...(mark === null ? [] : drawMark(mark, middle - half - 17 * type, y - 10 * type, type)),
    { kind: 'text', x: middle, y, lead: figure, text: figureRest, size: 12.5 * type, weight: 400, face: 'sans', fill: 'ink', anchor: 'middle' },
  ];
}

const OWNER_NAMES = { marketing: 'Marketing', sales: 'Sales', system: 'System', nobody: 'Nobody', other: 'Others' } as const;

/** One box a stretch, widths to scale; names below, or on a plate inside where hatched and wide enough. */
function drawStretches(stretches: readonly BandStretch[], { from, to }: BandSpan, y: number, type: number): Shape[] {
  const total = stretches.reduce((sum, { ms }) => sum + ms, 0);
  if (total === 0) return [{ kind: 'box', x: from, y, width: to - from, height: BAND.band, fill: 'none', stroke: 'control', strokeWidth: 1, dash: '4 3' }];
  let x = from;
  let free = from; // where the next name below may begin
  return stretches.flatMap((stretch) => {
    const box = { x, y, width: ((to - from) * stretch.ms) / total, height: BAND.band };
    x += box.width;
    const name = stretch.owner === 'nobody' ? drawPlate(stretch, box, (stretch.ms / total) * 100, type) : null;
    const below = name === null ? drawNameBelow(stretch, box, free, to, type) : null;
    free = below?.end ?? free;
    return [...drawStretch(stretch, box), ...(name ?? below?.shapes ?? [])];
  });
}

function drawStretch({ owner }: BandStretch, box: Box): Shape[] {
  const { full, fill } = ACTOR_INK[owner];
  return [{ kind: 'box', ...box, fill }, { kind: 'box', ...box, y: box.y + box.height - BAND.foot, height: BAND.foot, fill: full }];
}

/** "Nobody 26 h 06, 82 % of the wait" on a paper plate inside the hatching; null where it does not fit. */
function drawPlate({ text }: BandStretch, { x, y, width }: Box, percent: number, type: number): Shape[] | null {
  const long = text === '' ? '' : ` ${text}, ${Math.round(percent)} % of the wait`;
  const size = 18 * Math.min(type, 1.5);
  const rest = [long, text === '' ? '' : ` ${text}`, ''].find((words) => plateWidth(words, size) <= width - 12);
  if (rest === undefined) return null;
  const wide = plateWidth(rest, size);
  return [
    { kind: 'box', x: x + (width - wide) / 2, y: y + 7, width: wide, height: 35, fill: 'paper' },
    { kind: 'text', x: x + width / 2, y: y + 24.5 + size * 0.36, lead: OWNER_NAMES.nobody, text: rest, size, weight: 400, face: 'sans', fill: 'ink', anchor: 'middle' },
  ];
}

const plateWidth = (rest: string, size: number): number => textWidth(OWNER_NAMES.nobody, size, 'bold') + textWidth(rest, size) + 28;

/** The name under a stretch, at its left, or at its right where the left is taken; null where neither has room. */
function drawNameBelow({ owner, text }: BandStretch, { x, y, width, height }: Box, free: number, end: number, type: number): { readonly shapes: Shape[]; readonly end: number } | null {
  const name = OWNER_NAMES[owner];
  const rest = text === '' ? '' : ` ${text}`;
  const wide = textWidth(name, 12 * type, 'bold') + textWidth(rest, 12 * type);
  const from = Math.max(free, Math.min(x, end - wide));
  if (from > x + width) return null;
  const fill: Ink = ACTOR_INK[owner].full;
  return { shapes: [{ kind: 'text', x: from, y: y + height + 5 + 12 * type, lead: name, text: rest, size: 12 * type, weight: 400, face: 'sans', fill }], end: from + wide + 10 };
}

/** The second band, of leads never touched: it has no end, so its end is torn. */
function drawNever(never: NeverBand, stretches: readonly BandStretch[], from: number, to: number, y: number, type: number): Shape[] {
  const [first] = stretches;
  const total = stretches.reduce((sum, { ms }) => sum + ms, 0);
  const owned = first === undefined || first.owner === 'nobody' || total === 0 ? 0 : Math.min(80, ((to - from) * first.ms) / total);
  const height = BAND.second * type;
  const rest = ` ${never.words}`;
  const plate = { x: from + owned + 20, y: y + 2, width: textWidth(never.figure, 13 * type, 'bold') + textWidth(rest, 13 * type) + 34 * type, height: height - 4 };
  const cross = { x: plate.x + 13 * type, y: y + height / 2 };
  const arm = 2.2 * type;
  return [
    ...drawNotes('Never touched', never.notes, y + 12 * type, type),
    ...(first === undefined || owned === 0 ? [] : [{ kind: 'box' as const, x: from, y, width: owned, height, fill: ACTOR_INK[first.owner].fill }]),
    { kind: 'box', x: from + owned, y, width: to - from - owned, height, fill: 'hatch' },
    { kind: 'line', d: tornEnd(to, y, height), stroke: 'none', strokeWidth: 0, fill: 'paper' },
    { kind: 'box', ...plate, fill: 'paper' },
    { kind: 'dot', ...cross, r: 4.8 * type, fill: 'none', stroke: 'never', strokeWidth: 1.3 },
    { kind: 'line', d: `M${cross.x - arm} ${cross.y - arm}L${cross.x + arm} ${cross.y + arm}M${cross.x + arm} ${cross.y - arm}L${cross.x - arm} ${cross.y + arm}`, stroke: 'never', strokeWidth: 1.3 },
    { kind: 'text', x: plate.x + 24 * type, y: y + height / 2 + 4.6 * type, lead: never.figure, text: rest, size: 13 * type, weight: 400, face: 'sans', fill: 'never' },
  ];
}

/** Teeth of paper over the end of a box. */
function tornEnd(x: number, y: number, height: number): string {
  const teeth = Array.from({ length: 6 }, (_, at) => `L${x - (at % 2 === 0 ? 8 : 2)} ${y + (height * at) / 5}`);
  return `M${x + 1} ${y - 1}${teeth.join('')}L${x + 1} ${y + height + 1}Z`;
}
