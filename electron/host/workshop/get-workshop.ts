import { ok } from '../../../shared/contract/reply.ts';
import { readParticipants, readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';

export const getWorkshop: Handler<'workshop.getWorkshop'> = async ({ database }) => {
  const { workshop, savedAt } = await readWorkshop(database);
  return ok({ workshop, participants: await readParticipants(database), savedAt });
};
