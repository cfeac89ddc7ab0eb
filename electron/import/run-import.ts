import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { historyHashBytes } from '../../shared/engine/history/history-hash-text.ts';
import { encodeParts } from '../../shared/engine/history/history-segments.ts';
import type { HistoryParts } from '../../shared/engine/history/history-parts.ts';
import { buildHistory } from './build-history.ts';
import { checkMapping } from './check-mapping.ts';
import { compareText } from '../../shared/engine/history/compare-ids.ts';
import { NO_FILE } from './fact-table.ts';
import { noteColumns, noteInstants, refuseRow, type FileInHand, type KindReader, type KindReaderFactory } from './file-reader.ts';
import { counted } from './findings.ts';
import { createOrderCheck, type OrderCheck } from './impossible-order.ts';
import { createImportState, type ImportState } from './import-state.ts';
import type { FileKind, FileMapping, RefusedRow, Vocabulary } from '../../shared/contract/schemas/import.ts';
import { ImportRefusal, type FileCount, type ImportSummary } from './import-types.ts';
import type { KnownHistory } from './known-history.ts';
import { named } from './look-at-file.ts';
import type { ValueChoices } from './mend-values.ts';
import { absencesReader } from './read-absences.ts';
import { calendarsReader } from './read-calendars.ts';
import { dealsReader } from './read-deals.ts';
import { eventsReader } from './read-events.ts';
import { leadsReader } from './read-leads.ts';
import { ownersReader } from './read-owners.ts';
import { propertyHistoryReader } from './read-property-history.ts';
import { readCells, type RowOddities } from './read-rows.ts';
import type { RowPolicy } from './row-sorter.ts';
import type { ImportedStaff, KnownStaff } from './staff.ts';
import { zoneTableFor } from './zones.ts';

/** A file to import, with the mapping that the person accepted. */
export interface FileToImport {
  readonly path: string;
  readonly name: string;
  readonly mapping: FileMapping;
  /** What a delimited file holds, where it is in memory already: then nothing lies at its path. */
  readonly held?: Uint8Array;
  /** What is done about odd rows. */
  readonly rows?: RowPolicy;
  /** What is done about rows in which something ended before it was created; kept unless told otherwise. */
  readonly orders?: 'keep' | 'refuse';
  /** What is done about absences that end before they begin. */
  readonly spans?: 'refuse' | 'swap';
}

export interface RunOptions {
  readonly clientZone: string;
  readonly currency: string;
  readonly signal: AbortSignal;
  /** What was chosen about the values of a lead's fields, by field. */
  readonly valueChoices?: ReadonlyMap<string, ValueChoices>;
  /** The history that the files are added to: rows may name its leads, and no file need hold any. */
  readonly known?: KnownHistory;
  /** Who is in the rosters, and the absences that stay. */
  readonly staff?: KnownStaff;
  onProgress(done: number, total: number, label: string): void;
  /** Hears every file's bytes as they are read; they are overwritten when the returned promise is fulfilled. */
  onSource?(file: string, bytes: Buffer): void | Promise<void>;
  /** Called and waited for when every file was read. */
  onSourceEnd?(): Promise<void>;
}

/** What an import makes: the history's columns as they are stored, in memory that threads share. */
export interface ImportedFiles {
  readonly segments: ReadonlyMap<string, Uint8Array>;
  readonly batch: ImportSummary;
  readonly refusedRows: RefusedRow[];
  readonly staff: ImportedStaff;
}

/** Leads come before what refers to them, owners before everything; what is said of people comes when all are known. */
const READERS: readonly (readonly [FileKind, KindReaderFactory])[] = [
  ['owners', ownersReader],
  ['leads', leadsReader],
  ['deals', dealsReader],
  ['events', eventsReader],
  ['propertyHistory', propertyHistoryReader],
  ['absences', absencesReader],
  ['calendars', calendarsReader],
];

/** Reads all files into one history. Throws ImportRefusal with a sentence when they cannot become one. */
export async function runImport(files: readonly FileToImport[], vocabulary: Vocabulary, options: RunOptions): Promise<ImportedFiles> {
  const state = createImportState(vocabulary, options);
  const sorted = [...files].sort((a, b) => compareText(a.name, b.name) || compareText(a.path, b.path));
  if (sorted.length >= NO_FILE) throw new ImportRefusal('refused', `An import takes at most ${NO_FILE - 1} files. Join some of them.`);
  sorted.forEach(checkMapping);
  const progress = await progressOver(sorted, options);
  const inHand: FileInHand[] = [];
  for (const [kind, createReader] of READERS) {
    for (const file of sorted.filter(({ mapping }) => mapping.kind === kind)) inHand.push(await readFile(file, inHand.length, createReader, state, options, progress));
  }
  refuseNothing(inHand, state, options.known !== undefined);
  await options.onSourceEnd?.();
  progress.say('Sorting facts');
  await new Promise((resolve) => setImmediate(resolve));
  const { history, dropped } = buildHistory(state);
  for (const [number, rows] of dropped) mergeRepeats(state, inHand[number], rows);
  for (const file of inHand) noteInstants(file);
  const counts = files.map(({ name, mapping }) => inHand.find((file) => file.mapping === mapping && file.name === name)?.count).filter((count): count is FileCount => count !== undefined);
  return { segments: encodeParts(history), batch: { files: counts, findings: state.findings.list(), refusedRows: state.refusedRows, historyHash: hashOf(history) }, refusedRows: state.refused, staff: { absences: state.staff.absences, hours: state.staff.hours } };
}

/** Refuses an import that brought nothing, as exactly as can be told. Beside a history that is there, files without leads do. */
function refuseNothing(inHand: readonly FileInHand[], { leads, refused }: ImportState, isAdded: boolean): void {
  const file = inHand.find(({ mapping }) => mapping.kind === 'leads') ?? (isAdded ? inHand.find(({ count }) => count.imported + count.merged === 0) : undefined);
  const isNothing = isAdded ? inHand.every(({ count }) => count.imported + count.merged === 0) : leads.count === 0;
  if (!isNothing) return;
  const refuse = (message: string): never => {
    throw new ImportRefusal('refused', message);
  };
  if (file === undefined) return refuse('No lead was read. Add a file of leads and map its lead id, then import again.');
  if (file.count.rows === 0) return refuse(`${file.name} has a header but no rows. Export it again with at least one row.`);
  const reason = refused.find((row) => row.file === file.name)?.reason ?? '';
  return refuse(`Nothing was read, because every row of ${file.name} was refused. The first one: ${reason} Check the mapping, then import again.`);
}

function mergeRepeats(state: ImportState, file: FileInHand | undefined, rows: number): void {
  if (file === undefined) return; // a derived fact that repeats one read from a row
  file.count.imported -= rows;
  file.count.merged += rows;
  state.findings.note('repeatedRows', file.name, { sentence: (count) => `${counted(count, 'row', 'rows')} of ${file.name} repeated another exactly.`, effect: 'Counted once.' }, undefined, rows);
}

interface Progress {
  add(bytes: number, label: string): void;
  addRow(): void;
  say(label: string): void;
}

/** Rows, rate and remaining time, once they say something. */
function paceOf(rows: number, done: number, total: number, ms: number): string {
  if (rows === 0 || ms < 1000) return '';
  const rate = Math.round((rows / ms) * 10) * 100;
  return `: ${rows.toLocaleString('en')} rows, ${rate.toLocaleString('en')} a second, ${Math.ceil((ms / done) * Math.max(0, total - done) / 1000)} s left`;
}

/** Nobody reads faster. */
const SAID_EVERY_MS = 50;

async function progressOver(files: readonly FileToImport[], options: RunOptions): Promise<Progress> {
  let total = 0;
  for (const file of files) total += file.held?.length ?? (await named(file.name, async () => (await stat(file.path)).size));
  const started = performance.now();
  let done = 0;
  let rows = 0;
  let said = -Infinity;
  return {
    add(bytes, label) {
      done += bytes;
      const now = performance.now();
      if (now - said < SAID_EVERY_MS && done < total) return; // each saying wakes another thread
      said = now;
      options.onProgress(done, total, `${label}${paceOf(rows, done, total, now - started)}`);
    },
    addRow: () => void rows++,
    say: (label) => options.onProgress(done, total, label),
  };
}

async function readFile(file: FileToImport, number: number, createReader: KindReaderFactory, state: ImportState, { signal, onSource }: RunOptions, progress: Progress): Promise<FileInHand> {
  const count: FileCount = { name: file.name, kind: file.mapping.kind, sha256: '', rows: 0, imported: 0, merged: 0, refused: 0 };
  let inHand: FileInHand = { name: file.name, number, mapping: file.mapping, zone: zoneTableFor(file.mapping.zone), header: [], count, state, instants: new Map(), ...(file.spans === undefined ? {} : { spans: file.spans }) };
  let reader: KindReader | null = null;
  let disorder: OrderCheck | null = null;
  const oddities = await named(file.name, () =>
    readCells(file.path, { ...file.mapping, rows: file.rows, held: file.held }, {
      onHeader(header) {
        inHand = { ...inHand, header };
        noteColumns(inHand);
        reader = createReader(inHand);
        if (file.orders === 'refuse') disorder = createOrderCheck(file.mapping, header);
      },
      onRow(row, line, fault) {
        progress.addRow();
        const refusal = fault ?? disorder?.(row) ?? reader?.row(row, line) ?? null;
        if (refusal === null) return;
        reader?.rest?.(); // rows before it may be refused too
        refuseRow(inHand, row, line, refusal);
      },
      onRest: () => reader?.rest?.(),
      onBytes(bytes) {
        progress.add(bytes.length, `Reading ${file.name}`);
        return onSource?.(file.name, bytes);
      },
    }, signal),
  );
  (reader as KindReader | null)?.finish?.(); // the compiler does not see the assignment inside the callback
  count.rows = oddities.rows;
  if (count.refused > 0) count.header = [...inHand.header];
  count.sha256 = oddities.sha256;
  noteOddities(state, file.name, oddities, file.rows ?? {});
  return inHand;
}

function noteOddities(state: ImportState, name: string, oddities: RowOddities, policy: RowPolicy): void {
  const note = (kind: string, count: number, what: string, effect: string): void => {
    if (count > 0) state.findings.note(kind, name, { sentence: (n) => `${counted(n, 'row', 'rows')} of ${name} ${what}.`, effect }, undefined, count);
  };
  note('wrappedRows', oddities.wrapped, 'stood whole inside one quoted cell', policy.wrapped === 'refuse' ? 'Refused.' : 'Taken apart and read.');
  note('shortRows', oddities.short, 'had fewer cells than the header', policy.short === 'refuse' ? 'Refused.' : 'The missing cells count as blank.');
  note('trailingCells', oddities.trailing, 'ended in empty cells beyond the header', policy.trailing === 'refuse' ? 'Refused.' : 'The empty cells were left out.');
  note('longRows', oddities.long, 'had more cells than the header', policy.long === 'cut' ? 'The cells beyond the header were left out.' : 'Refused, because their cells may stand in the wrong columns.');
  note('unclosedQuote', oddities.unclosed, 'opened a quotation mark that is never closed', policy.unclosed === 'keep' ? 'Kept as far as it could be read.' : 'Refused.');
}

function hashOf(history: HistoryParts): string {
  const hash = createHash('sha256');
  for (const piece of historyHashBytes(history)) hash.update(piece);
  return hash.digest('hex');
}
