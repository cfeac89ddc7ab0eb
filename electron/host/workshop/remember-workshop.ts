import { readDeleteBy, readWorkshop } from '../../storage/workshop-rows.ts';
import type { WorkshopDatabase } from '../../storage/workshop-database.ts';
import type { HostContext } from '../host-context.ts';

/** Puts a workshop on top of the start screen's list, with what is known of its history. */
export async function rememberWorkshop(context: HostContext, database: WorkshopDatabase): Promise<void> {
  const { workshop } = await readWorkshop(database);
  const batch = await database.query.selectFrom('import_batch').select('summary').orderBy('at', 'desc').limit(1).executeTakeFirst();
  await context.app.remember({
    id: workshop.id,
    title: workshop.title,
    clientName: workshop.clientName,
    startsAt: workshop.startsAt,
    leads: batch === undefined ? 0 : leadsOf(batch.summary),
    openedAt: context.now(),
    deleteBy: await readDeleteBy(database),
  });
  context.emit({ kind: 'changed', workshopId: null, area: 'workshops' });
}

function leadsOf(summary: string): number {
  const { files } = JSON.parse(summary) as { files: { kind: string; imported: number }[] }; // an ImportBatch, checked when written
  return files.filter((file) => file.kind === 'leads').reduce((sum, file) => sum + file.imported, 0);
}
