import { useMemo, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { View } from '../../map/viewport.ts';

/** The view of the canvas: moved without drawing React anew; who shows the zoom listens. */
export interface Viewport {
  /** A layer of its own, which the view moves and, while it is on its way, scales as it was painted. */
  readonly camera: RefObject<HTMLDivElement | null>;
  /** Inside it the drawing, at the zoom for which it was last painted. */
  readonly world: RefObject<HTMLDivElement | null>;
  readonly heads: RefObject<HTMLDivElement | null>;
  readonly window: RefObject<HTMLDivElement | null>;
  get(): View;
  set(view: View): void;
  /** Shows what the screen itself chose, sharp at once; `isOwn` is false until a person moves the view again. */
  show(view: View): void;
  /** Paints what was drawn anew at the view as it is. */
  repaint(): void;
  isOwn(): boolean;
  listen(listener: () => void): () => void;
}

/** After so long without a move the drawing is painted anew at its new size. */
const REST_MS = 160;
/** The zoom's figure and the small map follow a moving view at this pace, so that a frame has the drawing to itself. */
const TELL_MS = 60;
/** A painted drawing may be shown this much smaller or larger; then it is painted anew in the middle of a gesture, since a smaller one would have to be painted far beyond the window and a larger one is blurred. */
const SMALLEST = 0.45;
const LARGEST = 2.5;

export function useViewport(): Viewport {
  const camera = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const window = useRef<HTMLDivElement>(null);
  return useMemo(() => {
    let view: View = { x: 0, y: 0, zoom: 1 };
    let painted = 1; // the zoom of the painted drawing
    let resting: ReturnType<typeof setTimeout> | undefined;
    let telling: ReturnType<typeof setTimeout> | undefined;
    let isOwn = false;
    const listeners = new Set<() => void>();
    const move = (): void => {
      // Lanes' names stay at the left edge: they follow the view up and down only.
      if (camera.current !== null) camera.current.style.transform = `translate(${onPixels(view.x)}px, ${onPixels(view.y)}px) scale(${view.zoom / painted})`;
      if (heads.current !== null) heads.current.style.transform = `translate(0, ${onPixels(view.y)}px) scale(${view.zoom})`;
    };
    const paint = (): void => {
      clearTimeout(resting);
      painted = view.zoom;
      if (world.current !== null) world.current.style.transform = `scale(${painted})`;
      move();
    };
    const apply = (next: View, isAtOnce: boolean): void => {
      if (!isAtOnce && next.x === view.x && next.y === view.y && next.zoom === view.zoom) return; // at an end of its range
      view = next;
      const by = view.zoom / painted;
      if (isAtOnce || by < SMALLEST || by > LARGEST) paint();
      else move();
      clearTimeout(resting);
      if (view.zoom !== painted) resting = setTimeout(paint, REST_MS);
      telling ??= setTimeout(() => {
        telling = undefined;
        for (const listener of listeners) listener();
      }, TELL_MS);
    };
    return {
      camera, world, heads, window,
      get: () => view,
      repaint: paint,
      isOwn: () => isOwn,
      set(next: View): void {
        isOwn = true;
        apply(next, false);
      },
      show(next: View): void {
        isOwn = false;
        apply(next, true);
      },
      listen(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }, []);
}

/** On whole pixels of the screen, so that a painted drawing is shown as it was painted. */
const onPixels = (length: number): number => Math.round(length * devicePixelRatio) / devicePixelRatio;

/** The view as a value, for what is drawn with it. */
export const useView = (viewport: Viewport): View => useSyncExternalStore(viewport.listen, viewport.get);
