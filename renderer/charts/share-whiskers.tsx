import { scaleLinear } from 'd3-scale';
import type { JSX } from 'react';
import { countText, shareText } from '../components/figure-text.ts';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import type { ChartSize } from './use-chart-size.ts';

/** A share with its Wilson interval; null where there is nobody to count. */
export interface ShareRow {
  readonly id: string;
  readonly label: string;
  readonly hits: number;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Fewer than this are too few to lean on. */
const FEW = 30;
const words = ({ share, low, high, n }: ShareRow): string => (share === null ? 'nobody to count' : `${shareText(share)}, ${shareText(low)} to ${shareText(high)}, n ${countText(n)}`);

/** Shares one under the other on one scale from nought, each a point with its whisker and its figures at the right. */
export function ShareWhiskers({ rows, isLarge, ...frame }: { readonly rows: readonly ShareRow[]; readonly isLarge?: boolean } & Pick<ChartFrameProps, 'title' | 'marks' | 'note' | 'isOld'>): JSX.Element {
  return (
    <ChartFrame
      {...frame} height={(rows.length + 1.2) * (isLarge === true ? 56 : 26)} summary={rows.map((row) => `${row.label}: ${words(row)}`).join('; ')}
      table={{ heads: ['Leads', 'Converted', 'n', 'Share', 'Low', 'High'], rows: rows.map((row) => [row.label, row.hits, row.n, shareText(row.share), shareText(row.low), shareText(row.high)]) }}
    >
      {(size) => <Rows rows={rows} size={size} />}
    </ChartFrame>
  );
}

function Rows({ rows, size: { width, height, text } }: { readonly rows: readonly ShareRow[]; readonly size: ChartSize }): JSX.Element {
  const [left, right] = [text * 11, width - text * 19];
  const x = scaleLinear([0, Math.max(0.05, ...rows.map(({ high }) => high ?? 0))], [left, right]).nice(4);
  const step = height / (rows.length + 1.2);
  return (
    <svg width={width} height={height} aria-hidden="true">
      {x.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? 'axis-zero' : 'axis-grid'} x1={x(tick)} x2={x(tick)} y1={0} y2={step * rows.length} />
          <text className="axis-label" x={x(tick)} y={step * rows.length + text * 1.4} textAnchor="middle">{`${Math.round(tick * 1000) / 10}\u2009%`}</text>
        </g>
      ))}
      {rows.map((row, index) => (
        <g key={row.id} transform={`translate(0 ${step * (index + 0.5)})`} className={row.n < FEW ? 'share-few' : undefined}>
          <text className="person-name" dy="0.34em">{row.label}</text>
          {row.share !== null && row.low !== null && row.high !== null && (
            <>
              <path className="kappa-whisker" d={`M${x(row.low)} ${-text * 0.4}v${text * 0.8}M${x(row.low)} 0H${x(row.high)}M${x(row.high)} ${-text * 0.4}v${text * 0.8}`} />
              <circle className={`share-point share-point-${row.id}`} cx={x(row.share)} r={text * 0.45} />
            </>
          )}
          <text className="person-figure" x={width} dy="0.34em" textAnchor="end">{words(row)}</text>
        </g>
      ))}
    </svg>
  );
}
