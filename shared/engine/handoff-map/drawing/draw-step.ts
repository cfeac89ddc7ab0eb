import type { LaneKind, MapStep } from '../../model/handoff-map.ts';
import type { Box } from '../layout/scene.ts';
import { fitText } from '../layout/text-width.ts';
import { weightOf } from './draw-edge.ts';
import { ACTOR_INK } from './draw-lane.ts';
import type { Shape } from './shape.ts';

/** A step: paper, a thin frame, the actor's edge, its name and its system. */
export function drawStep(step: MapStep, lane: LaneKind, { x, y, width, height }: Box, type: number): readonly Shape[] {
  const room = width - 22;
  const second = step.system === '' ? step.ownerRole : step.system;
  const nameY = second === '' ? y + height / 2 + 4.2 * type : y + height / 2 - 3.6 * type;
  const isNamed = step.name !== '';
  return [
    { kind: 'box', x, y, width, height, radius: 3, fill: 'paper', stroke: 'control', strokeWidth: weightOf(type) },
    { kind: 'box', x, y, width: 4, height, fill: lane === 'nobody' ? 'hatch' : ACTOR_INK[lane].full },
    { kind: 'text', x: x + 13, y: nameY, text: fitText(isNamed ? step.name : 'No name yet', room, 12 * type, 'bold'), size: 12 * type, weight: 600, face: 'sans', fill: isNamed ? 'ink' : 'ink3' },
    ...(second === '' ? [] : [{ kind: 'text' as const, x: x + 13, y: y + height / 2 + 13 * type, text: fitText(second, room, 11 * type), size: 11 * type, weight: 400 as const, face: 'sans' as const, fill: 'ink2' as const }]),
  ];
}
