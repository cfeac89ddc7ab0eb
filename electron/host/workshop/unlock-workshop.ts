import { ok } from '../../../shared/contract/reply.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { rememberWorkshop } from './remember-workshop.ts';

export const unlockWorkshop: Handler<'workshop.unlockWorkshop'> = async (context, { workshopId, passphrase }) => {
  const opened = await context.library.unlock(workshopId, passphrase);
  if (!opened.ok) return opened;
  await rememberWorkshop(context, opened.value);
  return ok((await readWorkshop(opened.value)).workshop);
};

export const closeWorkshop: Handler<'workshop.closeWorkshop'> = async (context, { workshopId }) => {
  context.compute.forget(workshopId);
  context.histories.delete(workshopId);
  await context.library.close(workshopId);
  context.emit({ kind: 'changed', workshopId: null, area: 'workshops' });
  return ok({});
};
