import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { forgetKey } from '../portal/portal-keys.ts';

export const deleteWorkshop: Handler<'workshop.deleteWorkshop'> = async (context, { workshopId }) => {
  for (const purpose of ['read', 'write'] as const) await forgetKey({ ...context, workshopId }, purpose);
  context.library.remove(workshopId); // first, since another Baton may have it open
  context.compute.forget(workshopId);
  context.histories.delete(workshopId);
  await context.app.forget(workshopId);
  context.emit({ kind: 'changed', workshopId: null, area: 'workshops' });
  return ok({});
};
