import { scaleLinear, scaleSqrt } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { memo, type JSX } from 'react';
import { minutesText, shareText } from '../components/figure-text.ts';
import { GridY, LabelsX } from './axis.tsx';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import type { ChartSize } from './use-chart-size.ts';

export interface StepSeries {
  readonly name: string;
  readonly look: 'actual' | 'proposed';
  /** Cumulative share of leads by business minutes. */
  readonly points: readonly { readonly minutes: number; readonly share: number }[];
  /** Minutes at which leads left observation; ticks on the curve. */
  readonly censoredAt: readonly number[];
  readonly medianMinutes: number | null;
  /** What nine draws in ten lie between, where the curve was drawn. */
  readonly band?: readonly { readonly minutes: number; readonly low: number; readonly high: number }[];
}

export interface StepCurveProps extends Pick<ChartFrameProps, 'title' | 'marks' | 'note' | 'height' | 'isOld'> {
  readonly series: readonly StepSeries[];
  /** Where the axis ends; the longest point otherwise. */
  readonly maxMinutes?: number;
}

/** How many had a first touch by when: cumulative incidence, with ticks where leads left observation. */
export function StepCurve({ series, maxMinutes, ...frame }: StepCurveProps): JSX.Element {
  const end = maxMinutes ?? Math.max(60, ...series.flatMap(({ points }) => points.map((point) => point.minutes)));
  const marks = [15, 60, 240, 480, 960, 1440, 2400, 4800, 9600].filter((minutes) => minutes <= end);
  return (
    <ChartFrame
      {...frame}
      summary={series.map((one) => `${one.name}: half within ${one.medianMinutes === null ? 'a time that was not reached' : minutesText(one.medianMinutes)}, ${shareText(one.points[one.points.length - 1]?.share ?? null)} in the end`).join('; ')}
      table={{ heads: ['Within', ...series.map((one) => one.name)], rows: marks.map((minutes) => [minutesText(minutes), ...series.map((one) => shareText(shareAt(one, minutes)))]) }}
    >
      {(size) => <Curves series={series} end={end} size={size} />}
    </ChartFrame>
  );
}

/** The share reached by then. */
export const shareAt = (one: Pick<StepSeries, 'points'>, minutes: number): number => one.points.findLast((point) => point.minutes <= minutes)?.share ?? 0;

/** Drawn anew only when a series or the size changed. */
const Curves = memo(function Curves({ series, end, size }: { readonly series: readonly StepSeries[]; readonly end: number; readonly size: ChartSize }): JSX.Element {
  const { width, height, text } = size;
  const box = { left: text * 3.4, right: width - text * 6.4, top: text, bottom: height - text * 2.4 };
  const x = scaleSqrt([0, end], [box.left, box.right]).clamp(true);
  const y = scaleLinear([0, 1], [box.bottom, box.top]);
  const hours = [0, 1, 4, 8, 16, 24, 40, 72, 120, 200].map((hour) => hour * 60).filter((minutes) => minutes <= end);
  const ends = apart(series.map(({ points }) => y(points.at(-1)?.share ?? 0)), text * 1.25);
  const halves = series.map(({ medianMinutes }) => (medianMinutes === null || medianMinutes > end ? null : x(medianMinutes)));
  const ticks = hours.filter((minutes, index) => index === 0 || x(minutes) - x(hours[index - 1] ?? 0) > text * 2);
  return (
    <svg width={width} height={height} aria-hidden="true">
      <GridY ticks={[0, 0.25, 0.5, 0.75, 1]} y={y} left={box.left} right={box.right} text={text} format={(share) => String(share * 100)} />
      <LabelsX y={box.bottom} text={text} labels={ticks.map((minutes) => ({ x: x(minutes), label: minutes === 0 ? '0' : `${minutes / 60} h` }))} />
      {series.map((one, place) => {
        const path = line<{ minutes: number; share: number }>((point) => x(point.minutes), (point) => y(point.share)).curve(curveStepAfter);
        const last = one.points[one.points.length - 1]?.share ?? 0;
        const half = halves[place] ?? null;
        const isCrowded = place > 0 && half !== null && Math.abs(half - (halves[place - 1] ?? -Infinity)) < text * 4.5;
        const band = area<{ minutes: number; low: number; high: number }>((point) => x(point.minutes), (point) => y(point.low), (point) => y(point.high)).curve(curveStepAfter);
        return (
          <g key={one.name}>
            {one.band !== undefined && <path className="line-band" d={band(one.band.slice()) ?? ''} />}
            <path className={`line-${one.look}`} d={path([{ minutes: 0, share: 0 }, ...one.points, { minutes: end, share: last }]) ?? ''} />
            {thin(one.censoredAt, 60).map((minutes, index) => <line key={index} className="censor-tick" x1={x(minutes)} x2={x(minutes)} y1={y(shareAt(one, minutes)) - 4} y2={y(shareAt(one, minutes)) + 4} />)}
            {half !== null && <path className="half-drop" d={`M${box.left} ${y(0.5)}H${half}V${box.bottom}`} />}
            {half !== null && <text className={`half-label half-${one.look}`} x={half + text * 0.5} y={box.bottom - text * (isCrowded ? 1.95 : 0.7)}>{minutesText(one.medianMinutes ?? 0)}</text>}
            <text className={`end-label end-${one.look}`} x={box.right + text * 0.6} y={ends[place]} dy="0.34em">{one.name}</text>
          </g>
        );
      })}
    </svg>
  );
});

/** At most `most` of them, evenly taken: ticks show where, not how many. */
function thin(values: readonly number[], most: number): readonly number[] {
  const step = Math.max(1, Math.ceil(values.length / most));
  return values.filter((_, index) => index % step === 0);
}

/** Heights of labels moved down until each has its line to itself; their order stays. */
function apart(heights: readonly number[], line: number): readonly number[] {
  const moved = heights.slice();
  const order = heights.map((_, place) => place).sort((a, b) => heights[a]! - heights[b]!);
  order.forEach((place, rank) => {
    const above = order[rank - 1];
    if (above !== undefined) moved[place] = Math.max(moved[place]!, moved[above]! + line);
  });
  return moved;
}
