import { memo, type JSX, type SVGProps } from 'react';
import { HATCHING } from '../../shared/engine/handoff-map/drawing/palette.ts';
import type { Ink, Shape } from '../../shared/engine/handoff-map/drawing/shape.ts';

/** The id of the hatching of nobody; `HatchPattern` defines it once in a drawing. */
const HATCH = 'map-hatch';

const paint = (ink: Ink): string => (ink === 'none' ? 'none' : ink === 'hatch' ? `url(#${HATCH})` : `var(--${ink})`);

/** Shapes of a map as SVG on the tokens of the page. */
export const ShapeList = memo(function ShapeList({ shapes }: { readonly shapes: readonly Shape[] }): JSX.Element {
  return <>{shapes.map((shape, at) => <ShapeView key={at} shape={shape} />)}</>;
});

function ShapeView({ shape }: { readonly shape: Shape }): JSX.Element {
  switch (shape.kind) {
    case 'box':
      return <rect x={shape.x} y={shape.y} width={Math.max(0, shape.width)} height={Math.max(0, shape.height)} rx={shape.radius} fill={paint(shape.fill)} {...strokeOf(shape)} />;
    case 'line':
      return <path d={shape.d} fill={paint(shape.fill ?? 'none')} {...strokeOf(shape)} />;
    case 'dot':
      return <circle cx={shape.x} cy={shape.y} r={shape.r} fill={paint(shape.fill)} {...strokeOf(shape)} />;
    case 'text':
      return <TextView shape={shape} />;
  }
}

function TextView({ shape }: { readonly shape: Extract<Shape, { kind: 'text' }> }): JSX.Element {
  return (
    <text x={shape.x} y={shape.y} className={shape.face === 'voice' ? 'map-voice' : undefined} fontSize={shape.size} fontWeight={shape.weight} fill={paint(shape.fill)} textAnchor={shape.anchor} xmlSpace="preserve">
      {shape.lead === undefined ? shape.text : <><tspan fontWeight={600}>{shape.lead}</tspan><tspan>{shape.text}</tspan></>}
    </text>
  );
}

interface Stroked { readonly stroke?: Ink; readonly strokeWidth?: number; readonly dash?: string }

const strokeOf = ({ stroke, strokeWidth, dash }: Stroked): Pick<SVGProps<SVGElement>, 'stroke' | 'strokeWidth' | 'strokeDasharray'> =>
  stroke === undefined || stroke === 'none' ? {} : { stroke: paint(stroke), strokeWidth, ...(dash === undefined ? {} : { strokeDasharray: dash }) };

/** Lines at 45 degrees (design §2), half of each cut off by its tile; twice as thick and wide in the room. */
export function HatchPattern({ isRoom }: { readonly isRoom: boolean }): JSX.Element {
  const { gap, line } = isRoom ? { gap: 10, line: 2.6 } : HATCHING;
  return (
    <defs>
      <pattern id={HATCH} width={gap} height={gap} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={gap} height={gap} fill="var(--nobody-ground)" />
        <path d={`M0 0V${gap}`} stroke="var(--nobody)" strokeWidth={2 * line} />
      </pattern>
    </defs>
  );
}
