import { plainInstant, readPlainInstant } from './byte-instant.ts';
import { trimCell, trimmed, type CellRow } from './cell-row.ts';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';
import { parseInstant, type WrittenInstant } from './parse-instant.ts';
import { readCells } from './read-rows.ts';

const DAY = 86_400_000;
const EXAMPLES = 3;

/** Says of a row which date lies before the one that it must follow; null when none does. */
export type OrderCheck = (row: CellRow) => string | null;

/** What a first look found: rows in which something ended before it began. */
export interface ImpossibleOrders {
  readonly count: number;
  readonly compared: number;
  readonly examples: readonly string[];
}

/** A check of one file's rows; null when its columns hold no two dates that have an order. */
export function createOrderCheck({ kind, columns, dateOrder }: Pick<FileMapping, 'kind' | 'columns' | 'dateOrder'>, header: readonly string[]): OrderCheck | null {
  const placed = columns.map((column) => ({ column: column.column, target: column.target, stage: column.stage, order: column.dateOrder ?? dateOrder, cell: header.indexOf(column.column) })).filter(({ cell }) => cell >= 0);
  const first = placed.find(({ target }) => target === (kind === 'absences' ? 'from' : 'createdAt'));
  const later = placed.filter(({ target, stage }) => (kind === 'absences' ? target === 'to' : target === 'closedAt' || (target === 'stageDate' && stage !== 'lead')));
  if (first === undefined || later.length === 0) return null;
  return (row) => {
    const start = writtenIn(row, first.cell, first.order);
    if (start === null) return null;
    for (const { column, cell, order } of later) {
      const end = writtenIn(row, cell, order);
      if (end !== null && isBefore(end, start)) return `"${column}" (${row.text(cell).trim()}) lies before "${first.column}" (${row.text(first.cell).trim()}).`;
    }
    return null;
  };
}

type Written = Pick<WrittenInstant, 'ms' | 'isUtc'>;

/** The date in a cell; null when it holds none. Every row of a large file is asked, so plain dates are read from their bytes. */
function writtenIn(row: CellRow, cell: number, order: FileMapping['dateOrder']): Written | null {
  if (cell >= row.count || !trimCell(row.bytes, row.starts[cell]!, row.ends[cell]!)) return null;
  if (readPlainInstant(row.bytes, trimmed.start, trimmed.end)) return { ms: plainInstant.ms, isUtc: plainInstant.isUtc };
  return parseInstant(row.bytes.toString('utf8', trimmed.start, trimmed.end), order);
}

/** A day alone is compared as a day; where only one of the two names its zone, a day's difference may be the zone's. */
function isBefore(end: Written, start: Written): boolean {
  if (end.isUtc !== start.isUtc) return end.ms < start.ms - DAY;
  return end.ms % DAY === 0 ? end.ms < Math.floor(start.ms / DAY) * DAY : end.ms < start.ms;
}

/** Compares the dates within all rows of a file; null when it has no two that have an order. */
export async function lookAtOrder(path: string, mapping: FileMapping, header: readonly string[]): Promise<ImpossibleOrders | null> {
  const check = createOrderCheck(mapping, header);
  if (check === null) return null;
  let count = 0;
  let compared = 0;
  const examples: string[] = [];
  await readCells(path, mapping, {
    onHeader: () => undefined,
    onRow(row, _line, fault) {
      if (fault !== null) return;
      compared++;
      const found = check(row);
      if (found === null) return;
      count++;
      if (examples.length < EXAMPLES) examples.push(found);
    },
  });
  return { count, compared, examples };
}
