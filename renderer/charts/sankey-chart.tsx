import { useState, type JSX } from 'react';
import { countText, shareText } from '../components/figure-text.ts';
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx';
import { layOutSankey, type SankeyBand, type SankeyEnd } from './sankey-layout.ts';
import type { ChartSize } from './use-chart-size.ts';

export interface SankeyNode extends SankeyEnd {
  readonly label: string;
  /** Nobody's and nothing: hatched. */
  readonly isNobody: boolean;
}

export interface SankeyChartProps extends Pick<ChartFrameProps, 'title' | 'marks' | 'note' | 'isOld' | 'height'> {
  readonly nodes: readonly SankeyNode[];
  readonly links: readonly SankeyBand[];
  readonly total: number;
  readonly onOpen: (link: SankeyBand, words: string) => () => void;
}

/** Leads from what really was (left, hollow) to what is proposed (right, filled); a band opens its leads. */
export function SankeyChart({ nodes, links, total, onOpen, ...frame }: SankeyChartProps): JSX.Element {
  const labelOf = (id: string, side: SankeyNode['side']): string => nodes.find((node) => node.id === id && node.side === side)?.label ?? id;
  const words = (link: SankeyBand): string => `${labelOf(link.from, 'actual')} to ${labelOf(link.to, 'proposed')}`;
  const sorted = links.toSorted((a, b) => b.leads - a.leads);
  return (
    <ChartFrame
      {...frame} isInteractive
      summary={`${countText(total)} leads. Largest: ${sorted.slice(0, 3).map((link) => `${words(link)} ${countText(link.leads)}`).join('; ')}.`}
      table={{
        heads: ['Actual', 'Proposed', 'Leads', 'Share'], rows: sorted.map((link) => [labelOf(link.from, 'actual'), labelOf(link.to, 'proposed'), countText(link.leads), shareText(total === 0 ? null : link.leads / total)]),
        open: (row, column) => (column === 2 && sorted[row] !== undefined ? onOpen(sorted[row], words(sorted[row])) : null),
      }}
    >
      {(size) => <Drawing nodes={nodes} links={links} size={size} words={words} onOpen={onOpen} />}
    </ChartFrame>
  );
}

const BOX = 10;

function Drawing({ nodes, links, size: { width, height, text }, words, onOpen }: Pick<SankeyChartProps, 'nodes' | 'links' | 'onOpen'> & { readonly size: ChartSize; readonly words: (link: SankeyBand) => string }): JSX.Element {
  const [on, setOn] = useState<string | null>(null);
  const { ends, bands } = layOutSankey(nodes, links, height - text * 2.2, text * 1.1);
  const [left, right] = [width * 0.24, width * 0.76];
  const middle = width / 2;
  return (
    <svg width={width} height={height} role="group" aria-label="Leads from actual to proposed">
      <defs>
        <pattern id="sankey-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--nobody-ground)" /><line x1="0" x2="0" y1="0" y2="5" stroke="var(--nobody)" strokeWidth="1.25" />
        </pattern>
      </defs>
      <text className="axis-label" x={left} y={text} textAnchor="end">Actual</text>
      <text className="axis-label" x={right} y={text}>Proposed</text>
      <g transform={`translate(0 ${text * 2})`}>
        {bands.map((band) => {
          const [x0, x1] = [left + BOX, right - BOX];
          const key = `${band.from}>${band.to}`;
          const open = onOpen(band, words(band));
          return (
            <path
              key={key} className={on === key ? 'sankey-band sankey-on' : 'sankey-band'} tabIndex={0} role="button" aria-label={`${words(band)}: ${countText(band.leads)} leads, open`}
              d={`M${x0} ${band.fromY}C${middle} ${band.fromY} ${middle} ${band.toY} ${x1} ${band.toY}v${band.height}C${middle} ${band.toY + band.height} ${middle} ${band.fromY + band.height} ${x0} ${band.fromY + band.height}Z`}
              onClick={open} onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && open()} onMouseEnter={() => setOn(key)} onMouseLeave={() => setOn(null)} onFocus={() => setOn(key)} onBlur={() => setOn(null)}
            ><title>{`${words(band)}: ${countText(band.leads)}`}</title></path>
          );
        })}
        {ends.map((end) => {
          const node = nodes.find((one) => one.id === end.id && one.side === end.side);
          const isLeft = end.side === 'actual';
          return (
            <g key={`${end.side} ${end.id}`}>
              <rect className={node?.isNobody === true ? 'sankey-nobody' : isLeft ? 'sankey-actual' : 'sankey-proposed'} x={isLeft ? left : right - BOX} y={end.y} width={BOX} height={end.height} />
              <text className="person-name" x={isLeft ? left - text * 0.6 : right + text * 0.6} y={end.y + end.height / 2} dy="0.34em" textAnchor={isLeft ? 'end' : 'start'}>{node?.label} <tspan className="sankey-count">{countText(end.leads)}</tspan></text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}
