import { EMPTY_CONFIGURATION } from '../../../shared/engine/model/empty-configuration.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { insertProposal } from '../../storage/proposals.ts';
import { readWorkshop, writeWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { rememberWorkshop } from './remember-workshop.ts';

export const createWorkshop: Handler<'workshop.createWorkshop'> = async (context, input) => {
  if (!context.zones.isZone(input.zone)) return fail('invalidInput', zoneSentence(input.zone));
  const id = context.newId();
  const database = await context.library.create(id);
  await writeWorkshop(database, { id, ...input }, context.now());
  await insertProposal(database, context.newId(), 'Proposal A', EMPTY_CONFIGURATION, context.now());
  await rememberWorkshop(context, database);
  return ok((await readWorkshop(database)).workshop);
};

/** What to say of a zone that no table knows. */
export const zoneSentence = (zone: string): string => `"${zone}" is no time zone. Write one such as Europe/Berlin or America/New_York.`;
