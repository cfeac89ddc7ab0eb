import type { ZoneTable } from '../../../shared/engine/time/zone-table.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';

/** The client's zone over the time of a history (UTC ms, NaN without times); null for a zone that nobody knows. */
export async function clientZone(context: WorkshopContext, { from, to }: { readonly from: number; readonly to: number }): Promise<ZoneTable | null> {
  const { workshop } = await readWorkshop(context.database);
  const [first, last] = Number.isNaN(from) ? [context.now(), context.now()] : [from, to];
  return context.zones.tablesFor([workshop.zone], first, last).get(workshop.zone) ?? null;
}
