import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import { settingsKey } from '../../../shared/engine/compute/compute-session.ts';
import type { Configuration } from '../../../shared/engine/model/configuration.ts';
import type { ReplaySummary as Summary } from '../../../shared/engine/replay/replay-result.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readPopulation } from '../../storage/population.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { openHistory } from '../history/open-history.ts';
import { isComputeLost } from '../is-compute-lost.ts';
import { outdated } from '../latest-of-storm.ts';
import { stopForeseeing } from './foresee-steps.ts';
import { playedInput, playedInputOf, type ReplayInput } from './replay-input.ts';
import { watchReplay } from './watch-replay.ts';

/** Questions of one state that come while it is played are answered by that; of those that wait, only the newest is played. */
export const runReplay: Handler<'replay.runReplay'> = async (context, { proposalId, jobId }) => {
  const input = await playedInput(context, proposalId);
  if (!input.ok) return input;
  watchersOf(context).set(laneOf(context, proposalId), jobId);
  return playLatest(context, proposalId, await stated(context, input.value), jobId);
};

/** Begins to play a configuration while it is being saved, where somebody watches the replay of its proposal: they join when they have heard of it. */
export async function playAhead(context: WorkshopContext, proposalId: string, configuration: Configuration): Promise<void> {
  const jobId = watchersOf(context).get(laneOf(context, proposalId));
  const input = jobId === undefined ? null : await playedInputOf(context, configuration);
  if (jobId === undefined || input === null || !input.ok) return;
  const asked = await stated(context, input.value);
  stopForeseeing(context);
  context.jobs.beside(async () => void (await playLatest(context, proposalId, asked, jobId)));
}

const laneOf = ({ workshopId }: WorkshopContext, proposalId: string): string => `replay ${workshopId} ${proposalId}`;

/** By lane, the job under which its replay was asked for last. */
const watchers = new WeakMap<WorkshopContext['jobs'], Map<string, string>>();

function watchersOf({ jobs }: WorkshopContext): Map<string, string> {
  const known = watchers.get(jobs) ?? new Map<string, string>();
  watchers.set(jobs, known);
  return known;
}

/** The input beside everything that its result depends on, as text. */
const stated = async (context: WorkshopContext, input: ReplayInput) => ({ input, state: JSON.stringify([input.opened.hash, await readPopulation(context.database), settingsKey(input.settings)]) });

function playLatest(context: WorkshopContext, proposalId: string, { input, state }: Awaited<ReturnType<typeof stated>>, jobId: string): Promise<Reply<ReplaySummary>> {
  const play = (): Promise<Reply<ReplaySummary>> => context.jobs.run(jobId, (signal) => playOrStartAgain(context, proposalId, input, { jobId, signal, label: 'Playing the history through the proposal' }));
  return context.jobs.latest(laneOf(context, proposalId), play, { state, giveUp: outdated });
}

const AGAIN = 'The computation stopped in the middle and has started again';

/** A thread that dies takes the replay with it: it starts again once, and says so. */
async function playOrStartAgain(context: WorkshopContext, proposalId: string, input: ReplayInput, job: { readonly jobId: string; readonly signal: AbortSignal; readonly label: string }): Promise<Reply<ReplaySummary>> {
  const opened = await openHistory(context); // the thread may have been lost while this waited
  if (!opened.ok) return opened;
  try {
    return ok(await withHashes(context, proposalId, input, job.jobId === '' ? context.compute.call(context.workshopId, 'runReplay', input.settings) : watchReplay(context, input.settings, job)));
  } catch (error) {
    if (job.signal.aborted) return fail('cancelled', 'The replay was cancelled. The proposal is saved; ask again when you want its figures.');
    if (!isComputeLost(error)) throw error;
    if (job.label === AGAIN) return fail('refused', 'The replay stopped in the middle twice, perhaps for want of memory. The proposal is saved: close other programs, then ask again.');
    return playOrStartAgain(context, proposalId, input, { ...job, label: AGAIN });
  }
}

/** Replays and adds the hashes that make the result checkable later (domain.md §2.1). */
export const summarise = (context: WorkshopContext, proposalId: string, input: ReplayInput): Promise<ReplaySummary> =>
  withHashes(context, proposalId, input, context.compute.call(context.workshopId, 'runReplay', input.settings));

async function withHashes(context: WorkshopContext, proposalId: string, { opened, configHash }: ReplayInput, replay: Promise<Summary>): Promise<ReplaySummary> {
  const summary = await replay;
  const resultHash = context.digest.sha256(canonicalJson(summary));
  return { ...summary, proposalId, configHash, historyHash: opened.hash, resultHash } as ReplaySummary; // readonly arrays become plain ones on the wire
}
