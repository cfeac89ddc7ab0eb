import { fail, ok } from '../../../shared/contract/reply.ts';
import { readWorkshop, writeWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { zoneSentence } from './create-workshop.ts';
import { rememberWorkshop } from './remember-workshop.ts';

export const updateWorkshop: Handler<'workshop.updateWorkshop'> = async (context, changes) => {
  if (changes.zone !== undefined && !context.zones.isZone(changes.zone)) return fail('invalidInput', zoneSentence(changes.zone));
  const { workshop } = await readWorkshop(context.database);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  await writeWorkshop(context.database, { ...workshop, ...given }, context.now());
  await rememberWorkshop(context, context.database);
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'workshop' });
  return ok((await readWorkshop(context.database)).workshop);
};
