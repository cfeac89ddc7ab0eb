import { useEffect, useRef } from 'react';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useHost } from '../host/host-context.tsx';
import type { Host } from '../host/host.ts';
import { useUi } from './ui-store.ts';

/** React may take a screen down and put it up again at once; only who stays away has left. */
const AWAY_MS = 80;
const leaving = new Map<string, ReturnType<typeof setTimeout>>();

/** Closes a workshop with a passphrase when its screens are left, so that it is sealed again; nothing of it stays in the cache. */
export function useSealOnLeave(workshopId: string, isProtected: boolean): void {
  const host = useHost();
  const client = useQueryClient();
  const isNow = useRef(isProtected);
  useEffect(() => {
    isNow.current = isProtected;
  });
  useEffect(() => {
    clearTimeout(leaving.get(workshopId));
    return () => {
      if (isNow.current) leaving.set(workshopId, setTimeout(() => void seal(host, client, workshopId), AWAY_MS));
    };
  }, [host, client, workshopId]);
}

async function seal(host: Host, client: QueryClient, workshopId: string): Promise<void> {
  const { set } = useUi.getState();
  set({ sealing: workshopId });
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === workshopId });
  const reply = await host.call('workshop.closeWorkshop', { workshopId });
  set({ sealing: null, ...(reply.ok ? {} : { notice: reply.error.message }) });
}
