import { useMemo, useRef, useSyncExternalStore, type RefObject } from 'react';
import type { View } from '../../map/viewport.ts';

/** The view of the canvas: moved without drawing React anew; who shows the zoom listens. */
export interface Viewport {
  readonly world: RefObject<HTMLDivElement | null>;
  readonly heads: RefObject<HTMLDivElement | null>;
  readonly window: RefObject<HTMLDivElement | null>;
  get(): View;
  set(view: View): void;
  /** Shows what the screen itself chose; `isOwn` is false until a person moves the view again. */
  show(view: View): void;
  isOwn(): boolean;
  listen(listener: () => void): () => void;
}

/** After so long without a move the drawing is sharpened at its new size. */
const REST_MS = 160;
/** The zoom's figure and the small map follow a moving view at this pace, so that a frame has the drawing to itself. */
const TELL_MS = 60;

export function useViewport(): Viewport {
  const world = useRef<HTMLDivElement>(null);
  const heads = useRef<HTMLDivElement>(null);
  const window = useRef<HTMLDivElement>(null);
  return useMemo(() => {
    let view: View = { x: 0, y: 0, zoom: 1 };
    let resting: ReturnType<typeof setTimeout> | undefined;
    let telling: ReturnType<typeof setTimeout> | undefined;
    let isOwn = false;
    const listeners = new Set<() => void>();
    const apply = (next: View): void => {
      view = next;
      // Lanes' names stay at the left edge: they follow the view up and down only.
      if (world.current !== null) {
        world.current.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.zoom})`;
        world.current.classList.add('map-moving');
      }
      if (heads.current !== null) heads.current.style.transform = `translate(0, ${view.y}px) scale(${view.zoom})`;
      clearTimeout(resting);
      resting = setTimeout(() => world.current?.classList.remove('map-moving'), REST_MS);
      telling ??= setTimeout(() => {
        telling = undefined;
        for (const listener of listeners) listener();
      }, TELL_MS);
    };
    return {
      world, heads, window,
      get: () => view,
      isOwn: () => isOwn,
      set(next: View): void {
        isOwn = true;
        apply(next);
      },
      show(next: View): void {
        isOwn = false;
        apply(next);
      },
      listen(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }, []);
}

/** The view as a value, for what is drawn with it. */
export const useView = (viewport: Viewport): View => useSyncExternalStore(viewport.listen, viewport.get);
