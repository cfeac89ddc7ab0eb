import { useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import type { Box, MapScene, Point } from '../../../shared/engine/handoff-map/layout/scene.ts';
import { pointWithin } from '../../map/point-within.ts';
import { snapAt, type Snapped } from '../../map/snap.ts';
import { toPlane } from '../../map/viewport.ts';
import { selectEdge, selectSteps, useMapUi, NOTHING_SELECTED } from './map-ui.ts';
import type { MapActions } from './use-map-actions.ts';
import type { Viewport } from './use-viewport.ts';

/** What a pointer is doing; points lie in the map's plane. */
export type Drag =
  | { readonly kind: 'step'; readonly stepId: string; readonly box: Box; readonly snapped: Snapped | null }
  | { readonly kind: 'way'; readonly from: string; readonly at: Point; readonly over: string | null }
  | { readonly kind: 'frame'; readonly box: Box };

/** Before so many px a press is a click. */
const STILL = 4;

interface Press {
  readonly at: Point;
  readonly plane: Point;
  readonly view: { readonly x: number; readonly y: number };
  readonly what: { readonly kind: 'step' | 'way'; readonly stepId: string; readonly box: Box } | { readonly kind: 'frame' | 'ground' };
  hasMoved: boolean;
}

/** Pointers on the canvas: choose, drag with snapping, draw a way from a step's port, move the view, draw a frame with Shift. */
export function useCanvasPointer(scene: MapScene | null, viewport: Viewport, actions: MapActions, open: (key: string) => void): {
  readonly drag: Drag | null;
  readonly handlers: Readonly<Record<'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel', (event: PointerEvent<HTMLElement>) => void> & { readonly onClick: (event: MouseEvent<HTMLElement>) => void }>;
} {
  const press = useRef<Press | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const pointOf = (event: PointerEvent<HTMLElement>): Point => pointWithin(event.currentTarget, event);
  const stop = (event: PointerEvent<HTMLElement>): void => {
    press.current = null;
    setDrag(null);
    if (event.currentTarget.hasPointerCapture(event.pointerId)) event.currentTarget.releasePointerCapture(event.pointerId);
  };
  return {
    drag,
    handlers: {
      onPointerDown: (event) => {
        if (scene === null || (event.button !== 0 && event.button !== 1) || !(event.target instanceof Element)) return;
        if (event.target.closest('[data-open]') !== null) return; // opened by the click, after which what opens may take the focus
        const at = pointOf(event);
        press.current = { at, plane: toPlane(viewport.get(), at), view: viewport.get(), what: pressedOn(event, scene), hasMoved: false };
        choose(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onClick: (event) => {
        const key = event.target instanceof Element ? event.target.closest('[data-open]')?.getAttribute('data-open') : null;
        if (key != null) open(key);
      },
      onPointerMove: (event) => {
        const now = press.current;
        if (now === null || scene === null) return;
        const at = pointOf(event);
        if (!now.hasMoved && Math.hypot(at.x - now.at.x, at.y - now.at.y) < STILL) return;
        now.hasMoved = true;
        if (now.what.kind === 'ground') return viewport.set({ ...viewport.get(), x: now.view.x + at.x - now.at.x, y: now.view.y + at.y - now.at.y });
        setDrag(dragTo(now, toPlane(viewport.get(), at), scene));
      },
      onPointerUp: (event) => {
        const now = press.current;
        if (now !== null && scene !== null) finish(now, drag, scene, actions);
        stop(event);
      },
      onPointerCancel: stop,
    },
  };
}

function pressedOn(event: PointerEvent<HTMLElement>, scene: MapScene): Press['what'] {
  const target = event.target as Element; // looked at by the caller
  const port = target.closest('[data-port]')?.getAttribute('data-port');
  const stepId = port ?? target.closest('[data-step]')?.getAttribute('data-step');
  const box = stepId == null ? undefined : scene.steps.get(stepId);
  if (stepId != null && box !== undefined && event.button === 0) return { kind: port == null ? 'step' : 'way', stepId, box };
  return { kind: event.shiftKey && event.button === 0 ? 'frame' : 'ground' };
}

function choose(event: PointerEvent<HTMLElement>): void {
  const target = event.target as Element; // looked at by the caller
  const stepId = target.closest('[data-step]')?.getAttribute('data-step');
  const edgeId = target.closest('[data-edge]')?.getAttribute('data-edge');
  const { stepIds } = useMapUi.getState().selection;
  if (stepId != null) {
    if (event.shiftKey || event.ctrlKey || event.metaKey) selectSteps(...(stepIds.includes(stepId) ? stepIds.filter((id) => id !== stepId) : [...stepIds, stepId]));
    else if (!stepIds.includes(stepId)) selectSteps(stepId);
  } else if (edgeId != null) selectEdge(edgeId);
  if (stepId != null || edgeId != null) useMapUi.setState({ panelId: 'step' });
}

function dragTo(press: Press, at: Point, scene: MapScene): Drag | null {
  const { what, plane } = press;
  if (what.kind === 'step') {
    const box = { ...what.box, x: what.box.x + at.x - plane.x, y: what.box.y + at.y - plane.y };
    return { kind: 'step', stepId: what.stepId, box, snapped: snapAt(scene, { x: box.x + box.width / 2, y: box.y + box.height / 2 }) };
  }
  if (what.kind === 'way') return { kind: 'way', from: what.stepId, at, over: stepAt(scene, at, what.stepId) };
  return { kind: 'frame', box: { x: Math.min(at.x, plane.x), y: Math.min(at.y, plane.y), width: Math.abs(at.x - plane.x), height: Math.abs(at.y - plane.y) } };
}

function finish(press: Press, drag: Drag | null, scene: MapScene, actions: MapActions): void {
  if (!press.hasMoved) {
    if (press.what.kind === 'ground' && useMapUi.getState().selection.edgeId === null) useMapUi.setState({ selection: NOTHING_SELECTED });
    return;
  }
  if (drag?.kind === 'step' && drag.snapped !== null) actions.place(drag.stepId, drag.snapped.laneId, drag.snapped.place);
  if (drag?.kind === 'way' && drag.over !== null) actions.connect(drag.from, drag.over);
  if (drag?.kind === 'frame') selectSteps(...[...scene.steps.values()].filter((box) => overlaps(box, drag.box)).map(({ id }) => id));
}

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function stepAt(scene: MapScene, { x, y }: Point, except: string): string | null {
  for (const box of scene.steps.values()) if (box.id !== except && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height) return box.id;
  return null;
}
