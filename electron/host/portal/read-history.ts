import { statSync } from 'node:fs';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { valueOf, type WorkshopContext } from '../host-context.ts';
import type { PortalFileName, PortalReading } from '../ports.ts';
import { keyFor } from './portal-keys.ts';

const NAMES: readonly PortalFileName[] = ['hubspot-contacts.csv', 'hubspot-property-history.csv', 'hubspot-activities.csv', 'hubspot-deals.csv', 'hubspot-owners.csv'];

export const readHistory: Handler<'portal.readHistory'> = async (context, input) => {
  if (input.to <= input.from) return fail('invalidInput', 'The last day lies before the first. Choose a later one.');
  const work = (signal: AbortSignal) => read(context, input, signal);
  return (await context.jobs.alone(`read ${context.workshopId}`, () => context.jobs.run(input.jobId, work))) ?? fail('refused', 'This portal is being read already. Wait until that ends, or stop it.');
};

type Input = { readonly from: number; readonly to: number; readonly jobId: string };
type Places = { readonly [name in PortalFileName]: { readonly path: string; readonly fileId: string } };

async function read(context: WorkshopContext, { from, to, jobId }: Input, signal: AbortSignal): Promise<Reply<OutputOf<'portal.readHistory'>>> {
  const key = await keyFor(context, 'read');
  if (key === null) return fail('refused', 'No portal is connected. Connect HubSpot with a key that may read, then read again.');
  const stopped = context.readings.get(context.workshopId);
  const resume = stopped !== undefined && stopped.reading.from === from && stopped.reading.to === to && stopped.reading.doneUntil < to ? stopped : null;
  const places = resume === null ? await makePlaces(context) : null;
  const fileIds = resume?.fileIds ?? mapNames((name) => places?.[name].fileId ?? '');
  const paths = resume?.reading.paths ?? mapNames((name) => places?.[name].path ?? '');
  const answer = await context.portal.readHistory(key, {
    paths, from, to, signal,
    resume: resume?.reading ?? null,
    onProgress: (done, total, label) => context.emit({ kind: 'progress', jobId, label, done, total, finished: false }),
    onMonth: (reading: PortalReading) => context.readings.set(context.workshopId, { reading, fileIds }),
  });
  context.emit({ kind: 'progress', jobId, label: 'Reading', done: 1, total: 1, finished: true });
  if (!answer.ok) return answer;
  context.readings.delete(context.workshopId);
  const files = NAMES.map((name) => ({ fileId: fileIds[name], name, bytes: statSync(paths[name]).size }));
  return ok({ files, coverage: answer.value.coverage });
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

const mapNames = (of: (name: PortalFileName) => string): { [name in PortalFileName]: string } => Object.fromEntries(NAMES.map((name) => [name, of(name)])) as { [name in PortalFileName]: string }; // every name is there
