import { ok } from '../../../shared/contract/reply.ts';
import { readDeleteBy, readParticipants, readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { reminder } from './set-delete-by.ts';

export const getWorkshop: Handler<'workshop.getWorkshop'> = async (context) => {
  const { workshop, savedAt } = await readWorkshop(context.database);
  return ok({
    workshop,
    participants: await readParticipants(context.database),
    savedAt,
    ...reminder(context, await readDeleteBy(context.database)),
    isProtected: context.library.protection(context.workshopId) !== 'none',
  });
};
