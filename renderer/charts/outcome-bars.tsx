import { memo, type JSX, type ReactNode } from 'react';
import { countText, shareText } from '../components/figure-text.ts';
import { OutcomeGlyph } from '../components/outcome-glyph.tsx';
import { ChartFrame, type ChartFrameProps, type ChartTable } from './chart-frame.tsx';

export interface OutcomeCounts {
  readonly kept: number;
  readonly late: number;
  readonly never: number;
  readonly open: number;
}

export interface OutcomeRow {
  readonly id: string;
  readonly name: string;
  /** Muted under the name, such as "within 4 h". */
  readonly sub: string;
  readonly n: number;
  readonly keptShare: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly actual: OutcomeCounts;
  /** A solid second bar in shares of one, with the share kept and its interval; null says so in words. */
  readonly proposed?: { readonly shares: OutcomeCounts; readonly kept: number; readonly low: number; readonly high: number } | null;
  readonly proposedWords?: string;
  /** The share promised, drawn as a 2 px ink tick. */
  readonly target?: number | null;
}

export interface OutcomeBarsProps extends Pick<ChartFrameProps, 'title' | 'marks' | 'note' | 'isOld'> {
  /** Right of the legend, such as a button. */
  readonly aside?: ReactNode;
  readonly rows: readonly OutcomeRow[];
}

const ORDER = ['kept', 'late', 'never', 'open'] as const;

/** Kept, late, never, open as one bar a row: hollow as it happened, solid as proposed, with its interval. */
export function OutcomeBars({ rows, aside, ...frame }: OutcomeBarsProps): JSX.Element {
  const room = typeof document !== 'undefined' && document.documentElement.dataset['room'] === 'true';
  const hasSecond = rows.some((row) => row.proposed !== undefined);
  return (
    <ChartFrame
      {...frame} height={rows.length * (room ? 132 : hasSecond ? 64 : 48)}
      legend={<><OutcomeGlyph outcome="kept" /><OutcomeGlyph outcome="late" /><OutcomeGlyph outcome="never" /><OutcomeGlyph outcome="unknown" word="Still open" />{aside !== undefined && <span className="chart-aside">{aside}</span>}</>}
      summary={rows.map(inWords).join('; ')}
      table={tableOf(rows)}
    >
      {() => <div className="outcome-rows">{rows.map((row) => <Row key={row.id} row={row} hasSecond={hasSecond} />)}</div>}
    </ChartFrame>
  );
}

const inWords = ({ name, keptShare, n, proposed }: OutcomeRow): string =>
  `${name}: ${shareText(keptShare)} kept, n ${countText(n)}${proposed == null ? '' : `, proposed ${shareText(proposed.kept)}, ${shareText(proposed.low)} to ${shareText(proposed.high)}`}`;

function tableOf(rows: readonly OutcomeRow[]): ChartTable {
  const hasDrawn = rows.some(({ proposed }) => proposed != null);
  return {
    heads: ['Tier', 'Kept', 'Late', 'No logged touch', 'Open', 'Kept share', 'n', ...(hasDrawn ? ['Proposed, simulated', 'Low', 'High'] : [])],
    rows: rows.map(({ name, actual, keptShare, n, proposed }) => [
      name, countText(actual.kept), countText(actual.late), countText(actual.never), countText(actual.open), shareText(keptShare), countText(n),
      ...(hasDrawn ? [proposed?.kept, proposed?.low, proposed?.high].map((share) => shareText(share ?? null)) : []),
    ]),
  };
}

const Row = memo(function Row({ row, hasSecond }: { readonly row: OutcomeRow; readonly hasSecond: boolean }): JSX.Element {
  const isSmall = row.n < 30;
  const drawn = row.proposed ?? null;
  return (
    <div className={isSmall ? 'outcome-row outcome-small' : 'outcome-row'}>
      <div className="outcome-name">
        <div className="strong">{row.name}</div>
        <div className="label ink3">{row.sub}</div>
        <div className="label ink3">n {countText(row.n)}{isSmall ? ', too few to lean on' : ''}</div>
      </div>
      <div className="outcome-lines">
        <div className="outcome-line">
          {hasSecond && <span className="outcome-arm">Actual</span>}
          <Bar counts={row.actual} look="hollow" low={row.low} high={row.high} target={row.target ?? null} />
          <span className={drawn === null ? 'outcome-share figures' : 'outcome-share outcome-then figures'}>{shareText(row.keptShare)}</span>
        </div>
        {row.proposed !== undefined && (
          <div className="outcome-line">
            <span className="outcome-arm strong">Proposed</span>
            {drawn === null ? <span className="outcome-words">{row.proposedWords ?? 'not knowable'}</span> : <Bar counts={drawn.shares} look="solid" low={drawn.low} high={drawn.high} target={row.target ?? null} />}
            <span className="outcome-share figures">{drawn !== null && shareText(drawn.kept)}</span>
          </div>
        )}
      </div>
    </div>
  );
});

function Bar({ counts, look, low, high, target }: { readonly counts: OutcomeCounts; readonly look: 'hollow' | 'solid'; readonly low: number | null; readonly high: number | null; readonly target: number | null }): JSX.Element {
  const total = ORDER.reduce((sum, key) => sum + counts[key], 0);
  return (
    <span className={`outcome-bar outcome-bar-${look}`}>
      {ORDER.map((key) => counts[key] > 0 && <span key={key} className={`part part-${key}`} style={{ flexGrow: counts[key] / Math.max(1, total) }} />)}
      {total === 0 && <span className="part part-none" />}
      {low !== null && high !== null && <span className="whisker" style={{ left: `${low * 100}%`, width: `${Math.max(0, high - low) * 100}%` }} />}
      {target !== null && <span className="bar-target" style={{ left: `${target * 100}%` }} />}
    </span>
  );
}
