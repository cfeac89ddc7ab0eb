import { ok } from '../../../shared/contract/reply.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { rememberWorkshop } from './remember-workshop.ts';

/** Everything that a screen may have read of the workshop. */
const AREAS = ['history', 'workshop', 'proposal', 'absence', 'agreement', 'push'] as const;

export const restoreBackup: Handler<'workshop.restoreBackup'> = async (context, { backupId, passphrase }) => {
  const { workshopId } = context;
  const opened = await context.library.restore(workshopId, backupId, passphrase);
  if (!opened.ok) return opened;
  context.compute.forget(workshopId);
  context.histories.delete(workshopId);
  await rememberWorkshop(context, opened.value);
  for (const area of AREAS) context.emit({ kind: 'changed', workshopId, area });
  return ok((await readWorkshop(opened.value)).workshop);
};
