import type { JSX } from 'react';
import { drawEdge } from '../../../shared/engine/handoff-map/drawing/draw-edge.ts';
import type { EdgeKind } from '../../../shared/engine/model/handoff-map.ts';
import type { MapScene } from '../../../shared/engine/handoff-map/layout/scene.ts';
import { MarkShape } from '../../components/honesty-mark.tsx';
import { ShapeList } from '../../map/shape-view.tsx';
import { MiniMap } from './mini-map.tsx';
import type { Viewport } from './use-viewport.ts';

/** Under the drawing: what its lines and marks mean, and the map in small once it does not fit. */
export function CanvasFooter({ scene, viewport, height }: { readonly scene: MapScene; readonly viewport: Viewport; readonly height: number }): JSX.Element {
  return (
    <div className="map-footer">
      <ul className="map-legend" aria-label="What the drawing means">
        <li><span className="hearsay">“said”</span> by the room</li>
        <li><MarkShape kind="observed" /> measured on history</li>
        <li><LineSample kind="handoff" /> handoff, owner changes</li>
        <li><LineSample kind="recycle" /> back to marketing</li>
        <li><span className="map-hatch-sample hatched" /> owned by nobody</li>
      </ul>
      <MiniMap scene={scene} viewport={viewport} height={height} />
    </div>
  );
}

function LineSample({ kind }: { readonly kind: EdgeKind }): JSX.Element {
  return (
    <svg width={30} height={10} aria-hidden="true">
      <ShapeList shapes={drawEdge({ id: kind, points: [{ x: 1, y: 5 }, { x: 29, y: 5 }], gaps: [] }, kind, 1).slice(0, 1)} />
    </svg>
  );
}
