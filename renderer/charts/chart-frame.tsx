import { useRef, useState, type JSX, type ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { HonestyMark, type MarkKind } from '../components/honesty-mark.tsx';
import { Table, type Column } from '../components/table.tsx';
import { ChartMenu } from './chart-menu.tsx';
import type { ChartWords } from './chart-export.ts';
import { guardFormula } from '../../shared/format/csv-row.ts';
import { useChartSize, type ChartSize } from './use-chart-size.ts';

/** The same figures in the same order as the chart. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What a cell opens, such as the leads behind it; null for a cell that opens nothing. */
  readonly open?: ((row: number, column: number) => (() => void) | null) | undefined;
}

export interface ChartFrameProps {
  readonly title: ReactNode;
  readonly marks?: readonly MarkKind[];
  /** Muted, right of the title: n, the interval, the window. */
  readonly note?: ReactNode;
  /** What the chart says, in a sentence or two, for those who hear it. */
  readonly summary: string;
  readonly table: ChartTable;
  /** Fixed height of the drawing in px; without it the drawing fills its parent. */
  readonly height?: number;
  /** True while the drawing holds controls of its own (the threshold), which an image may not. */
  readonly isInteractive?: boolean;
  readonly legend?: ReactNode;
  readonly isOld?: boolean;
  readonly children: (size: ChartSize) => ReactNode;
}

/** Title, mark and note over a drawing that a click on the table button, or T, swaps for its table. */
export function ChartFrame({ title, marks = [], note, summary, table, height, isInteractive, legend, isOld, children }: ChartFrameProps): JSX.Element {
  const [isTable, setIsTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const size = useChartSize(box);
  return (
    <section
      className={isOld === true ? 'chart stale' : 'chart'}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        setIsTable((shown) => !shown);
      }}
    >
      <div className="chart-head">
        <h2 className="heading">{title}</h2>
        {marks.map((kind) => <HonestyMark key={kind} kind={kind} about={typeof title === 'string' ? title : 'This chart'} />)}
        <span className="chart-note">{note}</span>
        <span className="tools">
          <ChartMenu box={box} table={table} words={() => wordsOf(box.current, summary)} copyTable={() => void navigator.clipboard.writeText(asText(table))} />
          <Button look="quiet" icon={isTable ? 'chart' : 'table'} aria-label={isTable ? 'Show the chart' : 'Show the table'} title={isTable ? 'Chart (T)' : 'Table (T)'} onClick={() => setIsTable(!isTable)} />
        </span>
      </div>
      {legend !== undefined && !isTable && <div className="chart-legend">{legend}</div>}
      <div ref={box} className="chart-box" style={height === undefined ? undefined : { height }}>
        {isTable ? <FigureTable label={summary} table={table} /> : size.width > 0 && (
          <div className="chart-drawing" role={isInteractive === true ? 'group' : 'img'} aria-label={summary} tabIndex={isInteractive === true ? undefined : 0}>{children(size)}</div>
        )}
      </div>
    </section>
  );
}

/** The title and the note as they stand on the screen, with names masked as they are there. */
function wordsOf(box: HTMLElement | null, summary: string): ChartWords {
  const head = box?.closest('.chart')?.querySelector('.chart-head');
  const text = (selector: string): string => head?.querySelector(selector)?.textContent.trim() ?? '';
  return { title: text('.heading') || 'Chart', note: text('.chart-note'), summary };
}

/** Cells divided by tabs, rows by line ends: what a spreadsheet takes, and no client's word that it would run as a formula. */
export const asText = (table: ChartTable): string => [table.heads, ...table.rows].map((row) => row.map((cell) => (typeof cell === 'number' ? String(cell) : safeCell(cell))).join('\t')).join('\n');

const safeCell = (cell: string): string => {
  const text = cell.replace(/[\t\r\n]+/g, ' ');
  return /^[+-][\d.,\s]*%?$/.test(text) ? text : guardFormula(text); // a figure may have a sign
};

function FigureTable({ label, table }: { readonly label: string; readonly table: ChartTable }): JSX.Element {
  const columns = table.heads.map((head, index): Column<readonly (string | number)[]> => ({
    key: `${index}`, head, isFigure: index > 0,
    cell: (row, place) => {
      const open = table.open?.(place, index) ?? null;
      const text = row[index] ?? '';
      return open === null ? text : <button type="button" className="leads-count" aria-label={`${head}, ${row[0] ?? ''}: ${text}, open leads`} onClick={open}>{text}</button>;
    },
  }));
  return <div className="chart-table scrolls" tabIndex={0}><Table label={label} columns={columns} rows={table.rows} rowKey={(_, index) => `${index}`} isDense /></div>;
}
