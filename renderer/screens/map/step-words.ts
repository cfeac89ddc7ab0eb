import { outlineOfMap, type OutlineStep } from '../../../shared/engine/handoff-map/outline-of-map.ts';
import type { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';

/** What a screen reader says of a step that was just chosen. */
export function stepInWords({ step, lane, ways, isTrigger, isTouch }: OutlineStep): string {
  const parts = [
    step.name === '' ? 'A step without a name' : step.name,
    `lane ${lane}`,
    step.system,
    step.ownerRole === '' ? '' : `owned by ${step.ownerRole}`,
    isTrigger ? 'the moment begins here' : '',
    isTouch ? 'first touch' : '',
    ways.length === 0 ? 'leads nowhere' : ways.map(({ words }) => words).join('. '),
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}

/** The words for what is selected. */
export function selectionInWords(map: HandoffMap, index: MapIndex, stepIds: readonly string[], edgeId: string | null): string {
  const edge = edgeId === null ? undefined : map.edges.find(({ id }) => id === edgeId);
  if (edge !== undefined) return `Way from ${index.step(edge.from)?.name ?? ''} to ${index.step(edge.to)?.name ?? ''}, ${edge.kind}${edge.said === '' ? '' : `, said: ${edge.said}`}.`;
  if (stepIds.length > 1) return `${stepIds.length} steps selected.`;
  const found = outlineOfMap(map, index).find(({ step }) => step.id === stepIds[0]);
  return found === undefined ? '' : stepInWords(found);
}

