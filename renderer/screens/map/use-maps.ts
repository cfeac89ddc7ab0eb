import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { useUi } from '../../state/ui-store.ts';
import { useCall, usePut, useSend } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import { NOTHING_SELECTED, useMapUi } from './map-ui.ts';

type Listed = OutputOf<'map.listMaps'>[number];

/** The maps of the workshop and the one that is open: the chosen one, else the first. */
export interface Maps {
  readonly maps: readonly Listed[] | null;
  readonly mapId: string | null;
  readonly choose: (mapId: string) => void;
  readonly create: (input: InputOf<'map.createMap'>) => Promise<void>;
  readonly bringIn: (text: string) => Promise<void>;
  readonly remove: (map: Listed) => Promise<void>;
  readonly restore: (mapId: string) => Promise<void>;
}

/** What the first map is when nobody chose a template. */
export const FIRST_MAP = { name: 'As it is today' } as const;

export function useMaps(): Maps {
  const workshopId = useWorkshopId();
  const send = useSend();
  const put = usePut();
  const maps = useCall('map.listMaps', {}).data ?? null;
  const chosen = useMapUi((state) => state.mapIds[workshopId]);
  const tell = (notice: string | null): void => useUi.getState().set({ notice });
  const choose = (mapId: string): void => useMapUi.setState((state) => ({ mapIds: { ...state.mapIds, [workshopId]: mapId }, selection: NOTHING_SELECTED, mode: { kind: 'choosing' }, view: 'drawing' }));
  const open = (reply: Awaited<ReturnType<typeof send<'map.createMap'>>>): void => {
    if (!reply.ok) return tell(reply.error.message);
    put('map.getMap', { mapId: reply.value.id }, reply.value);
    choose(reply.value.id);
  };
  return {
    maps,
    mapId: maps?.find(({ id }) => id === chosen)?.id ?? maps?.[0]?.id ?? null,
    choose,
    create: async (input) => open(await send('map.createMap', input)),
    bringIn: async (text) => open(await send('map.importMap', { text })),
    restore: async (mapId) => open(await send('map.restoreMap', { mapId })),
    remove: async ({ id, revision }) => {
      const reply = await send('map.deleteMap', { mapId: id, seenRevision: revision });
      if (!reply.ok) return tell(reply.error.message);
      useMapUi.setState({ putAway: id, selection: NOTHING_SELECTED });
    },
  };
}
