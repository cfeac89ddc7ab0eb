import { ImportRefusal } from './import-types.ts';
import { emptyLookCache, inspectFiles } from './inspect-files.ts';
import type { LookMessage, LookOrder } from './import-messages.ts';

/** Looks at files as it is asked, several times at once; what was seen is remembered as long as the thread lives. */
export function createLookAnswerer(say: (message: LookMessage) => void): { look(order: LookOrder): void; stop(id: number): void } {
  const cache = emptyLookCache();
  const running = new Map<number, AbortController>();
  const answer = async ({ id, files, corrections, clientZone, profiles, options }: LookOrder, { signal }: AbortController): Promise<LookMessage> => {
    try {
      const onProgress = (done: number, total: number, label: string): void => say({ kind: 'looking', id, done, total, label });
      return { kind: 'looked', id, value: await inspectFiles(files, corrections, clientZone, cache, profiles, { ...options, signal, onProgress }) };
    } catch (error) {
      if (error instanceof ImportRefusal) return { kind: 'lookRefused', id, code: error.code, message: error.message };
      return { kind: 'lookFailed', id, message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' };
    }
  };
  return {
    look(order) {
      const controller = new AbortController();
      running.set(order.id, controller);
      void answer(order, controller).then((message) => {
        running.delete(order.id);
        say(message);
      });
    },
    stop: (id) => running.get(id)?.abort(),
  };
}
