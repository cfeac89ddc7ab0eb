import type { Box, Point } from '../../shared/engine/handoff-map/layout/scene.ts';

/** What of the map's plane is seen: screen = plane × zoom + offset, px. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const LEAST_ZOOM = 0.08;
export const MOST_ZOOM = 3;

const bounded = (zoom: number): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom));

/** Zooms by a factor while the point under the pointer stays where it is. */
export function zoomAt({ x, y, zoom }: View, factor: number, at: Point): View {
  const next = bounded(zoom * factor);
  const ratio = next / zoom;
  return { zoom: next, x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio };
}

/** Shows a box whole with a margin, no larger than `most`; what fits stands at the top left and not in the middle, as a page does. */
export function fitBox(box: Box, window: { readonly width: number; readonly height: number }, most: number): View {
  const zoom = bounded(Math.min(most, (window.width - 8) / box.width, (window.height - 8) / box.height));
  return { zoom, x: -box.x * zoom, y: -box.y * zoom };
}

/** Moves as little as needed so that a box is seen with a margin. */
export function reveal(view: View, box: Box, window: { readonly width: number; readonly height: number }, margin = 40): View {
  const along = (offset: number, from: number, size: number, room: number): number => {
    const start = from * view.zoom + offset;
    const end = start + size * view.zoom;
    if (start < margin) return offset + margin - start;
    return end > room - margin ? offset - Math.min(end - room + margin, start - margin) : offset;
  };
  return { ...view, x: along(view.x, box.x, box.width, window.width), y: along(view.y, box.y, box.height, window.height) };
}

/** Whether a window shows any part of a map of this size, which begins at the plane's origin. */
export const isSeen = ({ x, y, zoom }: View, map: { readonly width: number; readonly height: number }, window: { readonly width: number; readonly height: number }): boolean =>
  x < window.width && y < window.height && x + map.width * zoom > 0 && y + map.height * zoom > 0;

/** Screen to plane. */
export const toPlane = ({ x, y, zoom }: View, point: Point): Point => ({ x: (point.x - x) / zoom, y: (point.y - y) / zoom });
