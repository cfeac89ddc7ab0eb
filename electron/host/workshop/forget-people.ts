import { randomBytes } from 'node:crypto';
import { decodeHistory, encodeHistory } from '../../../shared/engine/history/history-segments.ts';
import type { History } from '../../../shared/engine/history/history.ts';
import { pseudonymising, type Pseudonymised } from '../../../shared/engine/history/pseudonymise.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { listProposals, readProposal } from '../../storage/proposals.ts';
import { failureOfStorageError } from '../../storage/storage-errors.ts';
import { readParticipants, touchWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { unreadableHistory } from '../history/unreadable-history.ts';
import { withoutCells, withoutExamples } from '../import/drop-personal-data.ts';
import { inSteps } from '../in-steps.ts';
import { forgetClientKey } from './client-key.ts';

const DIGITS = 20;

export const forgetPeople: Handler<'workshop.forgetPeople'> = (context, { jobId }) => context.jobs.run(jobId, (signal) => forget(context, jobId, signal));

async function forget(context: WorkshopContext, jobId: string, signal: AbortSignal): Promise<Reply<OutputOf<'workshop.forgetPeople'>>> {
  const report = (done: number, label: string, finished = false): void => context.emit({ kind: 'progress', jobId, label, done, total: 1, finished });
  const replaced = await replacePeople(context, signal, (share) => report(share, 'Replacing names'));
  if (!replaced.ok) return replaced;
  context.compute.forget(context.workshopId);
  context.histories.delete(context.workshopId);
  const hadKey = await forgetClientKey(context);
  await touchWorkshop(context.database, context.now());
  report(1, 'Rewriting the database');
  const purged = await purge(context);
  if (!purged.ok) return purged;
  const backups = await context.library.dropPast(context.workshopId);
  context.files.forgetAll();
  report(1, 'Forgotten', true);
  for (const area of ['history', 'workshop'] as const) context.emit({ kind: 'changed', workshopId: context.workshopId, area });
  return ok({ removed: removedInWords(replaced.value, backups, hadKey), remains: await remainsInWords(context, replaced.value), historyHash: replaced.value.historyHash });
}

interface Replaced {
  readonly people: Pseudonymised | null;
  readonly refusedRows: number;
  readonly historyHash: string | null;
}

/** Writes the history with tokens, the batches without examples and the refused rows without cells: all or nothing. */
async function replacePeople({ database, digest }: WorkshopContext, signal: AbortSignal, onShare: (share: number) => void): Promise<Reply<Replaced>> {
  const segments = database.readSegments();
  const batches = await database.query.selectFrom('import_batch').selectAll().orderBy('at').execute();
  const refused = await database.query.selectFrom('refused_row').selectAll().execute();
  const key = randomBytes(32).toString('hex'); // never stored: nobody can tie a token to a person again
  const history = segments.size > 0 ? readHistory(segments) : null;
  if (history !== null && !history.ok) return history;
  const tokenOf = (value: string): string => `x-${digest.keyedSha256(key, value).slice(0, DIGITS)}`;
  const people = history === null ? null : await inSteps(pseudonymising(history.value, tokenOf, 'personalColumns'), signal, onShare);
  const summaries = batches.map((row) => ({ id: row.id, batch: JSON.parse(row.summary) as ImportBatch })); // checked when they were written
  await database.writeSegments(people === null ? segments : encodeHistory(people.history), () => {
    for (const table of ['import_source', 'batch_segment']) database.run(`DELETE FROM ${table}`); // the files themselves, and what each import brought
    database.run('UPDATE absence SET kind = NULL'); // why somebody is away
    for (const { id, batch } of summaries) database.run('UPDATE import_batch SET summary = ? WHERE id = ?', JSON.stringify({ ...batch, findings: withoutExamples(batch.findings) }), id);
    for (const row of refused) {
      const { reason } = withoutCells({ ...row, cells: [] });
      database.run("UPDATE refused_row SET reason = ?, cells = '[]' WHERE batch_id = ? AND number = ?", reason, row.batch_id, row.number);
    }
  });
  return ok({ people, refusedRows: refused.length, historyHash: summaries.at(-1)?.batch.historyHash ?? null });
}

function readHistory(segments: ReadonlyMap<string, Uint8Array>): Reply<History> {
  try {
    return ok(decodeHistory(segments));
  } catch (error) {
    return unreadableHistory(error);
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

const counted = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`);

function removedInWords({ people, refusedRows }: Replaced, backups: number, hadKey: boolean): string[] {
  return [
    people === null
      ? 'There is no lead history in this workshop, so there was nobody to forget in it.'
      : `${counted(people.replaced, 'e-mail address, phone number or name', 'e-mail addresses, phone numbers and names')} of leads and owners were replaced by tokens. The key of the tokens was never stored, so nobody can turn them back.`,
    ...(refusedRows > 0 ? [`${counted(refusedRows, 'refused row', 'refused rows')} lost the cells; line and reason stay.`] : []),
    'The examples in the findings of the imports were removed, and why somebody is away.',
    ...(backups > 0 ? [`${counted(backups, 'backup was', 'backups were')} overwritten and removed.`] : []),
    ...(hadKey ? ['The key of this client\'s pseudonyms was destroyed, for the client\'s other workshops on this laptop too; the next import makes other pseudonyms.'] : []),
    'Uploads and exports that waited in the data folder were removed, and the database was rewritten, so that its free pages and its log hold nothing of them.',
  ];
}

async function remainsInWords(context: WorkshopContext, { people }: Replaced): Promise<string[]> {
  const { database } = context;
  const participants = (await readParticipants(database)).length;
  const { signatures } = await database.query.selectFrom('signature').select((e) => e.fn.countAll<number>().as('signatures')).executeTakeFirstOrThrow();
  return [
    'Lead ids, companies, dates, stages and every column that was not imported as a name, e-mail or phone stay, so the figures and the hash of the history are as before.',
    ...(people?.leftovers ?? []).map(({ where, count }) => `${counted(count, 'value that looks', 'values that look')} personal ${count === 1 ? 'stays' : 'stay'} in ${where}, because the hash covers ${where.startsWith('the column') ? 'that column' : 'them'}. Importing again without personal data replaces ${count === 1 ? 'it' : 'them'}.`),
    `${counted(await countReps(context), 'rep', 'reps')} in the rosters, ${counted(participants, 'person', 'people')} in the room and ${counted(signatures, 'signature', 'signatures')} keep their names: the agreement is theirs.`,
    'Definitions, rules, promises, their earlier edits, the population rule and the words given in blind rounds stay as they were written, and may quote a value.',
    'Saved copies, copies that were opened as workshops of their own, PDFs and the client\'s own files lie outside this workshop: delete them where they are.',
    'The old files were overwritten, but an SSD may keep old blocks until they are used again; full-disk encryption protects those.',
  ];
}

/** Different reps over all proposals. */
async function countReps({ database }: WorkshopContext): Promise<number> {
  const names = new Set<string>();
  for (const { id } of await listProposals(database)) {
    const proposal = await readProposal(database, id);
    for (const rep of proposal?.configuration.routing.roster ?? []) names.add(rep.name);
  }
  return names.size;
}
