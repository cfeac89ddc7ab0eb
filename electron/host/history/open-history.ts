import { decodeHistory, EVENT_IDS, HEAD } from '../../../shared/engine/history/history-segments.ts';
import type { History, HistoryOwner } from '../../../shared/engine/history/history.ts';
import type { ImportBatch } from '../../../shared/contract/schemas/import.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readPopulation } from '../../storage/population.ts';
import type { WorkshopContext } from '../host-context.ts';
import { unreadableHistory } from './unreadable-history.ts';
import { clientZone } from './client-zone.ts';

/** What the host keeps of a history once the compute port holds it; `from` and `to` are UTC ms, NaN without times. */
export interface OpenHistory {
  readonly owners: readonly HistoryOwner[];
  readonly from: number;
  readonly to: number;
  readonly hash: string;
}

/** The workshop's history, decoded once and handed to the compute port; refused before the first import. */
export async function openHistory(context: WorkshopContext): Promise<Reply<OpenHistory>> {
  for (;;) {
    const known = context.histories.get(context.workshopId);
    if (known !== undefined) return ok(known);
    const reply = await readTogether(context);
    // An import may have come in between, or the compute port may have lost it: then it is read anew.
    if (!reply.ok || context.histories.get(context.workshopId) === reply.value) return reply;
  }
}

type Segments = ReadonlyMap<string, Uint8Array>;
const NOT_READ: Segments = new Map();

/** The same of a history that was written just now: where its columns lie in memory that threads share, nobody reads the file for them. */
export function openWritten(context: WorkshopContext, segments: Segments): Promise<Reply<OpenHistory>> {
  const needed = new Map([...segments].filter(([name]) => name !== EVENT_IDS));
  return readTogether(context, [...needed].every(([name, { buffer }]) => name === HEAD || buffer instanceof SharedArrayBuffer) ? needed : NOT_READ);
}

const readings = new WeakMap<WorkshopContext['histories'], Map<string, Promise<Reply<OpenHistory>>>>();

/** A screen asks several things at once; its history is read for the first of them, and the others wait for that. */
function readTogether(context: WorkshopContext, written: Segments = NOT_READ): Promise<Reply<OpenHistory>> {
  const { histories, workshopId } = context;
  const ofHost = readings.get(histories) ?? new Map<string, Promise<Reply<OpenHistory>>>();
  readings.set(histories, ofHost);
  const reading = ofHost.get(workshopId) ?? readHistory(context, written).finally(() => ofHost.delete(workshopId));
  ofHost.set(workshopId, reading);
  return reading;
}

async function readHistory(context: WorkshopContext, written: Segments): Promise<Reply<OpenHistory>> {
  const row = await lastBatch(context);
  if (row === undefined) return fail('refused', 'There is no lead history in this workshop yet. Import the client\'s files under Prepare first.');
  const { historyHash } = JSON.parse(row.summary) as ImportBatch; // checked when it was written
  context.compute.start(); // while the file is read
  const segments = written.size > 0 ? written : await context.database.readSegmentsGently(EVENT_IDS); // they only serve to join imports
  const read = headOf(segments);
  if (!read.ok) return read;
  const history = read.value;
  await context.compute.load(context.workshopId, segments);
  const opened: OpenHistory = { owners: history.owners, from: history.from, to: history.to, hash: historyHash };
  const population = await readPopulation(context.database);
  if (population !== null) await context.compute.call(context.workshopId, 'populate', { ...population, zone: await clientZone(context, opened) });
  if ((await lastBatch(context))?.id !== row.id) {
    context.compute.forget(context.workshopId); // an import came in between: what was loaded is the history before it
    return readHistory(context, NOT_READ);
  }
  context.histories.set(context.workshopId, opened);
  void prepareLists(context, opened);
  return ok(opened);
}

/** After what was asked first, the columns that tables of leads sort and filter by are made, one at a time between other questions. */
async function prepareLists(context: WorkshopContext, opened: OpenHistory): Promise<void> {
  try {
    for (let step = 0, isMore = true; isMore; step++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS).unref());
      if (context.histories.get(context.workshopId) !== opened) return;
      isMore = await context.compute.call(context.workshopId, 'prepareLists', { step });
    }
  } catch {
    return; // the history was closed or its thread is gone; the columns are then made when they are asked for
  }
}

const PAUSE_MS = 20;

const lastBatch = ({ database }: WorkshopContext): Promise<{ id: string; summary: string } | undefined> =>
  database.query.selectFrom('import_batch').select(['id', 'summary']).orderBy('at', 'desc').limit(1).executeTakeFirst();

/** What the host needs of it; whether every column is there shows here too. Texts and values are only read where they are used. */
function headOf(segments: Segments): Reply<Pick<History, 'owners' | 'from' | 'to'>> {
  try {
    const { owners, from, to } = decodeHistory(segments);
    return ok({ owners, from, to });
  } catch (error) {
    return unreadableHistory(error); // a column is missing, is not as long as it must be, or is laid out otherwise
  }
}
