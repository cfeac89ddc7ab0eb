import { useState } from 'react';
import { plural } from '../../components/figure-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useCall, useSend } from '../../state/use-call.ts';

/** Makes the data request as PDF: a download in a browser, a chosen place in the desktop app. */
export function useDataRequest(): { readonly isBusy: boolean; readonly error: string | null; readonly made: string | null; readonly make: () => Promise<void> } {
  const host = useHost();
  const send = useSend();
  const client = useCall('workshop.getWorkshop', {}).data?.workshop.clientName ?? 'client';
  const [state, setState] = useState<{ isBusy: boolean; error: string | null; made: string | null }>({ isBusy: false, error: null, made: null });
  const make = async (): Promise<void> => {
    const path = await choosePath(host, 'Save the data request', `Data request ${client}.pdf`);
    if (path === null) return;
    setState({ isBusy: true, error: null, made: null });
    const reply = await send('history.exportDataRequest', path === undefined ? {} : { path });
    if (!reply.ok) return setState({ isBusy: false, error: reply.error.message, made: null });
    await saveFile(host, reply.value);
    setState({ isBusy: false, error: null, made: `${reply.value.name}, ${plural(reply.value.pages, 'page')}, was made.` });
  };
  return { ...state, make };
}
