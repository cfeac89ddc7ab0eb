import type { Point } from '../../shared/engine/handoff-map/layout/scene.ts';

/** Where a pointer stands in an element, in the element's own px: the room may show the whole page larger or smaller than it is laid out. */
export function pointWithin(element: Element, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point {
  const edges = element.getBoundingClientRect();
  const shown = element.clientWidth === 0 ? 1 : edges.width / element.clientWidth;
  return { x: (clientX - edges.left) / shown, y: (clientY - edges.top) / shown };
}
