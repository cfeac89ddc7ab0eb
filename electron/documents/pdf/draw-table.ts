import type { Cell, Column, Row, Table } from '../content/block.ts';
import { honestyInWords } from '../content/replay-evidence.ts';
import { drawHonestyMark } from './draw-honesty-mark.ts';
import type { Element, PageWriter } from './page-writer.ts';
import { baselineIn } from './page-writer.ts';
import type { TextStyle } from './text-style.ts';
import { STYLE } from './text-style.ts';
import { COLOUR } from './tokens.ts';
import type { Line } from './wrap-text.ts';

const PAD_Y = 4.5;
const GAP = 9;
const MARK = 9;
/** Tables up to this height do not break at all. */
const SHORT = 180;

interface Placed {
  readonly column: Column;
  readonly x: number;
  readonly width: number;
}
/** A row as it will be drawn: the lines of each cell, or a mark. */
interface LaidRow {
  readonly cells: readonly (readonly Line[] | Extract<Cell, { mark: unknown }>)[];
  readonly style: TextStyle;
  readonly height: number;
  readonly isTotal: boolean;
}

function place(writer: PageWriter, columns: readonly Column[]): readonly Placed[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const usable = writer.textWidth - GAP * (columns.length - 1);
  let x = writer.left;
  return columns.map((column) => {
    const width = (usable * column.share) / shares;
    const placed = { column, x, width };
    x += width + GAP;
    return placed;
  });
}

function isMark(cell: Cell): cell is Extract<Cell, { mark: unknown }> {
  return typeof cell === 'object' && 'mark' in cell;
}

function layRow(writer: PageWriter, placed: readonly Placed[], row: Row): LaidRow {
  const style = row.isTotal === true ? STYLE.tableTotal : STYLE.table;
  const cells = placed.map(({ width }, i) => {
    const cell = row.cells[i] ?? '';
    return isMark(cell) ? cell : writer.wrap(cell, style, width);
  });
  return { cells, style, height: heightOf(cells, style), isTotal: row.isTotal === true };
}

function heightOf(cells: LaidRow['cells'], style: TextStyle): number {
  const lines = Math.max(1, ...cells.map((cell) => ('mark' in cell ? 1 : cell.length)));
  return lines * style.lineHeight + 2 * PAD_Y;
}

/** Rows never break over pages; only one that is taller than a whole page is cut, or it could not be printed. */
function fitRow(row: LaidRow, maxHeight: number): readonly LaidRow[] {
  if (row.height <= maxHeight) return [row];
  const count = Math.max(1, Math.floor((maxHeight - 2 * PAD_Y) / row.style.lineHeight));
  const longest = Math.max(...row.cells.map((cell) => ('mark' in cell ? 1 : cell.length)));
  const parts: LaidRow[] = [];
  for (let from = 0; from < longest; from += count) {
    const cells = row.cells.map((cell) => ('mark' in cell ? (from === 0 ? cell : []) : cell.slice(from, from + count)));
    parts.push({ ...row, cells, height: heightOf(cells, row.style) });
  }
  return parts;
}

function headHeight(writer: PageWriter, placed: readonly Placed[]): number {
  const lines = Math.max(1, ...placed.map(({ column, width }) => writer.wrap(column.head, STYLE.tableHead, width).length));
  return lines * STYLE.tableHead.lineHeight + PAD_Y;
}

function layRows(writer: PageWriter, placed: readonly Placed[], { rows }: Table): readonly LaidRow[] {
  const source: readonly Row[] = rows.length > 0 ? rows : [{ cells: ['None'] }];
  const maxHeight = writer.bottom - writer.top - headHeight(writer, placed);
  return source.flatMap((row) => fitRow(layRow(writer, placed, row), maxHeight));
}

/** The height that a table needs before it may break: all of a short one, else its head and its first two rows. */
export function tableKeep(writer: PageWriter, table: Table): number {
  const placed = place(writer, table.columns);
  return headHeight(writer, placed) + keepRows(layRows(writer, placed, table), writer.bottom - writer.top - headHeight(writer, placed));
}

function keepRows(rows: readonly LaidRow[], maxHeight: number): number {
  const height = (some: readonly LaidRow[]) => some.reduce((sum, row) => sum + row.height, 0);
  if (height(rows) <= SHORT) return height(rows);
  const two = height(rows.slice(0, 2));
  return two <= maxHeight ? two : height(rows.slice(0, 1));
}

function drawCellLines(writer: PageWriter, lines: readonly Line[], { column, x, width }: Placed, top: number, style: TextStyle): void {
  lines.forEach((line, i) => {
    const at = column.align === 'right' ? x + width - line.width : x;
    writer.drawLine(line, at, top + i * style.lineHeight + baselineIn(style), style.colour);
  });
}

/** The head; on later pages of the same table it is a repetition that a screen reader passes over. */
function drawHead(writer: PageWriter, placed: readonly Placed[], table: Element | null): void {
  const height = headHeight(writer, placed);
  const row = table === null ? null : writer.element('TR', table);
  for (const item of placed) {
    const lines = writer.wrap(item.column.head, STYLE.tableHead, item.width);
    const top = writer.y + height - PAD_Y - lines.length * STYLE.tableHead.lineHeight;
    const draw = () => drawCellLines(writer, lines, item, top, STYLE.tableHead);
    if (row === null) writer.artifact(draw, 'Pagination');
    else writer.tagged('TH', writer.element('TH', row, { scope: 'Column' }), draw);
  }
  writer.y += height;
  writer.rule(writer.left, writer.right, writer.y, COLOUR.rule, 0.75);
}

function drawRow(writer: PageWriter, placed: readonly Placed[], row: LaidRow, table: Element): void {
  if (row.isTotal) writer.rule(writer.left, writer.right, writer.y, COLOUR.ink, 0.75);
  const element = writer.element('TR', table);
  placed.forEach((item, i) => {
    const cell = row.cells[i] ?? [];
    const data = writer.element('TD', element);
    if ('mark' in cell) {
      const figure = writer.element('Figure', data, { alt: honestyInWords(cell.mark, writer.say) });
      writer.tagged('Figure', figure, () => drawHonestyMark(writer.pdf, cell.mark, item.x + item.width - MARK, writer.y + PAD_Y + (row.style.lineHeight - MARK) / 2, MARK));
    } else if (cell.some(({ pieces }) => pieces.length > 0)) {
      writer.tagged('TD', data, () => drawCellLines(writer, cell, item, writer.y + PAD_Y, row.style));
    }
  });
  writer.y += row.height;
  writer.rule(writer.left, writer.right, writer.y, COLOUR.line);
}

export function drawTable(writer: PageWriter, parent: Element, table: Table): void {
  const placed = place(writer, table.columns);
  const rows = layRows(writer, placed, table);
  const element = writer.element('Table', parent);
  writer.ensure(tableKeep(writer, table));
  drawHead(writer, placed, element);
  rows.forEach((row, i) => {
    const next = i === rows.length - 2 ? rows[i + 1] : undefined;
    const both = row.height + (next?.height ?? 0);
    const room = writer.bottom - writer.y + 0.01;
    // The last row, often a total, never stands alone under a repeated head: the one before goes with it.
    if (i > 0 && (row.height > room || (both > room && both <= writer.bottom - writer.top - headHeight(writer, placed)))) {
      writer.newPage();
      drawHead(writer, placed, null);
    }
    drawRow(writer, placed, row, element);
  });
  writer.y += 10;
}
