import { createContext, useContext } from 'react';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { CallError } from '../../state/call-error.ts';

export interface Replay {
  readonly summary: ReplaySummary | undefined;
  /** True while a newer answer is on its way; the old figures stay, in `ink3`. */
  readonly isOld: boolean;
  /** Null while unknown, false before the first import. */
  readonly hasHistory: boolean | null;
  /** True until the first answer, or until it is known that there is no history. */
  readonly isWaiting: boolean;
  readonly isFetching: boolean;
  readonly error: CallError | null;
  readonly askAgain: () => void;
}

export const ReplayContext = createContext<Replay | null>(null);

/** The replay of the proposal under discussion; the same answer under every screen and in the strip. */
export function useReplay(): Replay {
  const replay = useContext(ReplayContext);
  if (replay === null) throw new Error('useReplay outside of ReplayProvider');
  return replay;
}
