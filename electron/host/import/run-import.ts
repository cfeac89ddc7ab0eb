import { historyHashText } from '../../../shared/engine/history/history-hash-text.ts';
import { encodeHistory } from '../../../shared/engine/history/history-segments.ts';
import type { FileMapping, FindingChoice, ImportBatch, RefusedRow, Vocabulary } from '../../../shared/contract/schemas/import.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { valueOf, type WorkshopContext } from '../host-context.ts';
import { dropPersonalData } from './drop-personal-data.ts';
import { rememberWorkshop } from '../workshop/remember-workshop.ts';

export const runImport: Handler<'import.runImport'> = async (context, { jobId, files, vocabulary, withoutPersonalData, choices }) => {
  const work = (signal: AbortSignal): Promise<Reply<ImportBatch>> => {
    const placed = files.map((mapping) => ({ ...valueOf(context.files.pathOf(mapping.fileId)), mapping }));
    return importFiles(context, placed, vocabulary, signal, jobId, withoutPersonalData, choices);
  };
  const batch = await context.jobs.alone(`import ${context.workshopId}`, () => context.jobs.run(jobId, work));
  return batch ?? fail('refused', 'Files are being imported into this workshop already. Wait until that ends, or cancel it.');
};

/** Reads the files, then stores history, batch and refused rows together: all of it or nothing. */
export async function importFiles(
  context: WorkshopContext,
  files: readonly { path: string; name: string; mapping: FileMapping }[],
  vocabulary: Vocabulary,
  signal: AbortSignal,
  jobId: string,
  withoutPersonalData = false,
  choices: readonly FindingChoice[] = [],
): Promise<Reply<ImportBatch>> {
  const { workshop } = await readWorkshop(context.database);
  const report = (done: number, total: number, label: string, finished = false): void => context.emit({ kind: 'progress', jobId, label, done, total, finished });
  const read = await context.importer.run(files, vocabulary, { clientZone: workshop.zone, currency: workshop.currency, choices, signal, onProgress: report });
  if (!read.ok) return read;
  if (signal.aborted) return fail('cancelled', 'The import was cancelled. The workshop is as it was before.');
  const kept = withoutPersonalData ? await dropPersonalData(context, read.value, signal, report) : read.value;
  const batch: ImportBatch = { ...kept.batch, id: context.newId(), at: context.now(), historyHash: hashOf(context, kept.history) };
  await store(context, kept.history, batch, kept.refusedRows);
  if (withoutPersonalData) await context.database.purge(); // an earlier import's people would lie on in free pages
  report(1, 1, 'Imported', true);
  await rememberWorkshop(context, context.database);
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'history' });
  return ok(batch);
}

function hashOf(context: WorkshopContext, history: History): string {
  return context.digest.sha256Of(historyHashText(history));
}

async function store(context: WorkshopContext, history: History, batch: ImportBatch, refused: readonly RefusedRow[]): Promise<void> {
  await context.database.writeSegments(encodeHistory(history), () => {
    context.database.run('DELETE FROM import_batch');
    context.database.run('INSERT INTO import_batch (id, at, summary) VALUES (?, ?, ?)', batch.id, batch.at, JSON.stringify(batch));
    refused.forEach((row, number) => {
      context.database.run(
        'INSERT INTO refused_row (batch_id, number, file, line, reason, cells) VALUES (?, ?, ?, ?, ?, ?)',
        batch.id, number, row.file, row.line, row.reason, JSON.stringify(row.cells),
      );
    });
    context.database.run('UPDATE workshop SET saved_at = ?', context.now());
  });
  context.compute.forget(context.workshopId);
  context.histories.delete(context.workshopId);
}
