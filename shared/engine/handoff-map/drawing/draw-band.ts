import type { MapMoment } from '../../model/handoff-map.ts';
import type { MapScene } from '../layout/scene.ts';
import { textWidth } from '../layout/text-width.ts';
import { ACTOR_INK } from './draw-lane.ts';
import type { BandStretch, MomentBand } from './map-figures.ts';
import type { Ink, Shape } from './shape.ts';

/** Heights of the moment's part under the lanes (design §6): the band is 54 high. */
export const BAND = { top: 26, head: 30, band: 54, foot: 5, names: 26, second: 26, left: 190, least: 320 } as const;

/** How high the part under the lanes is. */
export const bandHeight = (band: MomentBand | null): number => (band === null ? 0 : BAND.top + BAND.head + BAND.band + BAND.names + (band.never === null ? 10 : 24 + BAND.second + 14));

/** From where to where the band reaches: from the trigger's drop to the first touch's, at least wide enough to be read. */
export function bandSpan(scene: MapScene, moment: MapMoment): { readonly from: number; readonly to: number; readonly drops: readonly { readonly x: number; readonly y: number }[] } | null {
  const [trigger, touch] = [scene.steps.get(moment.triggerStepId), scene.steps.get(moment.touchStepId)];
  if (trigger === undefined || touch === undefined) return null;
  const start = trigger.x + trigger.width * 0.62;
  const end = Math.max(touch.x + touch.width * 0.12, start);
  const from = Math.max(BAND.left, start);
  const isWide = end - from >= BAND.least;
  return {
    from, to: isWide ? end : from + BAND.least,
    drops: [{ x: start, y: trigger.y + trigger.height }, ...(trigger === touch ? [] : [{ x: end, y: touch.y + touch.height }])],
  };
}

/** The moment under the lanes: its name, dotted drops, and a band to scale with a stretch for every owner. */
export function drawMoment(scene: MapScene, moment: MapMoment, band: MomentBand): readonly Shape[] {
  const span = bandSpan(scene, moment);
  if (span === null) return [];
  const top = scene.height + BAND.top;
  const y = top + BAND.head;
  return [
    ...drawDrops(span, scene.height, y),
    { kind: 'text', x: 0, y: top + 6, text: 'The moment', size: 18, weight: 600, face: 'sans', fill: 'ink' },
    ...drawNotes('Touched leads', band.notes, y + 16),
    { kind: 'text', x: span.from, y: y - 12, text: 'Trigger', size: 12, weight: 600, face: 'sans', fill: 'ink', anchor: 'middle' },
    { kind: 'text', x: span.to, y: y - 12, text: 'First touch', size: 12, weight: 600, face: 'sans', fill: 'ink', anchor: 'middle' },
    ...drawFigureLine(band, (span.from + span.to) / 2, y - 12),
    ...drawStretches(band.stretches, span.from, span.to, y),
    { kind: 'line', d: `M${span.from} ${y - 4}L${span.from} ${y + BAND.band}`, stroke: 'ink', strokeWidth: 1.5 },
    { kind: 'line', d: `M${span.to} ${y - 4}L${span.to} ${y + BAND.band}`, stroke: 'ink', strokeWidth: 1.5 },
    ...(band.never === null ? [] : drawNever(band, span.from, Math.max(span.to + 120, span.from + 420), y + BAND.band + BAND.names + 24)),
  ];
}

function drawDrops({ drops, from, to }: NonNullable<ReturnType<typeof bandSpan>>, lanesEnd: number, y: number): Shape[] {
  const ends = [from, to];
  return drops.flatMap(({ x, y: top }, at): Shape[] => {
    const end = ends[at] ?? x;
    const bend = end === x ? '' : `L${x} ${lanesEnd + 8}L${end} ${lanesEnd + 8}`;
    return [
      { kind: 'line', d: `M${x} ${top}${bend}L${end} ${y - 26}`, stroke: 'ink', strokeWidth: 1.6, dash: '2 3' },
      { kind: 'dot', x, y: top, r: 5, fill: 'ink', stroke: 'paper', strokeWidth: 1 },
    ];
  });
}

const drawNotes = (title: string, notes: readonly string[], y: number): Shape[] => [
  { kind: 'text', x: 0, y, text: title, size: 13, weight: 400, face: 'sans', fill: 'ink' },
  ...notes.map((text, at): Shape => ({ kind: 'text', x: 0, y: y + 17 + at * 15, text, size: 11, weight: 400, face: 'sans', fill: 'ink2' })),
];

/** Figure and rest as two weights on one line, centred together. */
const drawFigureLine = ({ figure, figureRest }: MomentBand, middle: number, y: number): Shape[] => [
  { kind: 'text', x: middle, y, lead: figure, text: figureRest, size: 12.5, weight: 400, face: 'sans', fill: 'ink', anchor: 'middle' },
];

const OWNER_NAMES = { marketing: 'Marketing', sales: 'Sales', system: 'System', nobody: 'Nobody', other: 'Others' } as const;

/** One box a stretch, widths to scale; names below, on a plate inside where hatched and wide enough. */
export function drawStretches(stretches: readonly BandStretch[], from: number, to: number, y: number): Shape[] {
  const total = stretches.reduce((sum, { ms }) => sum + ms, 0);
  if (total === 0) return [{ kind: 'box', x: from, y, width: to - from, height: BAND.band, fill: 'none', stroke: 'control', strokeWidth: 1, dash: '4 3' }];
  let x = from;
  return stretches.flatMap((stretch) => {
    const width = ((to - from) * stretch.ms) / total;
    const shapes = drawStretch(stretch, x, width, y, (stretch.ms / total) * 100);
    x += width;
    return shapes;
  });
}

function drawStretch({ owner, text }: BandStretch, x: number, width: number, y: number, percent: number): Shape[] {
  const { full, fill } = ACTOR_INK[owner];
  const name = OWNER_NAMES[owner];
  const words = text === '' ? name : `${name} ${text}, ${Math.round(percent)} % of the wait`;
  const inside = textWidth(words, 18) + 28;
  const boxes: Shape[] = [
    { kind: 'box', x, y, width, height: BAND.band, fill },
    { kind: 'box', x, y: y + BAND.band - BAND.foot, width, height: BAND.foot, fill: full },
  ];
  if (owner === 'nobody' && inside < width - 16) return [...boxes, ...plate(name, words.slice(name.length), x + width / 2, y + 6, inside)];
  return [...boxes, ...nameBelow(name, text, full, x, width, y)];
}

function plate(name: string, rest: string, middle: number, y: number, width: number): Shape[] {
  return [
    { kind: 'box', x: middle - width / 2, y, width, height: 36, fill: 'paper' },
    { kind: 'text', x: middle, y: y + 24, lead: name, text: rest, size: 18, weight: 400, face: 'sans', fill: 'ink', anchor: 'middle' },
  ];
}

function nameBelow(name: string, text: string, ink: Ink, x: number, width: number, y: number): Shape[] {
  const all = textWidth(`${name} ${text}`, 12, true);
  if (all > width + 60) return [];
  const below = { kind: 'text', y: y + BAND.band + 17, lead: name, text: ` ${text}`, size: 12, weight: 400, face: 'sans', fill: ink } as const;
  return [all <= width ? { ...below, x } : { ...below, x: x + width / 2, anchor: 'middle' as const }];
}

/** The second band, of leads never touched: it has no end, so its end is torn. */
function drawNever(band: MomentBand, from: number, to: number, y: number): Shape[] {
  const { never, stretches } = band;
  if (never === null) return [];
  const total = stretches.reduce((sum, { ms }) => sum + ms, 0);
  const first = stretches[0];
  const owned = first === undefined || first.owner === 'nobody' || total === 0 ? 0 : Math.min(80, ((to - from) * first.ms) / total);
  const words = ` ${never.words}`;
  const inside = textWidth(never.figure, 13, true) + textWidth(words, 13) + 40;
  return [
    ...drawNotes('Never touched', never.notes, y + 12),
    ...(owned === 0 || first === undefined ? [] : [{ kind: 'box' as const, x: from, y, width: owned, height: BAND.second, fill: ACTOR_INK[first.owner].fill }]),
    { kind: 'box', x: from + owned, y, width: to - from - owned, height: BAND.second, fill: 'hatch' },
    { kind: 'line', d: tornEnd(to, y), stroke: 'none', strokeWidth: 0, fill: 'paper' },
    { kind: 'box', x: from + owned + 20, y: y + 2, width: inside, height: 22, fill: 'paper' },
    { kind: 'dot', x: from + owned + 34, y: y + 13, r: 4.8, fill: 'none', stroke: 'never', strokeWidth: 1.3 },
    { kind: 'line', d: `M${from + owned + 32} ${y + 11}L${from + owned + 36} ${y + 15}M${from + owned + 36} ${y + 11}L${from + owned + 32} ${y + 15}`, stroke: 'never', strokeWidth: 1.3 },
    { kind: 'text', x: from + owned + 46, y: y + 18, lead: never.figure, text: words, size: 13, weight: 400, face: 'sans', fill: 'never' },
  ];
}

const tornEnd = (x: number, y: number): string => `M${x + 1} ${y - 1}L${x - 7} ${y - 1}L${x - 2} ${y + 4}L${x - 8} ${y + 9}L${x - 2} ${y + 14}L${x - 8} ${y + 19}L${x - 3} ${y + 23}L${x - 7} ${y + 27}L${x + 1} ${y + 27}Z`;
