import { ok } from '../../../shared/contract/reply.ts';
import { readParticipants, touchWorkshop, writeParticipants } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';

export const saveParticipants: Handler<'workshop.saveParticipants'> = async (context, { participants }) => {
  await writeParticipants(context.database, participants);
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'workshop' });
  return ok(await readParticipants(context.database));
};
