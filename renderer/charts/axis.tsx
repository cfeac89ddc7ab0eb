import type { JSX } from 'react';

/** Horizontal grid lines with their labels at the left; the axis line itself stands at zero only. */
export function GridY({ ticks, y, left, right, text, format }: {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly text: number;
  readonly format: (value: number) => string;
}): JSX.Element {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'axis-zero' : 'axis-grid'} x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text className="axis-label" x={left - text * 0.7} y={y(tick)} dy="0.34em" textAnchor="end">{format(tick)}</text>
        </g>
      ))}
    </g>
  );
}

/** Labels under the axis, with a short tick each. */
export function LabelsX({ labels, y, text }: {
  readonly labels: readonly { readonly x: number; readonly label: string; readonly anchor?: 'start' | 'middle' | 'end' }[];
  readonly y: number;
  readonly text: number;
}): JSX.Element {
  return (
    <g>
      {labels.map(({ x, label, anchor }) => (
        <g key={`${x}-${label}`}>
          <line className="axis-tick" x1={x} x2={x} y1={y} y2={y + text * 0.4} />
          <text className="axis-label" x={x} y={y + text * 1.5} textAnchor={anchor ?? 'middle'}>{label}</text>
        </g>
      ))}
    </g>
  );
}
