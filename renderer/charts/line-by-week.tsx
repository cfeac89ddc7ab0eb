import { max } from 'd3-array';
import { scaleLinear, scaleTime } from 'd3-scale';
import { line } from 'd3-shape';
import { memo, type JSX } from 'react';
import { countText, dayText, decimalText, monthText } from '../components/figure-text.ts';
import { GridY, LabelsX } from './axis.tsx';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import type { ChartSize } from './use-chart-size.ts';

export interface WeekPoint {
  readonly weekStart: number;
  /** Null where that week has no figure. */
  readonly actual: number | null;
  readonly proposed: number | null;
}

export interface LineByWeekProps extends Pick<ChartFrameProps, 'title' | 'marks' | 'note' | 'height' | 'isOld'> {
  readonly weeks: readonly WeekPoint[];
  /** Dashed in sales' colour. */
  readonly capacity?: number | null;
  readonly zone: string;
  readonly actualWord?: string;
  readonly proposedWord?: string;
  /** What a week's point opens: the leads behind it; null where a line opens nothing. */
  readonly onOpenWeek?: (arm: 'actual' | 'proposed', weekStart: number) => (() => void) | null;
}

/** A figure week by week: actual hollow, proposed ink, capacity dashed; labels at the line ends. */
export function LineByWeek({ weeks, capacity = null, zone, actualWord = 'Actual', proposedWord = 'Proposed', onOpenWeek, ...frame }: LineByWeekProps): JSX.Element {
  const mean = (key: 'actual' | 'proposed'): string => {
    const known = weeks.map((week) => week[key]).filter((value) => value !== null);
    return known.length === 0 ? 'none' : decimalText(known.reduce((sum, value) => sum + value, 0) / known.length);
  };
  const hasProposed = weeks.some((week) => week.proposed !== null);
  return (
    <ChartFrame
      {...frame}
      summary={`${typeof frame.title === 'string' ? frame.title : 'By week'}, ${weeks.length} weeks. ${actualWord} on average ${mean('actual')}${hasProposed ? `, ${proposedWord.toLowerCase()} ${mean('proposed')}` : ''}${capacity === null ? '' : `, capacity ${decimalText(capacity)}`}.`}
      table={{ heads: ['Week from', actualWord, ...(hasProposed ? [proposedWord] : [])], rows: weeks.map((week) => [dayText(week.weekStart, zone), countText(week.actual), ...(hasProposed ? [countText(week.proposed)] : [])]), open: (row, column) => (column === 0 ? null : opening(onOpenWeek, column === 1 ? 'actual' : 'proposed', weeks[row])) }}
    >
      {(size) => <Lines weeks={weeks} capacity={capacity} zone={zone} size={size} actualWord={actualWord} proposedWord={proposedWord} onOpenWeek={onOpenWeek} />}
    </ChartFrame>
  );
}

/** What the point of a week opens; null where no lead stands behind it. */
const opening = (onOpenWeek: LineByWeekProps['onOpenWeek'], arm: 'actual' | 'proposed', week: WeekPoint | undefined): (() => void) | null => (week === undefined || (week[arm] ?? 0) === 0 ? null : onOpenWeek?.(arm, week.weekStart) ?? null);

/** Drawn anew only when a week, the size or the zone changed, not with every answer of the host. */
const Lines = memo(function Lines({ weeks, capacity, zone, size, actualWord, proposedWord, onOpenWeek }: {
  readonly weeks: readonly WeekPoint[];
  readonly capacity: number | null;
  readonly zone: string;
  readonly size: ChartSize;
  readonly actualWord: string;
  readonly proposedWord: string;
  readonly onOpenWeek: LineByWeekProps['onOpenWeek'];
}): JSX.Element {
  const { width, height, text } = size;
  const box = { left: text * 3.4, right: width - text * 6.4, top: text, bottom: height - text * 2.4 };
  const first = weeks[0]?.weekStart ?? 0;
  const last = weeks[weeks.length - 1]?.weekStart ?? 1;
  const x = scaleTime([first, last === first ? first + 1 : last], [box.left, box.right]);
  const y = scaleLinear([0, Math.max(1, capacity ?? 0, max(weeks, (week) => Math.max(week.actual ?? 0, week.proposed ?? 0)) ?? 1)], [box.bottom, box.top]).nice(4);
  const path = (key: 'actual' | 'proposed'): string => line<WeekPoint>((week) => x(week.weekStart), (week) => y(week[key] ?? 0)).defined((week) => week[key] !== null)([...weeks]) ?? '';
  const ends = endLabels(weeks, capacity, y, text, actualWord, proposedWord);
  const months = monthStarts(weeks, zone).map(({ at, label }) => ({ x: x(at), label, anchor: 'start' as const }));
  return (
    <svg width={width} height={height} aria-hidden="true">
      <GridY ticks={y.ticks(4)} y={y} left={box.left} right={box.right} text={text} format={decimalText} />
      <LabelsX y={box.bottom} text={text} labels={spaced(months, text * 3.2, box.right - text * 2)} />
      {capacity !== null && <line className="capacity-line" x1={box.left} x2={box.right} y1={y(capacity)} y2={y(capacity)} />}
      <path className="line-actual" d={path('actual')} />
      {weeks.length <= 80 && weeks.map((week) => week.actual !== null && <circle key={week.weekStart} className="point-actual" cx={x(week.weekStart)} cy={y(week.actual)} r={text * 0.24} />)}
      <path className="line-proposed" d={path('proposed')} />
      {(['proposed', 'actual'] as const).flatMap((arm) => weeks.map((week) => {
        const open = opening(onOpenWeek, arm, week);
        const words = arm === 'actual' ? actualWord : proposedWord;
        return open !== null && <circle key={`${arm} ${week.weekStart}`} className="point-hit" cx={x(week.weekStart)} cy={y(week[arm] ?? 0)} r={text * 0.6} onClick={open}><title>{`${words}, week from ${dayText(week.weekStart, zone)}: ${countText(week[arm])}`}</title></circle>;
      }))}
      {ends.map((end) => <text key={end.word} className={`end-label ${end.look}`} x={box.right + text * 0.6} y={end.y} dy="0.34em">{end.word}</text>)}
    </svg>
  );
});

interface EndLabel { readonly word: string; readonly look: string; readonly y: number }

/** Direct labels at the line ends, pushed apart where they would touch. */
function endLabels(weeks: readonly WeekPoint[], capacity: number | null, y: (value: number) => number, text: number, actualWord: string, proposedWord: string): EndLabel[] {
  const lastOf = (key: 'actual' | 'proposed'): number | null => weeks.findLast((week) => week[key] !== null)?.[key] ?? null;
  const wanted = [
    { word: actualWord, look: 'end-actual', value: lastOf('actual') },
    { word: proposedWord, look: 'end-proposed', value: lastOf('proposed') },
    { word: 'Capacity', look: 'end-capacity', value: capacity },
  ];
  const placed = wanted.flatMap(({ word, look, value }) => (value === null ? [] : [{ word, look, y: y(value) }])).sort((a, b) => a.y - b.y);
  for (let index = 1; index < placed.length; index += 1) {
    const above = placed[index - 1];
    const here = placed[index];
    if (above !== undefined && here !== undefined && here.y - above.y < text * 1.35) here.y = above.y + text * 1.35;
  }
  const floor = y(0) - text * 0.3;
  for (let index = placed.length - 1, lowest = floor; index >= 0; index -= 1, lowest -= text * 1.35) {
    const here = placed[index];
    if (here !== undefined) here.y = Math.min(here.y, lowest);
  }
  return placed;
}

/** The first week of each month. */
function monthStarts(weeks: readonly WeekPoint[], zone: string): { readonly at: number; readonly label: string }[] {
  return weeks.map((week) => ({ at: week.weekStart, label: monthText(week.weekStart, zone) })).filter((week, index, all) => index === 0 || all[index - 1]?.label !== week.label);
}

/** Leaves out labels that would touch the next one or run over the end; the later of two keeps its place. */
function spaced<L extends { readonly x: number }>(labels: readonly L[], apart: number, end: number): readonly L[] {
  return labels.filter((label, index) => label.x <= end && (labels[index + 1]?.x ?? Infinity) - label.x >= apart);
}
