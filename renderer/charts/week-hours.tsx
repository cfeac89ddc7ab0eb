import { max } from 'd3-array';
import type { JSX } from 'react';
import { countText, plural } from '../components/figure-text.ts';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import type { ChartSize } from './use-chart-size.ts';

/** What falls into one hour of the week; weekday 0 is Monday; `actual` null: not knowable. */
export interface HourCount {
  readonly weekday: number;
  readonly hour: number;
  readonly proposed: number;
  readonly actual: number | null;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** A week of hours: in each a square whose area is the count, hollow for what happened, filled for the proposal. */
export function WeekHours({ cells, unit = 'lead', ...frame }: { readonly cells: readonly HourCount[]; readonly unit?: string } & Pick<ChartFrameProps, 'title' | 'marks' | 'note' | 'isOld'>): JSX.Element {
  const busiest = cells.toSorted((a, b) => b.proposed - a.proposed || a.weekday - b.weekday || a.hour - b.hour)[0];
  const summary = busiest === undefined ? 'Nothing was assigned.' : `Busiest: ${DAYS[busiest.weekday]} from ${busiest.hour} to ${busiest.hour + 1} with ${plural(busiest.proposed, unit)} as proposed.`;
  const ordered = cells.toSorted((a, b) => a.weekday - b.weekday || a.hour - b.hour);
  return (
    <ChartFrame
      {...frame} height={8.4 * 26} summary={summary}
      table={{ heads: ['Hour', 'Actual', 'Proposed'], rows: ordered.map((cell) => [`${DAYS[cell.weekday]}, ${String(cell.hour).padStart(2, '0')}:00`, countText(cell.actual), countText(cell.proposed)]) }}
    >
      {(size) => <Week cells={cells} size={size} />}
    </ChartFrame>
  );
}

function Week({ cells, size: { width, height, text } }: { readonly cells: readonly HourCount[]; readonly size: ChartSize }): JSX.Element {
  const left = text * 4;
  const step = (width - left) / 24;
  const row = height / 8.4;
  const most = max(cells, (cell) => Math.max(cell.actual ?? 0, cell.proposed)) ?? 1;
  const side = (count: number): number => Math.sqrt(count / Math.max(1, most)) * (Math.min(step, row) - 3);
  return (
    <svg width={width} height={height} aria-hidden="true">
      {DAYS.map((day, index) => (
        <g key={day}>
          <text className="axis-label" x={0} y={row * (index + 1.5)} dy="0.34em">{day.slice(0, 3)}</text>
          <line className="axis-grid" x1={left} x2={width} y1={row * (index + 2)} y2={row * (index + 2)} />
        </g>
      ))}
      {HOURS.filter((hour) => hour % 3 === 0).map((hour) => <text key={hour} className="axis-label" x={left + step * hour} y={row * 0.7}>{`${String(hour).padStart(2, '0')}:00`}</text>)}
      {cells.map((cell) => (
        <g key={`${cell.weekday} ${cell.hour}`} transform={`translate(${left + step * (cell.hour + 0.5)} ${row * (cell.weekday + 1.5)})`}>
          <Square className="hour-filled" side={side(cell.proposed)} />
          {cell.actual !== null && <Square className="hour-hollow" side={side(cell.actual)} />}
        </g>
      ))}
    </svg>
  );
}

function Square({ className, side }: { readonly className: string; readonly side: number }): JSX.Element | null {
  return side <= 0 ? null : <rect className={className} x={-side / 2} y={-side / 2} width={side} height={side} />;
}
