import { useEffect, useMemo, useRef } from 'react';
import type { Box } from '../../../shared/engine/handoff-map/layout/scene.ts';
import { useUi } from '../../state/ui-store.ts';
import { pointWithin } from '../../map/point-within.ts';
import type { DrawnMap } from '../../map/use-scene.ts';
import { fitBox, isSeen, reveal, zoomAt } from '../../map/viewport.ts';
import { useMapUi } from './map-ui.ts';
import type { Viewport } from './use-viewport.ts';

/** Smaller than this nobody reads a name: a map that does not fit begins at its left instead. */
const READABLE = 0.55;

/** How large and how small the room sees it at first. */
const ROOM_MOST = 2.2;
const ROOM_LEAST = 0.8;

export interface Camera {
  readonly zoom: (factor: number) => void;
  readonly fitAll: () => void;
}

/** Shows the map whole when it is opened, the moment in the room, and whatever is chosen with the keys. */
export function useCamera(viewport: Viewport, drawn: DrawnMap | null, bandHigh: number, mapId: string): Camera {
  const isRoom = useUi((state) => state.isRoom);
  const height = (drawn?.scene.height ?? 0) + bandHigh;
  const latest = useRef({ drawn, height });
  latest.current = { drawn, height };
  const camera = useMemo<Camera & { readonly first: () => void }>(() => {
    const size = (): { width: number; height: number } | null => {
      const window = viewport.window.current;
      return window === null || window.clientWidth === 0 ? null : { width: window.clientWidth, height: window.clientHeight };
    };
    const fit = (box: Box | null, most: number, least: number): void => {
      const room = size();
      if (room === null || box === null) return;
      const view = fitBox(box, room, most);
      const zoom = Math.max(least, view.zoom);
      // In the room what is shown stands in the middle; at a desk it begins at the left, where reading begins.
      const aside = useUi.getState().isRoom ? Math.max(0, (room.width - box.width * zoom) / 2) : 0;
      viewport.show({ zoom, x: aside - box.x * zoom, y: -box.y * zoom });
    };
    const whole = (): Box | null => (latest.current.drawn === null ? null : { x: 0, y: 0, width: latest.current.drawn.scene.width, height: latest.current.height });
    return {
      zoom: (factor) => {
        const room = size();
        if (room !== null) viewport.set(zoomAt(viewport.get(), factor, { x: room.width / 2, y: room.height / 2 }));
      },
      fitAll: () => fit(whole(), useUi.getState().isRoom ? ROOM_MOST : 1, 0),
      first: () => (useUi.getState().isRoom ? fit(roomBox(latest.current.drawn, latest.current.height, size()), ROOM_MOST, ROOM_LEAST) : fit(whole(), 1, READABLE)),
    };
  }, [viewport]);
  const isThere = drawn !== null;
  useEffect(() => {
    if (isThere) camera.first();
  }, [camera, isThere, mapId, isRoom]);
  // The measured band comes later than the map: who has not moved the view meanwhile sees it too.
  useEffect(() => {
    if (!viewport.isOwn()) camera.first();
  }, [camera, viewport, bandHigh]);
  const fits = useMapUi((state) => state.fits);
  const seenFits = useRef(fits);
  useEffect(() => {
    if (seenFits.current !== fits) camera.fitAll();
    seenFits.current = fits;
  }, [camera, fits]);
  useWheel(viewport);
  useResize(viewport, camera.first);
  useNeverLost(viewport, drawn, height, camera.first);
  useRevealChoice(viewport, drawn);
  return camera;
}

/** What the room sees first: the moment, and the whole map with it where the window is wide enough for that, so that nothing is cut. */
export function roomBox(drawn: DrawnMap | null, height: number, room: { readonly width: number; readonly height: number } | null): Box | null {
  const moment = momentBox(drawn, height);
  const whole = drawn === null ? null : { x: 0, y: 0, width: drawn.scene.width, height };
  if (moment === null || whole === null || room === null) return moment ?? whole;
  const zoom = Math.max(ROOM_LEAST, fitBox(moment, room, ROOM_MOST).zoom);
  return whole.width * zoom <= room.width ? whole : moment;
}

/** From the trigger to the first touch with what lies between, and the band below. */
function momentBox(drawn: DrawnMap | null, height: number): Box | null {
  const moment = drawn?.map.moment ?? null;
  const trigger = moment === null ? undefined : drawn?.scene.steps.get(moment.triggerStepId);
  const touch = moment === null ? undefined : drawn?.scene.steps.get(moment.touchStepId);
  if (trigger === undefined || touch === undefined) return null;
  const from = Math.max(0, Math.min(trigger.x, touch.x) - 24);
  return { x: from, y: 0, width: Math.max(trigger.x + trigger.width, touch.x + touch.width) + 24 - from, height };
}

/** The wheel moves the view; with Ctrl, or two fingers apart, it zooms at the pointer. */
function useWheel(viewport: Viewport): void {
  useEffect(() => {
    const window = viewport.window.current;
    if (window === null) return undefined;
    const turn = (event: WheelEvent): void => {
      event.preventDefault(); // a passive listener could not; React's is one
      const view = viewport.get();
      if (event.ctrlKey || event.metaKey) viewport.set(zoomAt(view, Math.exp(-event.deltaY / 240), pointWithin(window, event)));
      else viewport.set({ ...view, x: view.x - (event.shiftKey ? event.deltaY : event.deltaX), y: view.y - (event.shiftKey ? 0 : event.deltaY) });
    };
    window.addEventListener('wheel', turn, { passive: false });
    return () => window.removeEventListener('wheel', turn);
  }, [viewport]);
}

/** A window that changes its size shows the map as it was opened. */
function useResize(viewport: Viewport, show: () => void): void {
  useEffect(() => {
    const window = viewport.window.current;
    if (window === null) return undefined;
    let width = window.clientWidth;
    const observer = new ResizeObserver(() => {
      if (Math.abs(window.clientWidth - width) < 2) return;
      width = window.clientWidth;
      show();
    });
    observer.observe(window);
    return () => observer.disconnect();
  }, [viewport, show]);
}

/** A map of which nothing is in sight any more, as after undo of something far away, is shown again. */
function useNeverLost(viewport: Viewport, drawn: DrawnMap | null, height: number, show: () => void): void {
  useEffect(() => {
    const window = viewport.window.current;
    if (window === null || drawn === null) return;
    if (!isSeen(viewport.get(), { width: drawn.scene.width, height }, { width: window.clientWidth, height: window.clientHeight })) show();
  }, [viewport, drawn, height, show]);
}

function useRevealChoice(viewport: Viewport, drawn: DrawnMap | null): void {
  const chosen = useMapUi((state) => (state.mode.kind === 'connecting' ? state.mode.to : state.selection.stepIds.at(-1)));
  const box = chosen === undefined ? undefined : drawn?.scene.steps.get(chosen);
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  // Not by the box itself: every layout makes a new one, and who moved the view away meanwhile wants to stay there.
  useEffect(() => {
    const window = viewport.window.current;
    if (chosen === undefined || width === 0 || window === null) return;
    const next = reveal(viewport.get(), { x, y, width, height }, { width: window.clientWidth, height: window.clientHeight });
    if (next.x === viewport.get().x && next.y === viewport.get().y) return;
    if (viewport.isOwn()) viewport.set(next);
    else viewport.show(next);
  }, [viewport, chosen, x, y, width, height]);
}
