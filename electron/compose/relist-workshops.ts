import type { HostContext } from '../host/host-context.ts';
import { rememberWorkshop } from '../host/workshop/remember-workshop.ts';
import { workshopIdsIn } from '../storage/workshop-places.ts';

/** Fills a lost start screen from the workshops that lie in the data folder; a protected one is listed without its name. */
export async function relistWorkshops(context: HostContext): Promise<void> {
  for (const id of workshopIdsIn(context.dataFolder)) {
    if (context.library.protection(id) !== 'none') {
      await context.app.remember({ id, title: 'Protected workshop', clientName: '', startsAt: context.now(), leads: 0, openedAt: context.now(), deleteBy: null });
      continue;
    }
    const opened = await context.library.open(id);
    if (!opened.ok) continue; // held by another Baton, or damaged: it is not made worse
    await rememberWorkshop(context, opened.value);
    await context.library.close(id);
  }
}
