import type { ImportBatch, Vocabulary } from '../../../shared/contract/schemas/import.ts';
import type { RepeatedPeople } from '../../../shared/engine/history/repeated-across.ts';
import { countInWords } from '../../../shared/engine/model/count-in-words.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { listBatches, readBatchSegments, type StoredBatch } from '../../storage/import-batches.ts';
import { isUnreadable, unreadableHistory } from '../history/unreadable-history.ts';
import type { WorkshopContext } from '../host-context.ts';

/** The columns of a history with its hash, and whom each batch repeats of others; nobody where there is one batch. */
export interface MadeHistory {
  readonly segments: ReadonlyMap<string, Uint8Array>;
  readonly hash: string;
  readonly repeated: readonly RepeatedPeople[];
}

/** A batch with its own columns. */
export interface BatchColumns {
  readonly batch: StoredBatch;
  readonly segments: ReadonlyMap<string, Uint8Array>;
}

/** Whether an import brought leads or what happened with them; one of absences and working hours alone has no columns. */
export const bringsHistory = ({ files }: Pick<ImportBatch, 'files'>): boolean => files.some(({ kind }) => kind !== 'absences' && kind !== 'calendars');

/** The columns of those batches that brought any; refused when they were given up, as after people were forgotten. */
export async function readBatches({ database }: WorkshopContext, batches: readonly StoredBatch[]): Promise<Reply<BatchColumns[]>> {
  const isOnlyOne = (await listBatches(database)).filter((batch) => bringsHistory(summaryOf(batch))).length === 1;
  const read: BatchColumns[] = [];
  for (const batch of batches.filter((one) => bringsHistory(summaryOf(one)))) {
    const segments = await readBatchSegments(database, batch.id, isOnlyOne);
    if (segments === null) return fail('refused', 'What each import brought is no longer kept apart in this workshop, so nothing was changed. Import all files again in one go instead.');
    read.push({ batch, segments });
  }
  return ok(read);
}

/** One batch to be joined: its columns, and how it was asked for as JSON. */
export interface BatchToJoin {
  readonly segments: ReadonlyMap<string, Uint8Array>;
  readonly how: string | null;
}

/** What batches make together, in the order of their import; of one, its columns as they are. */
export async function mergeBatches({ historyWork }: WorkshopContext, batches: readonly BatchToJoin[], watch: Watch): Promise<Reply<MadeHistory>> {
  try {
    return ok(await historyWork.merge(batches.map(({ segments }) => segments), batches.map(({ how }) => leavesOutRepeated(how)), watch));
  } catch (error) {
    if (isCancelled(error)) return CANCELLED;
    if (isUnreadable(error)) return unreadableHistory(error);
    if (error instanceof RangeError) return fail('refused', `The imports of this workshop cannot be joined: ${error.message}. Take one back, or import all files in one go.`);
    throw error;
  }
}

/** Whether an import was told to leave out people who are there already; an earlier version always was. */
function leavesOutRepeated(how: string | null): boolean {
  const { vocabulary } = (how === null ? {} : JSON.parse(how)) as { readonly vocabulary?: Partial<Vocabulary> }; // as runImport writes it
  return vocabulary?.excludeDuplicates ?? true;
}

const REPEATED = 'repeatedPeople';

/** A batch with the finding of the people whom it repeats of other imports as they are now. */
export function withRepeated(batch: ImportBatch, repeated: RepeatedPeople | undefined): ImportBatch {
  const others = batch.findings.filter(({ kind }) => kind !== REPEATED);
  if (repeated === undefined || repeated.count === 0) return others.length === batch.findings.length ? batch : { ...batch, findings: others };
  const { count, examples, isLeftOut } = repeated;
  const sentence = `${count === 1 ? '1 lead repeats' : `${countInWords(count)} leads repeat`} the e-mail address and name of one from another import.`;
  return { ...batch, findings: [...others, { kind: REPEATED, count, sentence, effect: isLeftOut ? 'Left out of every figure; of each person the record that was created first counts.' : 'Each of them counts, as was chosen.', examples: [...examples] }] };
}

/** How long work is watched. */
export type Watch = Parameters<WorkshopContext['historyWork']['merge']>[2];

/** Whether somebody ended the work. */
export const isCancelled = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';
export const CANCELLED = fail('cancelled', 'It was cancelled. The workshop is as it was before.');

/** A batch's summary; the last one of a workshop names the hash of the whole history. */
export const summaryOf = ({ summary }: StoredBatch): ImportBatch => JSON.parse(summary) as ImportBatch; // checked when it was written
