import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { listBatches, sweepSources, writeBatchSegments } from '../../storage/import-batches.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { historyWritten } from '../history/history-written.ts';
import { rememberWorkshop } from '../workshop/remember-workshop.ts';
import { bringsHistory, mergeBatches, readBatches, summaryOf, withRepeated, type BatchToJoin, type MadeHistory, type Watch } from './batch-history.ts';

export const listImportBatches: Handler<'import.listBatches'> = async ({ database }) => ok((await listBatches(database)).map(summaryOf));

export const undoImport: Handler<'import.undoImport'> = async (context, { batchId, jobId }) => {
  const undone = await context.jobs.alone(`import ${context.workshopId}`, () => context.jobs.run(jobId, (signal) => undo(context, batchId, jobId, signal)));
  return undone ?? fail('refused', 'Files are being imported into this workshop. Wait until that ends, or cancel it.');
};

async function undo(context: WorkshopContext, batchId: string, jobId: string, signal: AbortSignal): Promise<Reply<{ batches: ImportBatch[] }>> {
  const { database } = context;
  const stored = await listBatches(database);
  const remaining = stored.filter(({ id }) => id !== batchId);
  if (remaining.length === stored.length) return fail('notFound', 'This import is not in the workshop (any more). Open Prepare again to see the ones that are.');
  const [undone] = stored.filter(({ id }) => id === batchId).map(summaryOf);
  if (undone !== undefined && !bringsHistory(undone)) return undoBeside(context, batchId, remaining.map(summaryOf));
  if (remaining.length > 0 && !remaining.some((batch) => bringsHistory(summaryOf(batch)))) return fail('refused', 'Imports of absences or working hours were added to this one. Take those back first, then this one.');
  const read = await readBatches(context, remaining);
  if (!read.ok) return read;
  const onShare = (share: number): void => context.emit({ kind: 'progress', jobId, label: 'Making the history anew', done: share, total: 1, finished: false });
  const made = await remainingHistory(context, read.value.map(({ batch: { how }, segments }) => ({ segments, how })), { signal, onShare });
  if (!made.ok) return made;
  const repeatedOf = new Map(read.value.map(({ batch: { id } }, index) => [id, made.value.repeated[index]]));
  const batches = remaining.map(summaryOf).map((batch) => withRepeated(batch, repeatedOf.get(batch.id))).map((batch, index) => (index === remaining.length - 1 ? { ...batch, historyHash: made.value.hash } : batch));
  await database.writeSegments(made.value.segments, () => {
    database.run('DELETE FROM import_batch WHERE id = ?', batchId);
    for (const batch of batches) database.run('UPDATE import_batch SET summary = ? WHERE id = ?', JSON.stringify(batch), batch.id);
    if (read.value.length === 1) database.run('DELETE FROM batch_segment');
    else for (const { batch, segments } of read.value) writeBatchSegments(database, batch.id, segments);
    database.run('UPDATE workshop SET saved_at = ?', context.now());
  });
  historyWritten(context, made.value.segments);
  return undoneTo(context, batches);
}

/** An import of absences and working hours alone goes, and the history stays. */
async function undoBeside(context: WorkshopContext, batchId: string, batches: ImportBatch[]): Promise<Reply<{ batches: ImportBatch[] }>> {
  const { database } = context;
  await database.transact(() => {
    database.run('DELETE FROM import_batch WHERE id = ?', batchId);
    database.run('UPDATE workshop SET saved_at = ?', context.now());
  });
  return undoneTo(context, batches);
}

async function undoneTo(context: WorkshopContext, batches: ImportBatch[]): Promise<Reply<{ batches: ImportBatch[] }>> {
  await sweepSources(context.database);
  await rememberWorkshop(context, context.database);
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'history' });
  return ok({ batches });
}

/** Nothing, the one batch's columns as they are, or what several make together. */
async function remainingHistory(context: WorkshopContext, batches: readonly BatchToJoin[], watch: Watch): Promise<Reply<MadeHistory>> {
  return batches.length === 0 ? ok({ segments: new Map(), hash: '', repeated: [] }) : mergeBatches(context, batches, watch);
}
