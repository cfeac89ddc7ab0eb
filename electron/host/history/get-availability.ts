import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { clientZone } from './client-zone.ts';
import { openHistory } from './open-history.ts';

export const getAvailability: Handler<'history.getAvailability'> = async (context) => {
  const batch = await context.database.query.selectFrom('import_batch').select('id').limit(1).executeTakeFirst();
  if (batch === undefined) return ok(null);
  const opened = await openHistory(context);
  if (!opened.ok) return opened;
  return ok(await context.compute.call(context.workshopId, 'getAvailability', { zone: await clientZone(context, opened.value) }));
};
