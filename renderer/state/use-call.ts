import { use, useContext } from 'react';
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { Failure, Reply } from '../../shared/contract/reply.ts';
import { useHost } from '../host/host-context.tsx';
import { CallError } from './call-error.ts';
import { keyOf } from './query-keys.ts';
import { StripFirst } from './right-of-way.ts';
import { WorkshopContext } from './workshop-context.tsx';

export interface CallOptions {
  readonly enabled?: boolean;
  /** The fingerprint that the answer depends on; a new one asks anew while the old values stay. */
  readonly version?: string;
  /** The strip's own question: it waits for nothing, everything else with a version waits for it. */
  readonly isStrip?: boolean;
  /** What must have happened before it is asked, such as the saving of an edit. */
  readonly after?: () => Promise<unknown>;
  /** Whether an answer is still to what was asked; one that no longer is, is not kept. */
  readonly isStill?: () => boolean;
}

const OVERTAKEN: Failure = { code: 'cancelled', message: 'Something was edited meanwhile.' };

/**
 * Asks the host and keeps the answer in the cache. The old values stay while a new answer is on its way
 * (`isPlaceholderData`, `isFetching`), so figures never blink.
 */
export function useCall<N extends ProcedureName>(name: N, input: InputOf<N>, options: CallOptions = {}): UseQueryResult<OutputOf<N>, CallError> {
  const host = useHost();
  const workshopId = useContext(WorkshopContext);
  const mustWait = options.version !== undefined && options.isStrip !== true && use(StripFirst);
  return useQuery<OutputOf<N>, CallError>({
    queryKey: keyOf(name, workshopId, input, options.version),
    queryFn: async () => {
      await options.after?.();
      const reply = await host.call(name, input, workshopId);
      if (!reply.ok) throw new CallError(reply.error);
      if (options.isStill?.() === false) throw new CallError(OVERTAKEN);
      return reply.value;
    },
    enabled: (options.enabled ?? true) && !mustWait,
    placeholderData: keepPreviousData,
    ...(options.version === undefined ? {} : { select: asItIs<OutputOf<N>> }),
  });
}

/** With a selection the cache compares an answer with the last one of another fingerprint too: parts that an edit left equal stay the same objects, and what shows them need not be drawn again. */
const asItIs = <T>(value: T): T => value;

/** Sends a command and gives back its reply; what changed is announced by the host itself. */
export function useSend(): <N extends ProcedureName>(name: N, input: InputOf<N>) => Promise<Reply<OutputOf<N>>> {
  const host = useHost();
  const workshopId = useContext(WorkshopContext);
  return (name, input) => host.call(name, input, workshopId);
}

/** Puts an answer that a command brought straight into the cache. */
export function usePut(): <N extends ProcedureName>(name: N, input: InputOf<N>, value: OutputOf<N>) => void {
  const client = useQueryClient();
  const workshopId = useContext(WorkshopContext);
  return (name, input, value) => client.setQueryData([...keyOf(name, workshopId, input)], value);
}
