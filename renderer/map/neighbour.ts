import type { MapScene, StepBox } from '../../shared/engine/handoff-map/layout/scene.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The step that an arrow leads to: the nearest in that direction, straight ahead before aside; null where none is. */
export function neighbour({ steps }: MapScene, fromId: string, direction: Direction): string | null {
  const from = steps.get(fromId);
  if (from === undefined) return firstStep({ steps });
  let best: { readonly id: string; readonly cost: number } | null = null;
  for (const step of steps.values()) {
    const cost = step.id === fromId ? Infinity : costOf(from, step, direction);
    if (cost < (best?.cost ?? Infinity)) best = { id: step.id, cost };
  }
  return best?.id ?? null;
}

/** The step at the left, topmost of those; null on an empty map. */
export function firstStep({ steps }: Pick<MapScene, 'steps'>): string | null {
  const [first] = [...steps.values()].toSorted((a, b) => a.x - b.x || a.y - b.y);
  return first?.id ?? null;
}

function costOf(from: StepBox, to: StepBox, direction: Direction): number {
  const [dx, dy] = [to.x + to.width / 2 - (from.x + from.width / 2), to.y - from.y];
  const isLevel = direction === 'left' || direction === 'right';
  const ahead = (isLevel ? dx : dy) * (direction === 'left' || direction === 'up' ? -1 : 1);
  return ahead <= 1 ? Infinity : ahead + 3 * Math.abs(isLevel ? dy : dx);
}
