import { QueryClient, type Query } from '@tanstack/react-query';
import type { HostEvent } from '../../shared/contract/events.ts';
import type { Host } from '../host/host.ts';
import { CallError } from './call-error.ts';
import { hasOwnEdits } from './document-queue.ts';
import { isTouchedBy } from './query-keys.ts';

/** Asked of a state that an edit has overtaken: whoever still wants to know asks again, in so many ms. */
const ASK_AGAIN_MS = 100;
const isOutdated = (_: number, error: Error): boolean => error instanceof CallError && error.failure.details?.['isOutdated'] === true;

/** How long the strip has the host to itself after an edit, before lists of agreements and changes are asked for again. */
const AFTER_EDIT_MS = 400;

type Change = Extract<HostEvent, { kind: 'changed' }>;

/** One cache of everything the host said. It works offline, asks once, and forgets only what the host announces as changed. */
export function createQueryClient(host: Host): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: isOutdated, retryDelay: ASK_AGAIN_MS, staleTime: Infinity, gcTime: 10 * 60_000, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  const later = createLater(client);
  host.subscribe((event) => {
    if (event.kind !== 'changed') return;
    const canWait = (query: Query): boolean => event.area === 'proposal' && (query.queryKey[0] !== 'proposal' || hasOwnEdits());
    void client.invalidateQueries({ predicate: (query) => isTouchedBy(query.queryKey, event) && !canWait(query) });
    if (event.area === 'proposal') later(event);
  });
  return client;
}

/** What an edit made old is old at once, and asked for again when the edits pause. */
function createLater(client: QueryClient): (change: Change) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (change) => {
    const isTouched = (query: Query): boolean => isTouchedBy(query.queryKey, change);
    void client.invalidateQueries({ predicate: isTouched, refetchType: 'none' });
    clearTimeout(timer);
    timer = setTimeout(() => void client.refetchQueries({ type: 'active', predicate: (query) => isTouched(query) && query.isStale() }), AFTER_EDIT_MS);
  };
}
