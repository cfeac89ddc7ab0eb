import type { FileMapping } from '../../shared/contract/schemas/import.ts';
import { parseInstant, type WrittenInstant } from './parse-instant.ts';
import { readRows } from './read-rows.ts';

const DAY = 86_400_000;
/** Rows that a first look compares; an export with more shows the same disorder in its beginning. */
const COMPARED = 200_000;
const EXAMPLES = 3;

/** Says of a row which date lies before the lead or deal was created; null when none does. */
export type OrderCheck = (textOf: (cell: number) => string) => string | null;

/** What a first look found: rows in which something ended before it was created. */
export interface ImpossibleOrders {
  readonly count: number;
  readonly compared: number;
  readonly examples: readonly string[];
}

/** A check of one file's rows; null when its columns hold no two dates that have an order. */
export function createOrderCheck({ columns, dateOrder }: Pick<FileMapping, 'columns' | 'dateOrder'>, header: readonly string[]): OrderCheck | null {
  const placed = columns.map((column) => ({ ...column, cell: header.indexOf(column.column) })).filter(({ cell }) => cell >= 0);
  const created = placed.find(({ target }) => target === 'createdAt');
  const later = placed.filter(({ target, stage }) => target === 'closedAt' || (target === 'stageDate' && stage !== 'lead'));
  if (created === undefined || later.length === 0) return null;
  return (textOf) => {
    const written = textOf(created.cell);
    const start = written === '' ? null : parseInstant(written, created.dateOrder ?? dateOrder);
    if (start === null) return null;
    for (const column of later) {
      const text = textOf(column.cell);
      const end = text === '' ? null : parseInstant(text, column.dateOrder ?? dateOrder);
      if (end !== null && isBefore(end, start)) return `"${column.column}" (${text}) lies before "${created.column}" (${written}).`;
    }
    return null;
  };
}

/** A day alone is compared as a day; where only one of the two names its zone, a day's difference may be the zone's. */
function isBefore(end: WrittenInstant, start: WrittenInstant): boolean {
  if (end.isUtc !== start.isUtc) return end.ms < start.ms - DAY;
  return end.ms % DAY === 0 ? end.ms < Math.floor(start.ms / DAY) * DAY : end.ms < start.ms;
}

/** Compares the dates within the rows of a file; null when it has no two that have an order. */
export async function lookAtOrder(path: string, mapping: FileMapping, header: readonly string[]): Promise<ImpossibleOrders | null> {
  const check = createOrderCheck(mapping, header);
  if (check === null) return null;
  let count = 0;
  let compared = 0;
  const examples: string[] = [];
  await readRows(path, mapping, {
    onHeader: () => undefined,
    onRow(cells, line, fault) {
      if (fault !== null || line > COMPARED) return;
      compared++;
      const found = check((cell) => cells[cell] ?? '');
      if (found === null) return;
      count++;
      if (examples.length < EXAMPLES) examples.push(found);
    },
  });
  return { count, compared, examples };
}
