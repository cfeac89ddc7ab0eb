import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import { decodeHistory } from '../../../shared/engine/history/history-segments.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { listBatches, sweepSources, writeBatchSegments } from '../../storage/import-batches.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { rememberWorkshop } from '../workshop/remember-workshop.ts';
import { mergeBatches, readBatches, summaryOf, type MadeHistory } from './batch-history.ts';

export const listImportBatches: Handler<'import.listBatches'> = async ({ database }) => ok((await listBatches(database)).map(summaryOf));

export const undoImport: Handler<'import.undoImport'> = async (context, { batchId }) => {
  const undone = await context.jobs.alone(`import ${context.workshopId}`, () => undo(context, batchId));
  return undone ?? fail('refused', 'Files are being imported into this workshop. Wait until that ends, or cancel it.');
};

async function undo(context: WorkshopContext, batchId: string): Promise<Reply<{ batches: ImportBatch[] }>> {
  const { database } = context;
  const stored = await listBatches(database);
  const remaining = stored.filter(({ id }) => id !== batchId);
  if (remaining.length === stored.length) return fail('notFound', 'This import is not in the workshop (any more). Open Prepare again to see the ones that are.');
  const read = await readBatches(context, remaining);
  if (!read.ok) return read;
  const made = remainingHistory(context, read.value.map(({ segments }) => segments));
  if (!made.ok) return made;
  const batches = remaining.map(summaryOf).map((batch, index) => (index === remaining.length - 1 ? { ...batch, historyHash: made.value.hash } : batch));
  await database.writeSegments(made.value.segments, () => {
    database.run('DELETE FROM import_batch WHERE id = ?', batchId);
    for (const batch of batches) database.run('UPDATE import_batch SET summary = ? WHERE id = ?', JSON.stringify(batch), batch.id);
    if (read.value.length === 1) database.run('DELETE FROM batch_segment');
    else for (const { batch, segments } of read.value) writeBatchSegments(database, batch.id, segments);
    database.run('UPDATE workshop SET saved_at = ?', context.now());
  });
  await sweepSources(database);
  context.compute.forget(context.workshopId);
  context.histories.delete(context.workshopId);
  await rememberWorkshop(context, database);
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'history' });
  return ok({ batches });
}

/** Nothing, the one batch's columns as they are, or what several make together. */
function remainingHistory(context: WorkshopContext, batches: readonly ReadonlyMap<string, Uint8Array>[]): Reply<MadeHistory> {
  const [first, ...others] = batches;
  if (first === undefined) return ok({ segments: new Map(), hash: '' });
  return others.length > 0 ? mergeBatches(context, batches) : ok({ segments: first, hash: context.digest.sha256Of(historyHashText(decodeHistory(first))) });
}
