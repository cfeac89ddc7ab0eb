import { QueryClient } from '@tanstack/react-query';
import type { Host } from '../host/host.ts';
import { isTouchedBy } from './query-keys.ts';

/** One cache of everything the host said. It works offline, asks once, and forgets only what the host announces as changed. */
export function createQueryClient(host: Host): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, gcTime: 10 * 60_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  host.subscribe((event) => {
    if (event.kind === 'changed') void client.invalidateQueries({ predicate: (query) => isTouchedBy(query.queryKey, event) });
  });
  return client;
}
