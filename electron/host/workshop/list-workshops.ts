import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { reminder } from './set-delete-by.ts';

export const listWorkshops: Handler<'workshop.listWorkshops'> = async (context) => {
  const recent = await context.app.listRecent();
  return ok(recent.map((one) => ({ ...one, ...reminder(context, one.deleteBy), protection: context.library.protection(one.id) })));
};
