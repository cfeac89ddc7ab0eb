import type { ComputeFunctions } from '../../shared/engine/compute/compute-functions.ts';
import type { History } from '../../shared/engine/history/history.ts';
import type { StoredColumns } from './compute-messages.ts';
import { createComputeThread, type ComputeThread } from './compute-thread.ts';

/** What lists and pages of leads ask. They have a thread of their own, so that no replay under way makes a table wait. */
const LOOKING: ReadonlySet<keyof ComputeFunctions> = new Set<keyof ComputeFunctions>(['getHealth', 'listLeads', 'queryLeads', 'getLead', 'listValues', 'tabulate', 'describeNumbers', 'explainScore', 'prepareLists']);
/** What judges a model by resampling and splitting, or by every threshold, or looks for gaps, takes seconds at many leads; no edit of a threshold may wait behind it. */
const JUDGING: ReadonlySet<keyof ComputeFunctions> = new Set<keyof ComputeFunctions>(['judgeModel', 'traceThresholds', 'suggestPoints', 'compareDefinitions', 'lintModel', 'checkCriteria', 'judgeGaps', 'discoverHandoff', 'matchMap', 'listGapLeads']);
/** What Score and Route ask at every edit beside the replay, more than it takes itself: the strip must not wait behind it. */
const BESIDE: ReadonlySet<keyof ComputeFunctions> = new Set<keyof ComputeFunctions>([
  'getDistribution', 'findFlips', 'previewModel', 'listScores', 'countCriteria',
  'playPolicy', 'checkPolicy', 'compareStrategies', 'simulateTakeBacks', 'explainRep', 'listPolicyLeads', 'explainRoute',
]);

/**
 * The compute port over four threads: one that looks things up, one that plays, one for what screens ask beside that, and one
 * that judges, the latter two loaded when they are first asked. A stored history lies in shared memory, so all work on the
 * same bytes. When one dies, all are loaded anew at the next call.
 */
export function createComputePool(onLost: () => void, url?: URL): ComputeThread {
  const [looking, playing, beside, judging] = [createComputeThread(onLost, url), createComputeThread(onLost, url), createComputeThread(onLost, url, true), createComputeThread(onLost, url, true)];
  const late = { beside: lateThread(beside), judging: lateThread(judging) };
  return {
    start() {
      looking.start();
      playing.start();
    },
    async load(key, history) {
      for (const thread of Object.values(late)) thread.remember(key, history);
      await Promise.all([looking.load(key, history), playing.load(key, history)]);
    },
    isLoaded: (key) => looking.isLoaded(key) && playing.isLoaded(key),
    forget(key) {
      looking.forget(key);
      playing.forget(key);
      for (const thread of Object.values(late)) thread.forget(key);
    },
    async call(key, name, input) {
      if (JUDGING.has(name)) return late.judging.call(key, name, input);
      if (BESIDE.has(name)) return late.beside.call(key, name, input);
      if (name !== 'populate') return (LOOKING.has(name) ? looking : playing).call(key, name, input);
      const population = input as Parameters<ComputeFunctions['populate']>[1]; // name is populate
      const [counts] = await Promise.all([playing.call(key, name, input), looking.call(key, name, input), late.beside.populate(key, population), late.judging.populate(key, population)]);
      return counts;
    },
    async close() {
      await Promise.all([looking.close(), playing.close(), beside.close(), judging.close()]);
    },
  };
}

/** A thread that gets a history, with who counts in it, when somebody first asks it about that history. */
function lateThread(thread: ComputeThread) {
  const known = new Map<string, { readonly history: History | StoredColumns; population: Parameters<ComputeFunctions['populate']>[1] | null; loading: Promise<void> | null }>();
  const ready = async (key: string): Promise<void> => {
    const one = known.get(key);
    if (one === undefined || (one.loading === null && thread.isLoaded(key))) return;
    one.loading ??= thread.load(key, one.history).then(async () => {
      if (one.population !== null) await thread.call(key, 'populate', one.population);
    }).finally(() => (one.loading = null));
    await one.loading;
  };
  return {
    remember: (key: string, history: History | StoredColumns): void => {
      thread.forget(key);
      known.set(key, { history, population: null, loading: null });
    },
    forget: (key: string): void => {
      thread.forget(key);
      known.delete(key);
    },
    async populate(key: string, population: Parameters<ComputeFunctions['populate']>[1]): Promise<void> {
      const one = known.get(key);
      if (one === undefined) return;
      one.population = population;
      await one.loading;
      if (thread.isLoaded(key)) await thread.call(key, 'populate', population);
    },
    async call<N extends keyof ComputeFunctions>(key: string, name: N, input: Parameters<ComputeFunctions[N]>[1]): Promise<ReturnType<ComputeFunctions[N]>> {
      await ready(key);
      return thread.call(key, name, input);
    },
  };
}
