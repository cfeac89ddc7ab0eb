import { memo, type JSX, type PointerEvent } from 'react';
import { ACTOR_INK } from '../../../shared/engine/handoff-map/drawing/draw-lane.ts';
import type { MapScene } from '../../../shared/engine/handoff-map/layout/scene.ts';
import { useView, type Viewport } from './use-viewport.ts';

const MOST = { width: 180, height: 72 } as const;

/** The whole map in small with the part that is seen; a press goes there. Shown only while the map does not fit. */
export function MiniMap({ scene, viewport, height }: { readonly scene: MapScene; readonly viewport: Viewport; readonly height: number }): JSX.Element | null {
  const view = useView(viewport);
  const window = viewport.window.current;
  if (window === null || scene.steps.size === 0) return null;
  const seen = { x: -view.x / view.zoom, y: -view.y / view.zoom, width: window.clientWidth / view.zoom, height: window.clientHeight / view.zoom };
  const isWhole = seen.x <= 24 && seen.y <= 24 && seen.x + seen.width >= scene.width - 40 && seen.y + seen.height >= height - 20;
  if (isWhole) return null;
  const scale = Math.min(MOST.width / scene.width, MOST.height / height);
  const goTo = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons === 0) return;
    const edges = event.currentTarget.getBoundingClientRect();
    const at = { x: (event.clientX - edges.left) / scale, y: (event.clientY - edges.top) / scale };
    viewport.set({ ...view, x: window.clientWidth / 2 - at.x * view.zoom, y: window.clientHeight / 2 - at.y * view.zoom });
  };
  return (
    <svg className="map-mini" width={scene.width * scale} height={height * scale} viewBox={`0 0 ${scene.width} ${height}`} onPointerDown={goTo} onPointerMove={goTo} aria-hidden="true">
      <MiniSteps scene={scene} />
      <rect className="map-mini-seen" {...seen} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

const MiniSteps = memo(function MiniSteps({ scene }: { readonly scene: MapScene }): JSX.Element {
  return (
    <>
      {scene.lanes.map(({ id, kind, y, height }) => <rect key={id} x={0} y={y} width={scene.width} height={height} fill={`var(--${ACTOR_INK[kind].wash})`} />)}
      {[...scene.steps.values()].map(({ id, x, y, width, height }) => <rect key={id} x={x} y={y} width={width} height={height} fill="var(--ink3)" />)}
    </>
  );
});
