import { fail, type Reply } from '../../../shared/contract/reply.ts';
import type { StoredMap } from '../../../shared/contract/schemas/handoff-map.ts';
import { stepMapEdit } from '../../storage/handoff-maps.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { announceMap, findFreshMap, keepMap } from './present-map.ts';

export const editMap: Handler<'map.editMap'> = (context, { mapId, seenRevision, map, label }) => keepMap(context, mapId, seenRevision, map, label);

export const renameMap: Handler<'map.renameMap'> = async (context, { mapId, seenRevision, name, kind }) => {
  const found = await findFreshMap(context, mapId, seenRevision);
  if (!found.ok) return found;
  const { map } = found.value;
  return keepMap(context, mapId, seenRevision, { ...map, name, kind: kind ?? map.kind }, `Rename the map to ${name}`);
};

export const undoMapEdit: Handler<'map.undoEdit'> = (context, { mapId, seenRevision }) => step(context, mapId, seenRevision, -1);

export const redoMapEdit: Handler<'map.redoEdit'> = (context, { mapId, seenRevision }) => step(context, mapId, seenRevision, 1);

async function step(context: WorkshopContext, mapId: string, seenRevision: number, by: -1 | 1): Promise<Reply<StoredMap>> {
  const found = await findFreshMap(context, mapId, seenRevision);
  if (!found.ok) return found;
  if (by === -1 && !found.value.canUndo) return fail('refused', 'There is nothing left to undo on this map.');
  if (by === 1 && !found.value.canRedo) return fail('refused', 'There is nothing to redo on this map.');
  // Another window may have stepped in between; the look that follows names what it did.
  const isStepped = await stepMapEdit(context.database, mapId, seenRevision, by);
  if (isStepped) return announceMap(context, mapId);
  const now = await findFreshMap(context, mapId, seenRevision);
  return now.ok ? fail('stale', 'The map was changed in another window. Look at the change, then try again.') : now;
}
