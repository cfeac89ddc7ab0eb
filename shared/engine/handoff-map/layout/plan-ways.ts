import type { MapEdge } from '../../model/handoff-map.ts';
import type { Cell, StepGrid } from './grid.ts';

/** A turn of a way: up or down inside the gutter right of a column (-1 is left of the first), or along above a row. */
export type Bend =
  | { readonly kind: 'gutter'; readonly gutter: number; readonly from: number; readonly to: number }
  | { readonly kind: 'channel'; readonly row: number; readonly from: number; readonly to: number };

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** How an edge goes, before anything is measured in px. */
export interface PlannedWay {
  readonly edge: MapEdge;
  readonly start: Side;
  readonly end: Side;
  readonly bends: readonly Bend[];
}

/**
 * One way for every edge, short ones first: straight along a row where nothing stands between; round one corner out of
 * the bottom or top of a step; through one gutter; else through the gutter beside the step, along above the other's row,
 * and through the gutter before it. A row or column that a way runs along is closed to ways of other steps.
 */
export function planWays(edges: readonly MapEdge[], grid: StepGrid): PlannedWay[] {
  const runs = new Runs(grid);
  const known = edges.flatMap((edge) => {
    const [from, to] = [grid.cellOf(edge.from), grid.cellOf(edge.to)];
    return from === undefined || to === undefined ? [] : [{ edge, from, to, length: Math.abs(from.row - to.row) * 3 + Math.abs(from.column - to.column) }];
  });
  return known.toSorted((a, b) => a.length - b.length).map(({ edge, from, to }) => planWay(edge, from, to, runs));
}

function planWay(edge: MapEdge, from: Cell, to: Cell, runs: Runs): PlannedWay {
  const way = straight(edge, from, to, runs) ?? oneCorner(edge, from, to, runs) ?? throughGutter(edge, from, to, runs) ?? alongChannel(edge, from, to);
  runs.note(way, from, to);
  return way;
}

function straight(edge: MapEdge, from: Cell, to: Cell, runs: Runs): PlannedWay | null {
  if (from.row === to.row && from.column !== to.column && runs.isRowFree(from.row, from.column, to.column, edge)) {
    const isRight = from.column < to.column;
    return { edge, start: isRight ? 'right' : 'left', end: isRight ? 'left' : 'right', bends: [] };
  }
  if (from.column === to.column && from.row !== to.row && runs.isColumnFree(from.column, from.row, to.row, edge)) {
    return { edge, start: from.row < to.row ? 'bottom' : 'top', end: from.row < to.row ? 'top' : 'bottom', bends: [] };
  }
  return null;
}

/** Out of the bottom or top, then right. A handoff takes a gutter instead, since it may be hatched. */
function oneCorner(edge: MapEdge, from: Cell, to: Cell, runs: Runs): PlannedWay | null {
  if (edge.kind === 'handoff' || from.row === to.row || from.column >= to.column) return null;
  const isFree = runs.grid.at(to.row, from.column) === undefined && runs.isColumnFree(from.column, from.row, to.row, edge) && runs.isRowFree(to.row, from.column, to.column, edge);
  return isFree ? { edge, start: from.row < to.row ? 'bottom' : 'top', end: 'left', bends: [] } : null;
}

function throughGutter(edge: MapEdge, from: Cell, to: Cell, runs: Runs): PlannedWay | null {
  if (from.row === to.row) return null;
  const upright = (gutter: number): Bend => ({ kind: 'gutter', gutter, from: from.row, to: to.row });
  if (to.column > from.column) {
    const open = range(from.column, to.column - 1).filter((gutter) => runs.isRowFree(from.row, from.column, gutter + 1, edge) && runs.isRowFree(to.row, gutter, to.column, edge));
    const [best] = open.toSorted((a, b) => runs.crowd(a) - runs.crowd(b) || a - b);
    return best === undefined ? null : { edge, start: 'right', end: 'left', bends: [upright(best)] };
  }
  // Back, or in the same column: out at the right, in at the right.
  return runs.isRowFree(to.row, to.column, from.column + 1, edge) ? { edge, start: 'right', end: 'right', bends: [upright(from.column)] } : null;
}

function alongChannel(edge: MapEdge, from: Cell, to: Cell): PlannedWay {
  const [out, into] = [from.column, to.column - 1];
  const row = Math.max(from.row, to.row); // above the lower of the two
  return {
    edge, start: 'right', end: 'left',
    bends: [{ kind: 'gutter', gutter: out, from: from.row, to: row }, { kind: 'channel', row, from: out, to: into }, { kind: 'gutter', gutter: into, from: row, to: to.row }],
  };
}

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Where steps stand and ways run already. Ways that share their beginning or their end may share a run. */
class Runs {
  readonly grid: StepGrid;
  readonly #rows = new Map<string, MapEdge>();
  readonly #columns = new Map<string, MapEdge>();
  readonly #crowds = new Map<number, number>();

  constructor(grid: StepGrid) {
    this.grid = grid;
  }

  /** Whether the cells strictly between two columns of a row hold no step and no foreign way. */
  isRowFree(row: number, from: number, to: number, edge: MapEdge): boolean {
    for (let column = Math.min(from, to) + 1; column < Math.max(from, to); column++) {
      if (this.grid.at(row, column) !== undefined || isForeign(this.#rows.get(`${row} ${column}`), edge)) return false;
    }
    return true;
  }

  isColumnFree(column: number, from: number, to: number, edge: MapEdge): boolean {
    for (let row = Math.min(from, to) + 1; row < Math.max(from, to); row++) {
      if (this.grid.at(row, column) !== undefined || isForeign(this.#columns.get(`${row} ${column}`), edge)) return false;
    }
    return true;
  }

  /** How many ways turn in a gutter. */
  crowd(gutter: number): number {
    return this.#crowds.get(gutter) ?? 0;
  }

  note({ edge, start, bends }: PlannedWay, from: Cell, to: Cell): void {
    const [bend] = bends;
    if (bends.length > 1) return;
    if (bend?.kind === 'gutter') this.#crowds.set(bend.gutter, this.crowd(bend.gutter) + 1);
    const turn = bend?.kind === 'gutter' ? bend.gutter : start === 'bottom' || start === 'top' ? from.column : to.column;
    this.#noteRow(edge, from.row, from.column, turn);
    this.#noteRow(edge, to.row, turn, to.column);
    if (start === 'bottom' || start === 'top') for (const row of range(Math.min(from.row, to.row), Math.max(from.row, to.row))) this.#columns.set(`${row} ${from.column}`, edge);
  }

  #noteRow(edge: MapEdge, row: number, from: number, to: number): void {
    for (const column of range(Math.min(from, to), Math.max(from, to))) this.#rows.set(`${row} ${column}`, edge);
  }
}

const isForeign = (other: MapEdge | undefined, edge: MapEdge): boolean => other !== undefined && other.from !== edge.from && other.to !== edge.to;
