import type { JSX } from 'react';
import { countText } from '../components/figure-text.ts';

export interface FlowSource { readonly id: string; readonly leads: number; readonly targetId: string; readonly y: number }
export interface FlowTarget { readonly id: string; readonly y: number; readonly height: number }

export interface FlowChartProps {
  readonly width: number;
  readonly height: number;
  /** Middle of each rule's row, in px from the top; `leads` sets the width of its band. */
  readonly sources: readonly FlowSource[];
  /** Each pool's box, in px from the top. `fallback` as id is hatched: nobody's. */
  readonly targets: readonly FlowTarget[];
  readonly selected?: string | null;
}

const THICKEST = 38;

/** Bands from rules to pools, as wide as their leads; what no rule catches goes hatched to the fallback. */
export function FlowChart({ width, height, sources, targets, selected = null }: FlowChartProps): JSX.Element {
  const most = Math.max(1, ...sources.map((source) => source.leads));
  const thick = (leads: number): number => (leads === 0 ? 0 : Math.max(2, (leads / most) * THICKEST));
  const used = new Map<string, number>();
  const bands = sources.flatMap((source) => {
    const target = targets.find((one) => one.id === source.targetId);
    if (target === undefined || source.leads === 0) return [];
    const incoming = sources.filter((one) => one.targetId === target.id).reduce((sum, one) => sum + thick(one.leads), 0);
    const fit = Math.min(1, (target.height - 8) / Math.max(1, incoming));
    const from = used.get(target.id) ?? target.y + (target.height - incoming * fit) / 2;
    used.set(target.id, from + thick(source.leads) * fit);
    return [{ source, width: thick(source.leads), fit, end: from + (thick(source.leads) * fit) / 2 }];
  });
  const words = bands.map(({ source }) => `${source.id}: ${countText(source.leads)} to ${source.targetId}`).join('; ');
  return (
    <svg className="flow-chart" width={width} height={height} role="img" aria-label={`Leads from rules to pools. ${words}`}>
      <defs>
        <pattern id="flow-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--nobody-ground)" /><line x1="0" x2="0" y1="0" y2="5" stroke="var(--nobody)" strokeWidth="2.5" />
        </pattern>
      </defs>
      {bands.map(({ source, width: wide, fit, end }) => (
        <path
          key={source.id} d={band(source.y, end, wide, wide * fit, width)}
          className={source.targetId === 'fallback' ? 'flow-band flow-nobody' : selected === source.id ? 'flow-band flow-on' : 'flow-band'}
        />
      ))}
    </svg>
  );
}

function band(from: number, to: number, fromWide: number, toWide: number, width: number): string {
  const middle = width / 2;
  return `M0 ${from - fromWide / 2}C${middle} ${from - fromWide / 2} ${middle} ${to - toWide / 2} ${width} ${to - toWide / 2}V${to + toWide / 2}C${middle} ${to + toWide / 2} ${middle} ${from + fromWide / 2} 0 ${from + fromWide / 2}Z`;
}
