import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { openHistory } from './open-history.ts';

export const queryLeads: Handler<'history.queryLeads'> = async (context, input) => {
  const opened = await openHistory(context);
  return opened.ok ? ok(await context.compute.call(context.workshopId, 'queryLeads', input)) : opened;
};
