import { ok } from '../../../shared/contract/reply.ts';
import { touchWorkshop, writeDeleteBy } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import type { HostContext } from '../host-context.ts';
import { rememberWorkshop } from './remember-workshop.ts';

/** What the screens need to remind: the instant, and whether it has come. Nothing is ever deleted by itself. */
export const reminder = (context: HostContext, deleteBy: number | null): { deleteBy: number | null; isPastDeleteBy: boolean } => ({
  deleteBy,
  isPastDeleteBy: deleteBy !== null && context.now() >= deleteBy,
});

export const setDeleteBy: Handler<'workshop.setDeleteBy'> = async (context, { deleteBy }) => {
  await writeDeleteBy(context.database, deleteBy);
  await touchWorkshop(context.database, context.now());
  await rememberWorkshop(context, context.database);
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'workshop' });
  return ok(reminder(context, deleteBy));
};
