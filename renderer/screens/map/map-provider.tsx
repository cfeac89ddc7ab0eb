import { useEffect, useMemo, useReducer, type JSX, type ReactNode } from 'react';
import type { StoredMap } from '../../../shared/contract/schemas/handoff-map.ts';
import { MapIndex } from '../../../shared/engine/handoff-map/map-index.ts';
import type { HandoffMap } from '../../../shared/engine/model/handoff-map.ts';
import { useHost } from '../../host/host-context.tsx';
import type { Host } from '../../host/host.ts';
import { DocumentQueue } from '../../state/document-queue.ts';
import { useUi } from '../../state/ui-store.ts';
import { useUndoTarget } from '../../state/undo-target.ts';
import { useCall } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { OpenMapContext, type OpenMap } from './use-map.ts';

type MapQueue = DocumentQueue<StoredMap, HandoffMap>;

const queues = new Map<string, MapQueue>();

/** Reads one map and sends its edits; while it is shown, undo and redo act upon it. */
export function MapProvider({ mapId, waiting, children }: { readonly mapId: string; readonly waiting: ReactNode; readonly children: ReactNode }): JSX.Element {
  const host = useHost();
  const workshopId = useWorkshopId();
  const { data } = useCall('map.getMap', { mapId });
  const known = data !== undefined && data.id === mapId ? data : null;
  const queue = known === null ? null : queueOf(host, workshopId, known);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => queue?.listen(redraw), [queue]);
  const stored = queue === null ? null : queue.shown;
  useUndo(host, workshopId, queue, stored);
  const map = stored?.map ?? null;
  const index = useMemo(() => (map === null ? null : new MapIndex(map)), [map]);
  const open = useMemo<OpenMap | null>(
    () => (queue === null || stored === null || index === null ? null : {
      stored, map: stored.map, index, edit: (label, recipe) => void queue.edit(label, recipe), settled: () => queue.settled(),
    }),
    [queue, stored, index],
  );
  return open === null ? <>{waiting}</> : <OpenMapContext value={open}>{children}</OpenMapContext>;
}

function useUndo(host: Host, workshopId: string, queue: MapQueue | null, stored: StoredMap | null): void {
  useEffect(() => {
    if (queue === null || stored === null) return undefined;
    // One after the other: a second press while the first is on its way steps on from where that arrives.
    const step = (name: 'map.undoEdit' | 'map.redoEdit') => () => void queue.command(({ id, revision }) => host.call(name, { mapId: id, seenRevision: revision }, workshopId));
    useUndoTarget.setState({ target: { lastEdit: stored.lastEdit, canUndo: stored.canUndo, canRedo: stored.canRedo, undo: step('map.undoEdit'), redo: step('map.redoEdit') } });
    return () => useUndoTarget.setState({ target: null });
  }, [host, workshopId, queue, stored]);
}

function queueOf(host: Host, workshopId: string, stored: StoredMap): MapQueue {
  const key = `${workshopId} ${stored.id}`;
  const known = queues.get(key);
  if (known !== undefined) {
    known.adopt(stored);
    return known;
  }
  const made: MapQueue = new DocumentQueue<StoredMap, HandoffMap>(stored, {
    contentOf: ({ map }) => map,
    withContent: (document, map) => ({ ...document, map }),
    send: (confirmed, map, label) => host.call('map.editMap', { mapId: confirmed.id, seenRevision: confirmed.revision, map, label }, workshopId),
    show: () => undefined, // whoever shows the map listens to the queue
    reload: async (mapId) => {
      const reply = await host.call('map.getMap', { mapId }, workshopId);
      return reply.ok ? reply.value : null;
    },
    tell: (sentence) => useUi.getState().set({ notice: sentence }),
  });
  queues.set(key, made);
  return made;
}
