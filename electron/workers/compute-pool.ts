import type { ComputeFunctions } from '../../shared/engine/compute/compute-functions.ts';
import { createComputeThread, type ComputeThread } from './compute-thread.ts';

/** What lists and pages of leads ask. They have a thread of their own, so that no replay under way makes a table wait. */
const LOOKING: ReadonlySet<keyof ComputeFunctions> = new Set<keyof ComputeFunctions>(['getHealth', 'listLeads', 'queryLeads', 'getLead', 'listValues', 'tabulate', 'describeNumbers', 'explainScore', 'prepareLists']);

/**
 * The compute port over two threads: one that looks things up, one that plays and scores. A stored history lies in shared
 * memory, so both work on the same bytes. When either dies, both are loaded anew at the next call.
 */
export function createComputePool(onLost: () => void, url?: URL): ComputeThread {
  const [looking, playing] = [createComputeThread(onLost, url), createComputeThread(onLost, url)];
  return {
    async load(key, history) {
      await Promise.all([looking.load(key, history), playing.load(key, history)]);
    },
    isLoaded: (key) => looking.isLoaded(key) && playing.isLoaded(key),
    forget(key) {
      looking.forget(key);
      playing.forget(key);
    },
    async call(key, name, input) {
      if (name !== 'populate') return (LOOKING.has(name) ? looking : playing).call(key, name, input);
      const [counts] = await Promise.all([playing.call(key, name, input), looking.call(key, name, input)]);
      return counts;
    },
    async close() {
      await looking.close();
      await playing.close();
    },
  };
}
