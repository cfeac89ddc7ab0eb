import type { HandoffMap, MapPlace, MapStep } from '../../model/handoff-map.ts';

/** Steps on one grid over all lanes: global rows go down through the lanes that are drawn, columns go right. */
export interface StepGrid {
  readonly columns: number;
  /** Rows of each drawn lane, in the order of the lanes; the lane of nobody is drawn only once a step stands in it. */
  readonly lanes: readonly { readonly laneId: string; readonly firstRow: number; readonly rows: number }[];
  cellOf(stepId: string): Cell | undefined;
  /** The step in a cell. */
  at(row: number, column: number): string | undefined;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export function gridOf(map: Pick<HandoffMap, 'steps' | 'lanes'>, places: ReadonlyMap<string, MapPlace>): StepGrid {
  const placeOf = ({ id }: MapStep): MapPlace => places.get(id) ?? { column: 0, row: 0 };
  const rowsOf = new Map<string, number>();
  let columns = 1;
  for (const step of map.steps) {
    const { row, column } = placeOf(step);
    rowsOf.set(step.laneId, Math.max(rowsOf.get(step.laneId) ?? 1, row + 1));
    columns = Math.max(columns, column + 1);
  }
  let firstRow = 0;
  const lanes = map.lanes.filter(({ id, kind }) => kind !== 'nobody' || rowsOf.has(id)).map(({ id }) => {
    const lane = { laneId: id, firstRow, rows: rowsOf.get(id) ?? 1 };
    firstRow += lane.rows;
    return lane;
  });
  const first = new Map(lanes.map((lane) => [lane.laneId, lane.firstRow]));
  const cells = new Map<string, Cell>();
  const taken = new Map<string, string>();
  for (const step of map.steps) {
    const { row, column } = placeOf(step);
    const cell = { row: (first.get(step.laneId) ?? 0) + row, column };
    cells.set(step.id, cell);
    taken.set(`${cell.row} ${cell.column}`, step.id);
  }
  return { columns, lanes, cellOf: (stepId) => cells.get(stepId), at: (row, column) => taken.get(`${row} ${column}`) };
}
