import { max } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { memo, useMemo, type JSX } from 'react';
import { countText, decimalText, plural } from '../components/figure-text.ts';
import { GridY, LabelsX } from './axis.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { cutAt } from './cut-at.ts';
import { ThresholdGrip } from './threshold-grip.tsx';
import type { ChartSize } from './use-chart-size.ts';

/** Leads with a score in [from, from + width), by how they ended. */
export interface ScoreBin {
  readonly from: number;
  readonly converted: number;
  readonly rejected: number;
  readonly open: number;
}

export interface HistogramThresholdProps {
  readonly bins: readonly ScoreBin[];
  readonly binWidth: number;
  /** In points; what lies at or above it is an MQL. */
  readonly threshold: number;
  /** The threshold as it was saved, drawn dashed while another one is tried. */
  readonly saved: number;
  readonly min: number;
  readonly max: number;
  /** Why there is no threshold, in a few words; then the bars are whole and nothing can be dragged. */
  readonly without?: string | null;
  /** What "converted" means here, for legend and table. */
  readonly convertedWord: string;
  /** While it is dragged or stepped. */
  readonly onTry: (threshold: number) => void;
  /** When it is let go, or Enter. */
  readonly onCommit: (threshold: number) => void;
  /** Escape. */
  readonly onCancel: () => void;
  readonly isOld?: boolean;
}

/** Leads by score and outcome, with the threshold as a line to drag; bars left out by it go hollow. */
export function HistogramThreshold(props: HistogramThresholdProps): JSX.Element {
  const { bins, binWidth, threshold, convertedWord, without = null } = props;
  const total = bins.reduce((sum, bin) => sum + sizeOf(bin), 0);
  const over = bins.filter((bin) => bin.from >= threshold).reduce((sum, bin) => sum + sizeOf(bin), 0);
  return (
    <ChartFrame
      title={binWidth === 1 ? 'Leads per point' : `Leads per ${decimalText(binWidth)} points`} isInteractive={without === null} isOld={props.isOld === true}
      marks={['deterministic']}
      note={without ?? `score at each lead’s best moment, n ${countText(total)}`}
      summary={`Histogram of ${plural(total, 'lead')} by score${without === null ? `. About ${countText(over)} reach the threshold of ${decimalText(threshold)}` : `; ${without}`}.`}
      table={{ heads: ['Points from', convertedWord, 'Rejected', 'Open'], rows: bins.map((bin) => [decimalText(bin.from), countText(bin.converted), countText(bin.rejected), countText(bin.open)]) }}
      legend={<><Swatch look="kept" word={convertedWord} /><Swatch look="late" word="Rejected" /><Swatch look="unknown" word="Neither, outcome open" /></>}
    >
      {(size) => <Drawing {...props} size={size} />}
    </ChartFrame>
  );
}

const sizeOf = (bin: ScoreBin): number => bin.converted + bin.rejected + bin.open;

function Swatch({ look, word }: { readonly look: 'kept' | 'late' | 'unknown'; readonly word: string }): JSX.Element {
  return <span className="legend-item"><span className={`swatch swatch-${look}`} />{word}</span>;
}

function Drawing({ size, bins, binWidth, threshold, saved, min, max: top, without = null, onTry, onCommit, onCancel }: HistogramThresholdProps & { readonly size: ChartSize }): JSX.Element {
  const { width, height, text } = size;
  // What stands still while the threshold moves is worked out once.
  const { box, x, y, limit, cut, left } = useMemo(() => {
    const inner = { left: text * 3.4, right: width - text, top: text * 2.6, bottom: height - text * 5 };
    const last = max(bins, (bin) => bin.from + binWidth) ?? top;
    const across = scaleLinear([Math.min(0, bins[0]?.from ?? 0, saved), Math.max(last, saved + binWidth)], [inner.left, inner.right]);
    const most = cutAt(bins.map(sizeOf));
    return { box: inner, x: across, y: scaleLinear([0, most.limit], [inner.bottom, inner.top]).nice(4), ...most, left: bins.filter((bin) => sizeOf(bin) > most.limit) };
  }, [bins, binWidth, saved, top, width, height, text]);
  const [lowest = min, highest = top] = x.domain();
  return (
    <>
      <svg width={width} height={height} aria-hidden="true">
        <Standing bins={bins} binWidth={binWidth} firstIn={without === null ? bins.findIndex((bin) => bin.from >= threshold) : 0} x={x} y={y} box={box} text={text} limit={cut ? limit : Infinity} left={left} />
        {without === null && saved !== threshold && <line className="threshold-saved" x1={x(saved)} x2={x(saved)} y1={box.top} y2={box.bottom} />}
        {without === null && saved !== threshold && <text className="axis-label" x={x(saved)} dx={text * (threshold < saved ? 0.5 : -0.5)} y={box.top + text} textAnchor={threshold < saved ? 'start' : 'end'}>Saved {decimalText(saved)}</text>}
      </svg>
      {without === null && <ThresholdGrip value={threshold} min={Math.max(min, Math.floor(lowest))} max={Math.min(top, Math.ceil(highest))} x={x} topPx={box.top - text * 2.2} bottomPx={box.bottom} rightPx={box.right} onTry={onTry} onCommit={onCommit} onCancel={onCancel} />}
    </>
  );
}

/** Axes and bars: drawn anew only when the threshold passes a bar or the chart changes its size. */
const Standing = memo(function Standing({ bins, binWidth, firstIn, x, y, box, text, limit, left }: {
  readonly bins: readonly ScoreBin[];
  readonly binWidth: number;
  /** The first bar that the threshold lets in; -1: none. */
  readonly firstIn: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly box: { readonly left: number; readonly right: number; readonly bottom: number };
  readonly text: number;
  /** Where bars are cut; Infinity where none is. */
  readonly limit: number;
  readonly left: readonly ScoreBin[];
}): JSX.Element {
  const ticks = x.ticks(Math.max(3, Math.floor((box.right + text) / (text * 9))));
  return (
    <>
      <GridY ticks={y.ticks(4)} y={y} left={box.left} right={box.right} text={text} format={countText} />
      {bins.map((bin, place) => <Bar key={bin.from} bin={bin} binWidth={binWidth} x={x} y={y} isIn={firstIn >= 0 && place >= firstIn} isCut={sizeOf(bin) > limit} />)}
      <LabelsX labels={ticks.map((tick) => ({ x: x(tick), label: decimalText(tick) }))} y={box.bottom} text={text} />
      {limit !== Infinity && <text className="axis-label" x={box.left} y={box.bottom + text * 3}>{`Cut: ${left.slice(0, 3).map((bin) => `${countText(sizeOf(bin))} at ${decimalText(bin.from)}`).join(', ')}${left.length > 3 ? ' and more' : ''}`}</text>}
    </>
  );
});

/** Drawn anew only when the threshold passes it or the chart changes its size. */
const Bar = memo(function Bar({ bin, binWidth, x, y, isIn, isCut }: {
  readonly bin: ScoreBin;
  readonly binWidth: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly isIn: boolean;
  readonly isCut: boolean;
}): JSX.Element {
  const from = x(bin.from) + 0.5;
  const wide = Math.max(1, x(bin.from + binWidth) - from - 1);
  const stack = [
    { look: 'kept', low: 0, high: bin.converted },
    { look: 'late', low: bin.converted, high: bin.converted + bin.rejected },
    { look: 'unknown', low: bin.converted + bin.rejected, high: sizeOf(bin) },
  ];
  const ceiling = y.range()[1] ?? 0;
  return (
    <g className={isIn ? 'bin bin-in' : 'bin bin-out'}>
      {stack.map(({ look, low, high }) => {
        const top = Math.max(ceiling, y(high));
        const height = Math.max(0, Math.max(ceiling, y(low)) - top);
        return high > low && height > 0 ? <rect key={look} className={`bin-${look}`} x={from + 0.5} width={Math.max(1, wide - 1)} y={top + 0.5} height={Math.max(0.5, height - 1)} /> : null;
      })}
      {isCut && <path className="bin-slash" d={`M${from - 1} ${ceiling + 9}L${from + wide + 1} ${ceiling + 4}`} />}
    </g>
  );
});
