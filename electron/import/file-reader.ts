import type { ZoneTable } from '../../shared/engine/time/zone-table.ts';
import { trimCell, trimmed, type CellRow } from './cell-row.ts';
import { counted } from './findings.ts';
import { REPEATABLE } from './guess-columns.ts';
import type { ImportState } from './import-state.ts';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';
import { ImportRefusal, type FileCount } from './import-types.ts';
import { ambiguousDates, createInstantColumn, type InstantColumn } from './instant-column.ts';

/** Refused rows that are kept to be shown; more are only counted. */
const KEPT_REFUSALS = 20_000;

/** Reads the rows of one file of one kind into the state. */
export interface KindReader {
  /** Takes one row; a returned sentence refuses it. The reader counts imported and merged rows itself. */
  row(row: CellRow, line: number): string | null;
  /** Called before the bytes of the rows taken so far are overwritten, and before a row is refused by somebody else. */
  rest?(): void;
  /** Called after the last row; for what depends on all rows together. */
  finish?(): void;
}

/** One file while it is read. */
export interface FileInHand {
  readonly name: string;
  /** Its number among all files; facts carry it. */
  readonly number: number;
  readonly mapping: FileMapping;
  readonly zone: ZoneTable;
  readonly header: readonly string[];
  readonly count: FileCount;
  readonly state: ImportState;
  readonly instants: Map<string, InstantColumn>;
  /** What is done about absences that end before they begin; refused unless told otherwise. */
  readonly spans?: 'refuse' | 'swap';
}

export type KindReaderFactory = (file: FileInHand) => KindReader;

/** One cell of every row, by what its column means; the client's words for "nothing" count as blank. */
export interface CellOf {
  /** Whether the cell says something; `trimmed` then holds where, without blanks around it. */
  find(row: CellRow): boolean;
  /** The same as text; '' when it says nothing. */
  text(row: CellRow): string;
  readonly isMapped: boolean;
}

/** A reader of the first column mapped to a target. Throws ImportRefusal when the file cannot do without it. */
export function cellOf(file: FileInHand, target: string, isRequired = false): CellOf {
  const index = indexesOf(file, target)[0] ?? -1;
  if (index < 0 && isRequired) {
    throw new ImportRefusal('refused', `${file.name} has no column for ${WORDS[target] ?? target}. Map one of its columns to it, or leave the file out.`);
  }
  const { blanks } = file.state;
  const find = (row: CellRow): boolean => index >= 0 && trimCell(row.bytes, row.starts[index]!, row.ends[index]!) && !blanks.has(row.bytes, trimmed.start, trimmed.end);
  return { find, text: (row) => (find(row) ? row.bytes.toString('utf8', trimmed.start, trimmed.end) : ''), isMapped: index >= 0 };
}

const WORDS: Readonly<Record<string, string>> = {
  leadId: 'the lead id', at: 'the time', type: 'the type of event', property: 'the name of the property', value: 'the value', ownerId: 'the owner id', dealId: 'the deal id',
};

/** Where the columns mapped to a target stand in the header. */
export function indexesOf(file: FileInHand, target: string): number[] {
  return file.mapping.columns.filter((column) => column.target === target).map((column) => file.header.indexOf(column.column)).filter((index) => index >= 0);
}

/** Notes what the mapping says of a file that is not so: columns it does not have, a meaning that only one column may have. */
export function noteColumns({ name, mapping, header, state }: FileInHand): void {
  const taken = new Map<string, string>();
  for (const { column, target } of mapping.columns) {
    if (target === 'ignore') continue;
    if (!header.includes(column)) {
      state.findings.note('missingColumn', `${name}|${column}`, { sentence: () => `${name} has no column "${column}".`, effect: 'Read without it.' });
      continue;
    }
    const first = taken.get(target);
    if (first === undefined || REPEATABLE.has(target)) taken.set(target, column);
    else state.findings.note('doubledColumn', `${name}|${column}`, { sentence: () => `${name} has "${first}" and "${column}" mapped to the same meaning.`, effect: `"${first}" counts for it.` });
  }
}

/** The reader of dates of one column; all readers of a column share their counts. */
export function instantsOf(file: FileInHand, column: string): InstantColumn {
  let found = file.instants.get(column);
  if (found === undefined) file.instants.set(column, (found = createInstantColumn(dateOrderOf(file, column), file.zone)));
  return found;
}

/** The order of day and month in one column: its own, else that of the file. */
const dateOrderOf = ({ mapping }: FileInHand, column: string): FileMapping['dateOrder'] => mapping.columns.find((one) => one.column === column)?.dateOrder ?? mapping.dateOrder;

/** The name of the first column mapped to a target. */
export const columnNameOf = (file: FileInHand, target: string): string => file.mapping.columns.find((column) => column.target === target)?.column ?? '';

/** So much of a cell is kept with a refused row. */
const KEPT_TEXT = 10_000;
const keptText = (cell: string): string => (cell.length > KEPT_TEXT ? `${cell.slice(0, KEPT_TEXT)}…` : cell);

export function refuseRow(file: FileInHand, row: CellRow, line: number, reason: string): void {
  refuseCells(file, file.state.refused.length < KEPT_REFUSALS ? row.texts() : [], line, reason);
}

/** The same of a row that was kept as text. */
export function refuseCells(file: FileInHand, cells: readonly string[], line: number, reason: string): void {
  file.count.refused++;
  file.state.refusedRows++;
  if (file.state.refused.length < KEPT_REFUSALS) file.state.refused.push({ file: file.name, line, reason, cells: cells.map(keptText) });
}

/** Notes the dates of a file that did not parse or could be read in two ways. */
export function noteInstants(file: FileInHand): void {
  for (const [column, { counts }] of file.instants) {
    for (const example of counts.unreadableExamples.slice(0, 1)) {
      file.state.findings.note('unreadableDates', `${file.name}|${column}`, {
        sentence: (count) => `${counted(count, 'date', 'dates')} in ${column} (${file.name}) could not be read as a date between 1990 and 2099.`,
        effect: 'Counted as blank, or the row was refused where it cannot do without.',
      }, example, counts.unreadable);
    }
    const ambiguous = ambiguousDates(counts);
    if (ambiguous > 0) {
      file.state.findings.note('ambiguousDates', `${file.name}|${column}`, {
        sentence: (count) => `${counted(count, 'date', 'dates')} in ${column} (${file.name}) could be read day first or month first.`,
        effect: `Read ${dateOrderOf(file, column) === 'MDY' ? 'month' : 'day'} first. Change the date order of the file if that is wrong.`,
      }, counts.eitherExamples[0], ambiguous);
    }
  }
}
