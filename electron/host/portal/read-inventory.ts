import type { OutputOf } from '../../../shared/contract/contract.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { keepInventory } from '../../storage/portal-readings.ts';
import { readBinding } from '../../storage/pushes.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { keyFor } from './portal-keys.ts';

export const readInventory: Handler<'portal.readInventory'> = async (context, { jobId }) =>
  (await context.jobs.alone(`read ${context.workshopId}`, () => context.jobs.run(jobId, (signal) => read(context, jobId, signal)))) ?? fail('refused', 'This portal is being read already. Wait until that ends, or stop it.');

async function read(context: WorkshopContext, jobId: string, signal: AbortSignal): Promise<Reply<OutputOf<'portal.readInventory'>>> {
  const key = await keyFor(context, 'read');
  const portalId = (await readBinding(context.database))?.portal_id;
  if (key === null || portalId === undefined) return fail('refused', 'No portal is connected. Connect HubSpot with a key that may read, then look again.');
  const answer = await context.portal.readInventory(key, { signal, onProgress: (done, total, label) => context.emit({ kind: 'progress', jobId, label, done, total, finished: false }) });
  context.emit({ kind: 'progress', jobId, label: 'Reading', done: 1, total: 1, finished: true });
  if (!answer.ok) return answer;
  const inventory: OutputOf<'portal.readInventory'> = { portalId, readAt: context.now(), ...answer.value };
  await keepInventory(context.database, portalId, JSON.stringify(inventory));
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'portal' });
  return ok(inventory);
}
