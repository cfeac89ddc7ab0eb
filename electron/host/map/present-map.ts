import type { StoredMap } from '../../../shared/contract/schemas/handoff-map.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { brokenPart } from '../../../shared/engine/handoff-map/check-map.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { insertHandoffMap, readHandoffMap, saveMapEdit, type StoredHandoffMap } from '../../storage/handoff-maps.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { WorkshopContext } from '../host-context.ts';

/** The map that a call names, or the refusal. */
export async function findMap(context: WorkshopContext, mapId: string): Promise<Reply<StoredHandoffMap>> {
  const stored = await readHandoffMap(context.database, mapId);
  return stored === null ? fail('notFound', 'This map is no longer there. Choose another from the list.') : ok(stored);
}

/** As findMap, refusing a command that saw an older revision. */
export async function findFreshMap(context: WorkshopContext, mapId: string, seenRevision: number): Promise<Reply<StoredHandoffMap>> {
  const found = await findMap(context, mapId);
  return !found.ok || found.value.revision === seenRevision ? found : overtaken(found.value);
}

const overtaken = ({ map, lastEdit, revision }: StoredHandoffMap): Reply<never> =>
  fail('stale', `The map ${map.name} was changed in another window: "${lastEdit}". Look at the change, then edit again.`, { revision });

/** Stores an edited map when it is whole and its revision is the one seen. */
export async function keepMap(context: WorkshopContext, mapId: string, seenRevision: number, map: HandoffMap, label: string): Promise<Reply<StoredMap>> {
  const found = await findFreshMap(context, mapId, seenRevision);
  if (!found.ok) return found;
  const broken = brokenPart(map);
  if (broken !== null) return fail('refused', `${broken} The map stays as it was.`);
  const isSaved = await saveMapEdit(context.database, mapId, seenRevision, { map, label, at: context.now() });
  return isSaved ? announceMap(context, mapId) : overtaken(found.value);
}

/** Stores a new map when it is whole. */
export async function addMap(context: WorkshopContext, map: HandoffMap, label: string): Promise<Reply<StoredMap>> {
  const broken = brokenPart(map);
  if (broken !== null) return fail('refused', `${broken} No map was added.`);
  const id = context.newId();
  await insertHandoffMap(context.database, id, { map, label, at: context.now() });
  return announceMap(context, id);
}

/** After a change: note the time, tell every window, and answer with the map as it is now. */
export async function announceMap(context: WorkshopContext, mapId: string): Promise<Reply<StoredMap>> {
  await announceMaps(context);
  return findMap(context, mapId);
}

/** After a change of the list of maps. */
export async function announceMaps(context: WorkshopContext): Promise<void> {
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'map' });
}
