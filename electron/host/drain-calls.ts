import { fail } from '../../shared/contract/reply.ts';
import type { Dispatch } from './dispatch.ts';

/** A dispatcher that can be brought to rest. */
export interface DrainingDispatch {
  readonly dispatch: Dispatch;
  /** Refuses what comes from now on, and waits for what is under way and then for what it left behind, though not for ever. */
  drain(leftBehind?: () => Promise<void>): Promise<void>;
}

const PATIENCE_MS = 5_000;

/** Lets the calls under way finish before the databases close, so that the last edit is not lost and no late question fails. */
export function drainCalls(dispatch: Dispatch, patienceMs: number = PATIENCE_MS): DrainingDispatch {
  const underWay = new Set<Promise<unknown>>();
  let isClosing = false;
  return {
    dispatch: (call) => {
      if (isClosing) return Promise.resolve(fail('cancelled', 'Baton is closing. Everything that was saved is safe; start it again to go on.'));
      const answer = dispatch(call);
      underWay.add(answer);
      void answer.finally(() => underWay.delete(answer));
      return answer;
    },
    async drain(leftBehind) {
      isClosing = true;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMs)));
      await Promise.race([Promise.all(underWay).then(leftBehind), patience]);
      clearTimeout(timer);
    },
  };
}
