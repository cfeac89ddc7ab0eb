import { appendFileSync, closeSync, openSync, readSync, statSync } from 'node:fs';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { dropReading, keepMonth, partsOf } from '../../storage/portal-readings.ts';
import { readBinding } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import { valueOf, type WorkshopContext } from '../host-context.ts';
import type { PortalFileName, PortalReading } from '../ports.ts';
import { keyFor } from './portal-keys.ts';
import { stoppedReading, type KeptReading } from './stopped-reading.ts';

const NAMES: readonly PortalFileName[] = ['hubspot-contacts.csv', 'hubspot-property-history.csv', 'hubspot-activities.csv', 'hubspot-deals.csv', 'hubspot-owners.csv'];

export const readHistory: Handler<'portal.readHistory'> = async (context, input) => {
  if (input.to <= input.from) return fail('invalidInput', 'The last day lies before the first. Choose a later one.');
  const work = (signal: AbortSignal) => read(context, input, signal);
  return (await context.jobs.alone(`read ${context.workshopId}`, () => context.jobs.run(input.jobId, work))) ?? fail('refused', 'This portal is being read already. Wait until that ends, or stop it.');
};

type Input = { readonly from: number; readonly to: number; readonly jobId: string };
type Places = { readonly [name in PortalFileName]: { readonly path: string; readonly fileId: string } };

/** Reads into files of this process; what each whole month brought is kept in the workshop, so that another process can go on. */
async function read(context: WorkshopContext, { from, to, jobId }: Input, signal: AbortSignal): Promise<Reply<OutputOf<'portal.readHistory'>>> {
  const key = await keyFor(context, 'read');
  const portalId = (await readBinding(context.database))?.portal_id;
  if (key === null || portalId === undefined) return fail('refused', 'No portal is connected. Connect HubSpot with a key that may read, then read again.');
  const stopped = await stoppedReading(context, portalId);
  const resume = stopped !== null && stopped.from === from && stopped.to === to ? stopped : null;
  if (resume === null) await dropReading(context.database);
  const places = await makePlaces(context);
  const paths = mapNames((name) => places[name].path);
  if (resume !== null) await fill(context, paths);
  let sizes: PortalReading['sizes'] = resume?.sizes ?? mapNames(() => 0);
  const answer = await context.portal.readHistory(key, {
    paths, from, to, signal,
    resume: resume === null ? null : { ...resume, paths },
    onProgress: (done, total, label) => context.emit({ kind: 'progress', jobId, label, done, total, finished: false }),
    onMonth: async ({ paths: _paths, ...reading }) => {
      const brought = NAMES.map((file) => ({ file, bytes: bytesBetween(paths[file], sizes[file], reading.sizes[file]) }));
      await keepMonth(context.database, { portalId, state: JSON.stringify(reading satisfies KeptReading) }, brought);
      ({ sizes } = reading);
    },
  });
  context.emit({ kind: 'progress', jobId, label: 'Reading', done: 1, total: 1, finished: true });
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'portal' });
  if (!answer.ok) return answer;
  await dropReading(context.database);
  const files = NAMES.map((name) => ({ fileId: places[name].fileId, name, bytes: statSync(paths[name]).size }));
  return ok({ files, coverage: answer.value.coverage });
}

/** Puts what is kept of a stopped reading back into files. */
async function fill({ database }: WorkshopContext, paths: PortalReading['paths']): Promise<void> {
  for (const name of NAMES) {
    appendFileSync(paths[name], ''); // one without a part is cut at nothing and goes on from there
    for await (const part of partsOf(database, name)) appendFileSync(paths[name], part);
  }
}

/** What a file holds from one place to another. */
function bytesBetween(path: string, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, to - from));
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, bytes.length, from);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** A place for each file, which the import then reads like one that was dropped. */
async function makePlaces({ files }: WorkshopContext): Promise<Places> {
  const made: { [name in PortalFileName]?: Places[PortalFileName] } = {};
  for (const name of NAMES) {
    const { path, fileId } = valueOf(await files.prepare(name, undefined));
    made[name] = { path, fileId: fileId ?? '' };
  }
  return made as Places; // every name was just set
}

const mapNames = <T>(of: (name: PortalFileName) => T): { [name in PortalFileName]: T } => Object.fromEntries(NAMES.map((name) => [name, of(name)])) as { [name in PortalFileName]: T }; // every name is there
