import { scaleLinear } from 'd3-scale';
import type { JSX } from 'react';
import { coefficientText } from '../components/figure-text.ts';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import type { ChartSize } from './use-chart-size.ts';

/** One coefficient with its 95 % interval; the last one is drawn filled, those before it hollow. */
export interface KappaRow {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const text2 = (value: number): string => (Number.isInteger(value) ? `${value}` : coefficientText(value)).replace('-', '−');

/** κ on its scale from chance to the same verdict, with the mark below which disagreement is a gap (G12). */
export function KappaScale({ rows, gapBelow, isLarge, ...frame }: { readonly rows: readonly KappaRow[]; readonly gapBelow: number; readonly isLarge?: boolean } & Pick<ChartFrameProps, 'title' | 'marks' | 'note'>): JSX.Element {
  const said = rows.map(({ label, value, low, high, n }) => `${label} ${text2(value)}, 95 % interval ${text2(low)} to ${text2(high)}, n ${n}`).join('; ');
  return (
    <ChartFrame
      {...frame} {...(rows.length < 2 ? {} : { legend: <KappaLegend rows={rows} /> })} height={(rows.length + 2.4) * (isLarge === true ? 52 : 22)} summary={`Agreement beyond chance: ${said}. Below ${text2(gapBelow)} it is a gap.`}
      table={{ heads: ['Round', 'κ', 'Low', 'High', 'Cases'], rows: rows.map(({ label, value, low, high, n }) => [label, text2(value), text2(low), text2(high), n]) }}
    >
      {(size) => <Scale rows={rows} gapBelow={gapBelow} size={size} />}
    </ChartFrame>
  );
}

/** Which point is which round. */
function KappaLegend({ rows }: { readonly rows: readonly KappaRow[] }): JSX.Element {
  return (
    <>
      {rows.map(({ label }, index) => (
        <span key={label} className="legend-item"><svg className="mark-shape" viewBox="0 0 12 12" aria-hidden="true"><circle className={index === rows.length - 1 ? 'point-filled' : 'point-hollow'} cx="6" cy="6" r="4.6" /></svg>{label}</span>
      ))}
    </>
  );
}

function Scale({ rows, gapBelow, size: { width, height, text } }: { readonly rows: readonly KappaRow[]; readonly gapBelow: number; readonly size: ChartSize }): JSX.Element {
  const lowest = Math.min(-0.4, ...rows.map(({ low }) => Math.floor(low * 5) / 5));
  const pad = text * 1.3;
  const x = scaleLinear([lowest, 1], [pad, width - pad]);
  const step = height / (rows.length + 2.4);
  const axis = height - step * 1.4;
  const ticks = [lowest, 0, gapBelow, 0.6, 0.8, 1];
  return (
    <svg width={width} height={height} aria-hidden="true">
      <rect className="kappa-chance" x={x(lowest)} width={x(0) - x(lowest)} y={step * 0.8} height={axis - step * 0.8} />
      <line className="kappa-gap" x1={x(gapBelow)} x2={x(gapBelow)} y1={step * 0.7} y2={axis} />
      <text className="axis-label" x={x(gapBelow) + text * 0.4} y={step * 0.55}>{text2(gapBelow)}, below it a gap</text>
      <line className="axis-zero" x1={x(lowest)} x2={x(1)} y1={axis} y2={axis} />
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} ${axis})`}>
          <line className="axis-tick" y2={text * 0.4} />
          <text className="axis-label" y={text * 1.5} textAnchor="middle">{text2(tick)}</text>
        </g>
      ))}
      {rows.map((row, index) => {
        const y = step * (0.95 + index + 0.2);
        const isLast = index === rows.length - 1;
        return (
          <g key={row.label} transform={`translate(0 ${y})`} className={isLast ? 'kappa-now' : 'kappa-before'}>
            <path className="kappa-whisker" d={`M${x(row.low)} ${-text * 0.45}v${text * 0.9}M${x(row.low)} 0H${x(row.high)}M${x(row.high)} ${-text * 0.45}v${text * 0.9}`} />
            <circle className={isLast ? 'point-filled' : 'point-hollow'} cx={x(row.value)} r={text * 0.45} />
          </g>
        );
      })}
    </svg>
  );
}
