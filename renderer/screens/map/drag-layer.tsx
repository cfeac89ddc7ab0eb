import type { JSX } from 'react';
import type { Box, MapScene, Point } from '../../../shared/engine/handoff-map/layout/scene.ts';
import type { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import type { CanvasMode } from './map-ui.ts';
import type { Drag } from './use-canvas-pointer.ts';

/** What moves under the pointer or the keys, over the drawing: the step with its ways, the cell that it snaps to, a way being drawn, a frame. */
export function DragLayer({ scene, index, drag, mode }: { readonly scene: MapScene; readonly index: MapIndex; readonly drag: Drag | null; readonly mode: CanvasMode }): JSX.Element | null {
  if (drag === null && mode.kind !== 'connecting') return null;
  return (
    <svg className="map-drags" width={1} height={1} aria-hidden="true">
      {drag?.kind === 'step' && <DraggedStep scene={scene} index={index} drag={drag} />}
      {drag?.kind === 'way' && <WayInTheMaking from={scene.steps.get(drag.from)} to={drag.over === null ? drag.at : scene.steps.get(drag.over)} />}
      {drag?.kind === 'frame' && <rect className="map-frame" {...drag.box} />}
      {mode.kind === 'connecting' && <WayInTheMaking from={scene.steps.get(mode.from)} to={mode.to === mode.from ? undefined : scene.steps.get(mode.to)} />}
    </svg>
  );
}

function DraggedStep({ scene, index, drag: { stepId, box, snapped } }: { readonly scene: MapScene; readonly index: MapIndex; readonly drag: Extract<Drag, { kind: 'step' }> }): JSX.Element {
  const others = [...index.into(stepId).map(({ from }) => from), ...index.out(stepId).map(({ to }) => to)].flatMap((id) => scene.steps.get(id) ?? []);
  return (
    <>
      {others.map((other) => <path key={other.id} className="map-drag-way" d={`M${middleOf(other).x} ${middleOf(other).y}L${middleOf(box).x} ${middleOf(box).y}`} />)}
      {snapped !== null && <rect className="map-snap" {...snapped.box} rx={3} />}
      <rect className="map-dragged" x={box.x} y={box.y} width={box.width} height={box.height} rx={3} />
      <text className="map-dragged-name" x={box.x + 13} y={box.y + 29}>{index.step(stepId)?.name}</text>
    </>
  );
}

function WayInTheMaking({ from, to }: { readonly from: Box | undefined; readonly to: Box | Point | undefined }): JSX.Element | null {
  if (from === undefined) return null;
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  if (to === undefined) return <circle className="map-port" cx={start.x} cy={start.y} r={7} />;
  const isStep = 'width' in to;
  const end = isStep ? { x: to.x, y: to.y + to.height / 2 } : to;
  return (
    <>
      {isStep && <rect className="map-snap" x={to.x - 4} y={to.y - 4} width={to.width + 8} height={to.height + 8} rx={6} />}
      <path className="map-new-way" d={`M${start.x} ${start.y}L${end.x} ${end.y}`} />
    </>
  );
}

const middleOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
