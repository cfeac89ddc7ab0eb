import type { LaneKind, MapStep } from '../../model/handoff-map.ts';
import type { StepBox } from '../layout/scene.ts';
import { fitText } from '../layout/text-width.ts';
import { ACTOR_INK } from './draw-lane.ts';
import type { Shape } from './shape.ts';

/** A step: paper, a thin frame, the actor's edge, its name and its system. */
export function drawStep(step: MapStep, lane: LaneKind, { x, y, width, height }: StepBox): readonly Shape[] {
  const room = width - 24;
  const second = step.system === '' ? step.ownerRole : step.system;
  const nameY = second === '' ? y + 29 : y + 21;
  return [
    { kind: 'box', x, y, width, height, radius: 3, fill: 'paper', stroke: 'control', strokeWidth: 1 },
    { kind: 'box', x, y, width: 4, height, fill: lane === 'nobody' ? 'hatch' : ACTOR_INK[lane].full },
    { kind: 'text', x: x + 13, y: nameY, text: fitText(step.name === '' ? 'No name yet' : step.name, room, 12, true), size: 12, weight: 600, face: 'sans', fill: step.name === '' ? 'ink3' : 'ink' },
    ...(second === '' ? [] : [{ kind: 'text' as const, x: x + 13, y: y + 38, text: fitText(second, room, 11), size: 11, weight: 400 as const, face: 'sans' as const, fill: 'ink2' as const }]),
  ];
}
