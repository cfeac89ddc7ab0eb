import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { diffMaps as diff } from '../../../shared/engine/handoff-map/diff-maps.ts';
import { emptyMap, type HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { listHandoffMaps, putMapAway } from '../../storage/handoff-maps.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { addMap, announceMap, announceMaps, findFreshMap, findMap } from './present-map.ts';

export const listMaps: Handler<'map.listMaps'> = async ({ database }) => ok(await listHandoffMaps(database));

export const getMap: Handler<'map.getMap'> = (context, { mapId }) => findMap(context, mapId);

export const listTemplates: Handler<'map.listTemplates'> = async (context) => {
  const templates = await context.templates.readMaps();
  return ok(templates.map(({ id, note, map }) => ({ id, name: map.name, note, steps: map.steps.length })));
};

export const createMap: Handler<'map.createMap'> = async (context, { name, kind, templateId, copyOf }) => {
  const source = await sourceOf(context, templateId, copyOf);
  if (!source.ok) return source;
  const map: HandoffMap = source.value === null ? emptyMap(name, kind) : { ...source.value, name, kind };
  return addMap(context, map, copyOf === undefined ? 'Start' : 'Copy');
};

async function sourceOf(context: WorkshopContext, templateId: string | undefined, copyOf: string | undefined): Promise<Reply<HandoffMap | null>> {
  if (copyOf !== undefined) {
    const copied = await findMap(context, copyOf);
    return copied.ok ? ok(copied.value.map) : copied;
  }
  if (templateId === undefined) return ok(null);
  const template = (await context.templates.readMaps()).find(({ id }) => id === templateId);
  return template === undefined ? fail('notFound', `There is no map template "${templateId}". Choose one from the list of templates.`) : ok(template.map);
}

export const deleteMap: Handler<'map.deleteMap'> = async (context, { mapId, seenRevision }) => {
  const found = await findFreshMap(context, mapId, seenRevision);
  if (!found.ok) return found;
  await putMapAway(context.database, mapId, context.now());
  await announceMaps(context);
  return ok({});
};

export const restoreMap: Handler<'map.restoreMap'> = async (context, { mapId }) => {
  await putMapAway(context.database, mapId, null);
  return announceMap(context, mapId);
};

export const diffMaps: Handler<'map.diffMaps'> = async (context, { beforeId, afterId }) => {
  const before = await findMap(context, beforeId);
  if (!before.ok) return before;
  const after = await findMap(context, afterId);
  return after.ok ? ok(diff(before.value.map, after.value.map)) : after;
};
