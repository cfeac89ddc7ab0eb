import { useContext } from 'react';
import { useHost } from '../host/host-context.tsx';
import { choosePath, saveFile } from '../state/save-file.ts';
import { useUi } from '../state/ui-store.ts';
import { useCall } from '../state/use-call.ts';
import { WorkshopContext } from '../state/workshop-context.tsx';

/** Writes the open workshop as one .baton file and hands it over. */
export function useSaveCopy(): () => Promise<void> {
  const host = useHost();
  const workshopId = useContext(WorkshopContext);
  const set = useUi((state) => state.set);
  const opened = useCall('workshop.getWorkshop', {}, { enabled: workshopId !== null }).data;
  return async () => {
    const path = await choosePath(host, 'Save a copy', `${opened?.workshop.clientName ?? 'Workshop'}.baton`);
    if (path === null) return;
    const reply = await host.call('workshop.saveCopy', path === undefined ? {} : { path }, workshopId);
    if (!reply.ok) return set({ notice: reply.error.message });
    await saveFile(host, reply.value);
  };
}
