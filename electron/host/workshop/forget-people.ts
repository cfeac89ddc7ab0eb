import { randomBytes } from 'node:crypto';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { forgetNamedLeads, readNamingTexts } from '../../storage/ledger-names.ts';
import { failureOfStorageError } from '../../storage/storage-errors.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { historyWritten } from '../history/history-written.ts';
import { isUnreadable, unreadableHistory } from '../history/unreadable-history.ts';
import { CANCELLED, isCancelled, type Watch } from '../import/batch-history.ts';
import { withoutCells, withoutExamples } from '../import/drop-personal-data.ts';
import { forgetClientKey } from './client-key.ts';
import { removedInWords, remainsInWords } from './forget-words.ts';
import { keptOfPeople, type KeptOfPeople } from './kept-of-people.ts';

export const forgetPeople: Handler<'workshop.forgetPeople'> = (context, { jobId }) => context.jobs.run(jobId, (signal) => forget(context, jobId, signal));

async function forget(context: WorkshopContext, jobId: string, signal: AbortSignal): Promise<Reply<OutputOf<'workshop.forgetPeople'>>> {
  const report = (done: number, label: string, finished = false): void => context.emit({ kind: 'progress', jobId, label, done, total: 1, finished });
  const replaced = await replacePeople(context, signal, (share) => report(share, 'Replacing names'));
  if (!replaced.ok) return replaced;
  historyWritten(context, replaced.value.people?.segments ?? new Map());
  const hadKey = await forgetClientKey(context);
  await touchWorkshop(context.database, context.now());
  report(1, 'Rewriting the database');
  const purged = await purge(context);
  if (!purged.ok) return purged;
  const backups = await context.library.dropPast(context.workshopId);
  context.files.forgetAll();
  report(1, 'Forgotten', true);
  for (const area of ['history', 'workshop'] as const) context.emit({ kind: 'changed', workshopId: context.workshopId, area });
  const { people, historyHash } = replaced.value;
  return ok({ removed: removedInWords({ ...replaced.value, replaced: people?.replaced ?? null, backups, hasKey: hadKey }), remains: await remainsInWords(context, people?.leftovers ?? []), historyHash });
}

type People = Awaited<ReturnType<WorkshopContext['historyWork']['pseudonymise']>>;

interface Replaced extends KeptOfPeople {
  readonly people: People | null;
  readonly historyHash: string | null;
}

/** Writes the history with tokens, the batches without examples and the refused rows without cells: all or nothing. */
async function replacePeople({ database, historyWork }: WorkshopContext, signal: AbortSignal, onShare: (share: number) => void): Promise<Reply<Replaced>> {
  const segments = database.readSegments();
  const batches = await database.query.selectFrom('import_batch').selectAll().orderBy('at').execute();
  const kept = await keptOfPeople(database);
  const refused = await database.query.selectFrom('refused_row').selectAll().execute();
  const naming = await readNamingTexts(database);
  const key = randomBytes(32).toString('hex'); // never stored: nobody can tie a token to a person again
  const replaced = segments.size > 0 ? await withTokens(historyWork, segments, key, { signal, onShare }) : ok(null);
  if (!replaced.ok) return replaced;
  const people = replaced.value;
  const summaries = batches.map((row) => ({ id: row.id, batch: JSON.parse(row.summary) as ImportBatch })); // checked when they were written
  await database.writeSegments(people?.segments ?? segments, () => {
    for (const table of ['import_source', 'batch_segment', 'portal_reading', 'portal_reading_part', 'portal_inventory']) database.run(`DELETE FROM ${table}`); // the files themselves, what each import and each reading brought
    database.run('UPDATE absence SET kind = NULL'); // why somebody is away
    for (const { id, batch } of summaries) database.run('UPDATE import_batch SET summary = ? WHERE id = ?', JSON.stringify({ ...batch, findings: withoutExamples(batch.findings) }), id);
    forgetNamedLeads(database, naming);
    for (const row of refused) {
      const { reason } = withoutCells({ ...row, cells: [] });
      database.run("UPDATE refused_row SET reason = ?, cells = '[]' WHERE batch_id = ? AND number = ?", reason, row.batch_id, row.number);
    }
  });
  return ok({ ...kept, people, historyHash: summaries.at(-1)?.batch.historyHash ?? null });
}

/** The history with tokens for people, or why there is none. */
async function withTokens(work: WorkshopContext['historyWork'], segments: ReadonlyMap<string, Uint8Array>, key: string, watch: Watch): Promise<Reply<People>> {
  try {
    return ok(await work.pseudonymise(segments, { key, prefix: 'x-', scope: 'personalColumns' }, watch));
  } catch (error) {
    if (isCancelled(error)) return CANCELLED;
    if (isUnreadable(error)) return unreadableHistory(error);
    throw error;
  }
}

/** Rewriting the file needs as much room again as the file has. */
async function purge({ database }: WorkshopContext): Promise<Reply<null>> {
  try {
    await database.purge();
    return ok(null);
  } catch (error) {
    if (failureOfStorageError(error)?.code !== 'diskFull') throw error;
    return fail('diskFull', 'The names were replaced, but the disk is too full to rewrite the database, so traces and the backups are still there. Free as much space as the workshop takes, then do it again.');
  }
}
