import type { LaneKind } from '../../model/handoff-map.ts';
import type { LaneBox, NobodyColumn } from '../layout/scene.ts';
import type { Ink, Shape } from './shape.ts';

/** The three inks of whoever owns something: full colour, fill and wash. A lane of the client's own is ink on chrome. */
export const ACTOR_INK: Readonly<Record<LaneKind, { readonly full: Ink; readonly fill: Ink; readonly wash: Ink }>> = {
  marketing: { full: 'marketing', fill: 'marketing-fill', wash: 'marketing-wash' },
  sales: { full: 'sales', fill: 'sales-fill', wash: 'sales-wash' },
  system: { full: 'system', fill: 'system-fill', wash: 'system-wash' },
  nobody: { full: 'nobody', fill: 'hatch', wash: 'nobody-ground' },
  other: { full: 'ink2', fill: 'sunk', wash: 'chrome' },
};

/** A lane's wash over a width, with its edge in the actor's colour. */
export const drawLane = ({ kind, y, height }: LaneBox, x: number, width: number): readonly Shape[] => [
  { kind: 'box', x, y, width, height, fill: ACTOR_INK[kind].wash },
  { kind: 'box', x, y, width: 5, height, fill: kind === 'nobody' ? 'hatch' : ACTOR_INK[kind].full },
];

/** The lane's name inside it. */
export const drawLaneName = ({ kind, name, y }: LaneBox, x: number, type: number): readonly Shape[] => [
  { kind: 'text', x: x + 24, y: y + 4 + 16 * type, text: name, size: 13 * type, weight: 600, face: 'sans', fill: ACTOR_INK[kind].full },
];

/** The hatched column of a stretch that nobody owns, labelled on a plate above it. */
export const drawNobody = ({ x, y, width, height }: NobodyColumn, type: number): readonly Shape[] => [
  { kind: 'box', x, y, width, height, fill: 'hatch' },
  { kind: 'box', x, y: y - 4, width, height: 20 * type, fill: 'paper', stroke: 'ink', strokeWidth: 1 },
  { kind: 'text', x: x + width / 2, y: y - 4 + 14 * type, text: 'Nobody', size: 11 * type, weight: 600, face: 'sans', fill: 'ink', anchor: 'middle' },
];
