import { useState } from 'react';
import { useHost } from '../../host/host-context.tsx';
import { choosePath, saveFile } from '../../state/save-file.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import { useAskedReview } from './use-review.ts';

type Format = 'pdf' | 'csv' | 'json';

/** Makes the review pack and hands it over; what became of it, in words. */
export function useExportPack(): { readonly isBusy: boolean; readonly error: string | null; readonly made: string | null; readonly run: (format: Format) => Promise<void> } {
  const host = useHost();
  const send = useSend();
  const asked = useAskedReview();
  const client = useCall('workshop.getWorkshop', {}).data?.workshop.clientName ?? 'Client';
  const [state, setState] = useState<{ readonly isBusy: boolean; readonly error: string | null; readonly made: string | null }>({ isBusy: false, error: null, made: null });
  return {
    ...state,
    run: async (format) => {
      const path = await choosePath(host, 'Save the review', `Review ${client}.${format}`);
      if (path === null) return;
      setState({ isBusy: true, error: null, made: null });
      const reply = await send('review.exportPack', { ...asked, format, ...(path === undefined ? {} : { path }) });
      if (reply.ok) await saveFile(host, reply.value);
      setState(reply.ok ? { isBusy: false, error: null, made: `${reply.value.name} was made.` } : { isBusy: false, error: reply.error.message, made: null });
    },
  };
}
