import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/contract.ts';
import { useCall, useSend } from '../../state/use-call.ts';
import type { Round } from './blind-words.ts';

type Command = 'blind.startRound' | 'blind.removeSeat' | 'blind.revealRound' | 'blind.discardRound' | 'blind.closeSeat';

export interface Rounds {
  /** Undefined until the first answer. */
  readonly rounds: readonly Round[] | undefined;
  readonly error: string | null;
  readonly askAgain: () => void;
}

/** The rounds of this workshop. */
export function useRounds(): Rounds {
  const { data, error, refetch } = useCall('blind.listRounds', {});
  return { rounds: data, error: error?.message ?? null, askAgain: () => void refetch() };
}

export interface RoundCommand {
  readonly isBusy: boolean;
  readonly error: string | null;
  /** True when it was done. */
  readonly run: <N extends Command>(name: N, input: InputOf<N>) => Promise<OutputOf<N> | null>;
}

/** Sends a command about a round and keeps what was said against it. */
export function useRoundCommand(): RoundCommand {
  const send = useSend();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  return {
    isBusy,
    error,
    run: async (name, input) => {
      setIsBusy(true);
      const reply = await send(name, input);
      setIsBusy(false);
      setError(reply.ok ? null : reply.error.message);
      return reply.ok ? reply.value : null;
    },
  };
}
