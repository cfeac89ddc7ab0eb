import { ok } from '../../../shared/contract/reply.ts';
import { readAbsences, touchWorkshop, writeAbsences } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';

export const listAbsences: Handler<'proposal.listAbsences'> = async ({ database }) => ok(await readAbsences(database));

export const saveAbsences: Handler<'proposal.saveAbsences'> = async (context, { absences }) => {
  await writeAbsences(context.database, absences);
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'absence' });
  return ok(await readAbsences(context.database));
};
