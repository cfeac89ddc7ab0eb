import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { forgetKey } from './portal-keys.ts';
import { presentConnection } from './present-connection.ts';

export const disconnect: Handler<'portal.disconnect'> = async (context) => {
  await forgetKey(context, 'read');
  await forgetKey(context, 'write');
  context.probes.delete(context.workshopId);
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'portal' });
  return ok(await presentConnection(context));
};
