import { useEffect, useRef, useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { InputOf } from '../../../shared/contract/contract.ts';
import { useHost } from '../../host/host-context.tsx';
import { CallError } from '../../state/call-error.ts';
import { keyOf } from '../../state/query-keys.ts';
import { useCall } from '../../state/use-call.ts';
import { useWorkshopId } from '../../state/workshop-context.tsx';
import type { QueriedLead } from './lead-columns.ts';
import { PAGE, pagesOf } from './lead-table-query.ts';

export type LeadQuery = Omit<InputOf<'history.queryLeads'>, 'offset' | 'limit'>;

/** How long the scroll must rest on a page before it is asked for; flying past asks for nothing. */
const REST = 60;

/** The answer to a query, first page first: the latest query wins, and until it has answered the one before is shown. */
export function useLeadHead(query: LeadQuery): { readonly total: number | null; readonly query: LeadQuery; readonly isOld: boolean; readonly error: CallError | null } {
  const head = useCall('history.queryLeads', { ...query, offset: 0, limit: PAGE });
  const answered = useRef(query);
  if (head.data !== undefined && !head.isPlaceholderData) answered.current = query;
  return { total: head.data?.total ?? null, query: answered.current, isOld: head.isPlaceholderData, error: head.error };
}

/** The rows in sight, page by page, each kept once it has been read. */
export function useLeadRows(query: LeadQuery, first: number, count: number): (index: number) => QueriedLead | undefined {
  const host = useHost();
  const workshopId = useWorkshopId();
  const pages = pagesOf(first, count);
  const rested = useRested(pages.join());
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = { ...query, offset: page * PAGE, limit: PAGE };
      return {
        queryKey: keyOf('history.queryLeads', workshopId, input),
        queryFn: async () => {
          const reply = await host.call('history.queryLeads', input, workshopId);
          if (!reply.ok) throw new CallError(reply.error);
          return reply.value;
        },
        enabled: rested === pages.join(),
      };
    }),
  });
  return (index) => answers[Math.floor(index / PAGE) - (pages[0] ?? 0)]?.data?.rows[index % PAGE];
}

/** The value once it has stayed the same for a moment; the first at once. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
