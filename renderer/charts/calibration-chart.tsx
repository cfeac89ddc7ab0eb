import { scaleLinear } from 'd3-scale';
import { memo, type JSX } from 'react';
import { countText, shareText } from '../components/figure-text.ts';
import { GridY, LabelsX } from './axis.tsx';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import type { ChartSize } from './use-chart-size.ts';

/** About as many leads in each: what was foretold, what came, and the interval around it. */
export interface CalibrationBin {
  readonly leads: number;
  readonly predicted: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

/** What the score foretold against what came: on the diagonal it kept its word. */
export function CalibrationChart({ bins, word, ...frame }: Pick<ChartFrameProps, 'note' | 'isOld'> & { readonly bins: readonly CalibrationBin[]; readonly word: string }): JSX.Element {
  const worst = bins.reduce<CalibrationBin | null>((found, bin) => (found === null || distance(bin) > distance(found) ? bin : found), null);
  return (
    <ChartFrame
      {...frame} title={`${word}: foretold and come true`} marks={['observed']}
      summary={`Calibration in ${bins.length} groups of leads.${worst === null ? '' : ` Furthest off: foretold ${shareText(worst.predicted)}, came ${shareText(worst.observed)}.`}`}
      table={{ heads: ['Foretold', 'Came true', 'Low', 'High', 'Leads'], rows: bins.map((bin) => [shareText(bin.predicted), shareText(bin.observed), shareText(bin.low), shareText(bin.high), countText(bin.leads)]) }}
    >
      {(size) => <Drawing bins={bins} size={size} />}
    </ChartFrame>
  );
}

const distance = (bin: CalibrationBin): number => Math.abs(bin.predicted - bin.observed);

const Drawing = memo(function Drawing({ bins, size }: { readonly bins: readonly CalibrationBin[]; readonly size: ChartSize }): JSX.Element {
  const { width, height, text } = size;
  const most = Math.min(1, Math.max(0.05, ...bins.map((bin) => Math.max(bin.high, bin.predicted))));
  const box = { left: text * 4, right: width - text * 2, top: text, bottom: height - text * 4 };
  const x = scaleLinear([0, most], [box.left, box.right]).nice(5);
  const y = scaleLinear([0, x.domain()[1] ?? most], [box.bottom, box.top]);
  const end = x.domain()[1] ?? most;
  return (
    <svg width={width} height={height} aria-hidden="true">
      <GridY ticks={y.ticks(5)} y={y} left={box.left} right={box.right} text={text} format={shareText} />
      <LabelsX labels={x.ticks(5).map((tick) => ({ x: x(tick), label: shareText(tick) }))} y={box.bottom} text={text} />
      <text className="axis-label" x={box.right} y={box.bottom + text * 3.2} textAnchor="end">foretold by the score</text>
      <text className="axis-label" x={box.left} y={box.top} dy="-0.2em">came true</text>
      <line className="diagonal" x1={x(0)} y1={y(0)} x2={x(end)} y2={y(end)} />
      {bins.map((bin, index) => (
        <g key={index}>
          <path className="calibration-whisker-halo" d={whisker(x(bin.predicted), y(bin.low), y(bin.high))} />
          <path className="calibration-whisker" d={whisker(x(bin.predicted), y(bin.low), y(bin.high))} />
          <circle className={bin.leads < 30 ? 'point-hollow' : 'point-filled'} cx={x(bin.predicted)} cy={y(bin.observed)} r={text * 0.4} />
        </g>
      ))}
    </svg>
  );
});

const whisker = (x: number, low: number, high: number): string => `M${x - 4} ${low}h8M${x} ${low}V${high}M${x - 4} ${high}h8`;
