import { memo, useMemo, type JSX } from 'react';
import { drawEdge } from '../../shared/engine/handoff-map/drawing/draw-edge.ts';
import { drawStep } from '../../shared/engine/handoff-map/drawing/draw-step.ts';
import { pathOfLine } from '../../shared/engine/handoff-map/layout/path-of-line.ts';
import type { EdgeLine, StepBox } from '../../shared/engine/handoff-map/layout/scene.ts';
import type { EdgeKind, LaneKind, MapStep } from '../../shared/engine/model/handoff-map.ts';
import { ShapeList } from './shape-view.tsx';

const isSameBox = (a: StepBox, b: StepBox): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** One step; drawn again only when it, its lane or its place changed. `data-step` is what pointers find. */
export const StepPart = memo(
  function StepPart({ step, lane, box, type, isSelected, isFound }: { readonly step: MapStep; readonly lane: LaneKind; readonly box: StepBox; readonly type: number; readonly isSelected: boolean; readonly isFound: boolean }): JSX.Element {
    const shapes = useMemo(() => drawStep(step, lane, { ...box, x: 0, y: 0 }, type), [step, lane, box, type]);
    return (
      <g className="map-step" data-step={step.id} transform={`translate(${box.x} ${box.y})`}>
        <title>{[step.name, step.system, step.ownerRole].filter((part) => part !== '').join(', ')}</title>
        {isFound && <rect className="map-found" x={-5} y={-5} width={box.width + 10} height={box.height + 10} rx={6} />}
        <ShapeList shapes={shapes} />
        {isSelected && <rect className="map-selected" x={-4} y={-4} width={box.width + 8} height={box.height + 8} rx={6} />}
        {isSelected && <circle className="map-port" data-port={step.id} cx={box.width} cy={box.height / 2} r={6} />}
      </g>
    );
  },
  (a, b) => a.step === b.step && a.lane === b.lane && a.isSelected === b.isSelected && a.isFound === b.isFound && a.type === b.type && isSameBox(a.box, b.box),
);

/** One edge with a broad unseen line that pointers find. */
export const EdgePart = memo(
  function EdgePart({ line, kind, type, isSelected }: { readonly line: EdgeLine; readonly kind: EdgeKind; readonly type: number; readonly isSelected: boolean }): JSX.Element {
    const d = pathOfLine({ points: line.points, gaps: [] });
    return (
      <g className="map-edge" data-edge={line.id}>
        {isSelected && <path className="map-edge-selected" d={d} />}
        <ShapeList shapes={drawEdge(line, kind, type)} />
        <path className="map-edge-reach" d={d} />
      </g>
    );
  },
  (a, b) => a.kind === b.kind && a.type === b.type && a.isSelected === b.isSelected && pathOfLine(a.line) === pathOfLine(b.line) && a.line.id === b.line.id,
);
