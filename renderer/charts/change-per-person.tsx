import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { JSX } from 'react';
import { countText, plural } from '../components/figure-text.ts';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import type { ChartSize } from './use-chart-size.ts';

export interface PersonChange {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  /** Null: not known for this person. */
  readonly actual: number | null;
  readonly proposed: number;
}

export interface ChangePerPersonProps extends Pick<ChartFrameProps, 'title' | 'marks' | 'note' | 'isOld'> {
  readonly people: readonly PersonChange[];
  readonly unit?: string;
}

/** Each person from a hollow point (actual) to a filled one (proposed); both figures stand right. */
export function ChangePerPerson({ people, unit = 'leads', ...frame }: ChangePerPersonProps): JSX.Element {
  return (
    <ChartFrame
      {...frame} height={personHeight(people.length)}
      summary={`${plural(people.length, 'person', 'people')}: ${people.map((one) => `${one.name} ${countText(one.actual)} to ${countText(one.proposed)}`).join('; ')}.`}
      table={{ heads: ['Person', 'Pool', `Actual ${unit}`, `Proposed ${unit}`], rows: people.map((one) => [one.name, one.group, countText(one.actual), countText(one.proposed)]) }}
    >
      {(size) => <Rows people={people} size={size} />}
    </ChartFrame>
  );
}

/** 22 px a person and one line of axis; doubled by the chart itself in the room. */
const personHeight = (count: number): number => (typeof document !== 'undefined' && document.documentElement.dataset['room'] === 'true' ? 48 * (count + 1) : 22 * (count + 1));

function Rows({ people, size }: { readonly people: readonly PersonChange[]; readonly size: ChartSize }): JSX.Element {
  const { width, height, text } = size;
  const row = height / (people.length + 1);
  const left = Math.min(width * 0.34, text * 22);
  const right = width - text * 11;
  const x = scaleLinear([0, max(people, (one) => Math.max(one.actual ?? 0, one.proposed)) ?? 1], [left, right]).nice(4);
  return (
    <svg width={width} height={height} aria-hidden="true">
      {x.ticks(4).map((tick) => (
        <g key={tick}>
          <line className="axis-grid" x1={x(tick)} x2={x(tick)} y1={row} y2={height} />
          <text className="axis-label" x={x(tick)} y={row * 0.6} textAnchor="middle">{countText(tick)}</text>
        </g>
      ))}
      <text className="axis-label" x={width - text * 4.8} y={row * 0.6} textAnchor="end">Actual</text>
      <text className="axis-label" x={width} y={row * 0.6} textAnchor="end">Proposed</text>
      {people.map((one, index) => {
        const y = row * (index + 1.5);
        return (
          <g key={one.id} transform={`translate(0 ${y})`}>
            <text className="person-name" dy="0.34em">{one.name}</text>
            <text className="axis-label" x={left * 0.5} dy="0.34em">{one.group}</text>
            {one.actual !== null && <line className="change-rule" x1={x(one.actual)} x2={x(one.proposed)} />}
            {one.actual !== null && <circle className="point-hollow" cx={x(one.actual)} r={text * 0.4} />}
            <circle className="point-filled" cx={x(one.proposed)} r={text * 0.43} />
            <text className="person-figure" x={width - text * 4.8} dy="0.34em" textAnchor="end">{countText(one.actual)}</text>
            <text className="person-figure person-proposed" x={width} dy="0.34em" textAnchor="end">{countText(one.proposed)}</text>
          </g>
        );
      })}
    </svg>
  );
}
