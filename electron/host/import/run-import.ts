import type { FileMapping, FindingChoice, ImportBatch, Vocabulary } from '../../../shared/contract/schemas/import.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { insertStaff } from '../../storage/imported-staff.ts';
import { keepSource, listBatches, sweepSources, writeBatchSegments } from '../../storage/import-batches.ts';
import { failureOfStorageError } from '../../storage/storage-errors.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { valueOf, type WorkshopContext } from '../host-context.ts';
import { historyWritten } from '../history/history-written.ts';
import { bringsHistory, CANCELLED, isCancelled, mergeBatches, readBatches, summaryOf, withRepeated, type MadeHistory, type Watch } from './batch-history.ts';
import { createDiskNeed, type DiskNeed } from './disk-need.ts';
import { dropPersonalData, type ReadFiles } from './drop-personal-data.ts';
import { knownHistory } from './known-history.ts';
import { knownStaff } from './known-staff.ts';
import { rememberWorkshop } from '../workshop/remember-workshop.ts';

export const runImport: Handler<'import.runImport'> = async (context, { jobId, files, vocabulary, mode, withoutPersonalData, choices }) => {
  const work = (signal: AbortSignal): Promise<Reply<ImportBatch>> => {
    const placed = namedApart(files.map((mapping) => ({ ...valueOf(context.files.pathOf(mapping.fileId)), mapping })));
    return importFiles(context, placed, vocabulary, signal, jobId, { mode, withoutPersonalData, choices });
  };
  const batch = await context.jobs.alone(`import ${context.workshopId}`, () => context.jobs.run(jobId, work));
  return batch ?? fail('refused', 'Files are being imported into this workshop already. Wait until that ends, or cancel it.');
};

/** Files of one name get a number: refused rows, findings and what is kept of them go by the name. */
function namedApart<T extends { readonly name: string }>(files: readonly T[]): T[] {
  const taken = new Map<string, number>();
  return files.map((file) => {
    const nth = (taken.get(file.name) ?? 0) + 1;
    taken.set(file.name, nth);
    return nth === 1 ? file : { ...file, name: file.name.replace(/(\.[^.]*)?$/, ` (${nth})$1`) };
  });
}

/** What an import may be asked besides its files. */
export interface ImportWishes {
  readonly mode?: 'replace' | 'append';
  readonly withoutPersonalData?: boolean;
  readonly choices?: readonly FindingChoice[];
}

/** Reads the files, then stores history, batch and refused rows together: all of it or nothing. */
export async function importFiles(
  context: WorkshopContext,
  files: readonly { path: string; name: string; mapping: FileMapping }[],
  vocabulary: Vocabulary,
  signal: AbortSignal,
  jobId: string,
  { mode = 'replace', withoutPersonalData = false, choices = [] }: ImportWishes = {},
): Promise<Reply<ImportBatch>> {
  const { database } = context;
  const { workshop } = await readWorkshop(database);
  await sweepSources(database); // of an import that was killed
  const id = context.newId();
  const disk = createDiskNeed(database.path, files);
  const report = (done: number, total: number, label: string, finished = false): void => context.emit({ kind: 'progress', jobId, label, done, total, finished });
  let keeping: Promise<void> = Promise.resolve();
  const onChunk = (chunk: Parameters<typeof keepSource>[2]): Promise<void> => {
    keeping = keeping.then(async () => {
      await keepSource(database, id, chunk);
      if (chunk.bytes.buffer instanceof ArrayBuffer) chunk.bytes.buffer.transfer(0); // collected some day, hundreds of them would count
    });
    keeping.catch(() => undefined); // told below, where it is awaited
    return keeping;
  };
  try {
    const known = mode === 'append' ? await knownHistory(context) : ok(null);
    if (!known.ok) return known;
    const beside = { staff: await knownStaff(context, mode), ...(known.value === null ? {} : { known: known.value }) };
    const read = await context.importer.run(files, vocabulary, { ...beside, clientZone: workshop.zone, currency: workshop.currency, choices, signal, onProgress: report, ...(withoutPersonalData ? {} : { onChunk }) });
    await keeping;
    if (!read.ok) return read;
    if (signal.aborted) return fail('cancelled', 'The import was cancelled. The workshop is as it was before.');
    const kept = withoutPersonalData ? await dropPersonalData(context, read.value, { signal, onShare: (share) => report(share, 1, 'Replacing names') }) : read.value;
    const batch: ImportBatch = { ...kept.batch, id, at: context.now() };
    const stored = await store(context, kept, batch, JSON.stringify({ files: files.map(({ name, mapping }) => ({ name, mapping })), vocabulary, choices, mode }), mode, disk, { signal, onShare: (share) => report(share, 1, 'Joining the imports') });
    if (!stored.ok) return stored;
    if (withoutPersonalData) await database.purge(); // an earlier import's people would lie on in free pages
    report(1, 1, 'Imported', true);
    await rememberWorkshop(context, database);
    context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'history' });
    return stored;
  } catch (error) {
    if (isCancelled(error)) return CANCELLED;
    const failure = failureOfStorageError(error);
    if (failure?.code !== 'diskFull') throw error;
    return disk.refuse();
  } finally {
    await keeping.catch(() => undefined);
    await sweepSources(database).catch(() => undefined); // on a full disk it waits for the next import
  }
}

async function store(context: WorkshopContext, kept: ReadFiles, read: ImportBatch, how: string, mode: 'replace' | 'append', disk: DiskNeed, watch: Watch): Promise<Reply<ImportBatch>> {
  const { database } = context;
  const stored = mode === 'append' ? await listBatches(database) : [];
  const last = stored.at(-1);
  if (last !== undefined && !bringsHistory(read)) return storeBeside(context, kept, { ...read, historyHash: summaryOf(last).historyHash }, how);
  const before = await readBatches(context, stored);
  if (!before.ok) return before;
  const made: Reply<MadeHistory> = before.value.length === 0 ? ok({ segments: kept.segments, hash: read.historyHash, repeated: [] }) : await mergeBatches(context, [...before.value.map(({ batch: { how: told }, segments }) => ({ segments, how: told })), { segments: kept.segments, how }], watch);
  if (watch.signal.aborted) return CANCELLED;
  if (!made.ok) return made;
  const batch = withRepeated({ ...read, historyHash: made.value.hash }, made.value.repeated.at(-1));
  disk.measure([made.value.segments, ...(before.value.length === 0 ? [] : [kept.segments])]);
  if (disk.isTooMuch()) return disk.refuse();
  await database.writeSegments(made.value.segments, () => {
    if (stored.length === 0) database.run('DELETE FROM import_batch');
    insertBatch(context, kept, batch, how);
    for (const { batch: { id }, segments } of before.value) writeBatchSegments(database, id, segments);
    if (before.value.length > 0) writeBatchSegments(database, batch.id, kept.segments);
  });
  historyWritten(context, made.value.segments);
  return ok(batch);
}

/** What an import of absences and working hours alone brings: the history stays as it is. */
async function storeBeside(context: WorkshopContext, kept: ReadFiles, batch: ImportBatch, how: string): Promise<Reply<ImportBatch>> {
  await context.database.transact(() => insertBatch(context, kept, batch, how));
  return ok(batch);
}

/** Within a transaction: the batch, its refused rows and what it says of people. */
function insertBatch({ database, now }: WorkshopContext, { refusedRows, staff }: ReadFiles, batch: ImportBatch, how: string): void {
  database.run('INSERT INTO import_batch (id, at, summary, how) VALUES (?, ?, ?, ?)', batch.id, batch.at, JSON.stringify(batch), how);
  refusedRows.forEach((row, number) => {
    database.run(
      'INSERT INTO refused_row (batch_id, number, file, line, reason, cells) VALUES (?, ?, ?, ?, ?, ?)',
      batch.id, number, row.file, row.line, row.reason, JSON.stringify(row.cells),
    );
  });
  insertStaff(database, batch.id, staff);
  database.run('DELETE FROM import_source WHERE batch_id NOT IN (SELECT id FROM import_batch)'); // before free pages are purged
  database.run('UPDATE workshop SET saved_at = ?', now());
}
