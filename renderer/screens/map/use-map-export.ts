import { useHost } from '../../host/host-context.tsx';
import type { MadeFile } from '../../../shared/contract/schemas/workshop.ts';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useUi } from '../../state/ui-store.ts';
import { useSend } from '../../state/use-call.ts';
import { useOpenMap } from './use-map.ts';

/** Every way out of the map, each as one entry of a menu. */
export function useMapExport(): readonly { readonly label: string; readonly run: () => void }[] {
  const host = useHost();
  const send = useSend();
  const { map, settled } = useOpenMap();
  const deliver = async (extension: string, make: (mapId: string, path: string | undefined) => Promise<{ ok: true; value: MadeFile } | { ok: false; error: { message: string } }>): Promise<void> => {
    const path = await choosePath(host, 'Export the map', `${map.name}.${extension}`);
    if (path === null) return;
    const { id } = await settled();
    const reply = await make(id, path);
    if (reply.ok) await saveFile(host, reply.value);
    else useUi.getState().set({ notice: reply.error.message });
  };
  const plain = (format: 'json' | 'outline') => (mapId: string, path: string | undefined) => send('map.exportMap', { mapId, format, ...(path === undefined ? {} : { path }) });
  return [
    { label: 'Outline as text', run: () => void deliver('txt', plain('outline')) },
    { label: 'Map file, to bring in elsewhere', run: () => void deliver('json', plain('json')) },
  ];
}
