import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { ReplaySummary as Summary } from '../../../shared/engine/replay/replay-result.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { isComputeLost } from '../is-compute-lost.ts';
import { playedInput, type ReplayInput } from './replay-input.ts';
import { watchReplay } from './watch-replay.ts';

/** Questions that come while a replay of the same proposal runs are answered together after it, by the proposal as it is then. */
export const runReplay: Handler<'replay.runReplay'> = (context, { proposalId, jobId }) =>
  context.jobs.latest(`replay ${context.workshopId} ${proposalId}`, () =>
    context.jobs.run(jobId, (signal) => playOrStartAgain(context, proposalId, { jobId, signal, label: 'Playing the history through the proposal' })));

const AGAIN = 'The computation stopped in the middle and has started again';

/** A thread that dies takes the replay with it: it starts again once, and says so. */
async function playOrStartAgain(context: WorkshopContext, proposalId: string, job: { readonly jobId: string; readonly signal: AbortSignal; readonly label: string }): Promise<Reply<ReplaySummary>> {
  const input = await playedInput(context, proposalId);
  if (!input.ok) return input;
  try {
    return ok(await withHashes(context, proposalId, input.value, job.jobId === '' ? context.compute.call(context.workshopId, 'runReplay', input.value.settings) : watchReplay(context, input.value.settings, job)));
  } catch (error) {
    if (job.signal.aborted) return fail('cancelled', 'The replay was cancelled. The proposal is saved; ask again when you want its figures.');
    if (!isComputeLost(error)) throw error;
    if (job.label === AGAIN) return fail('refused', 'The replay stopped in the middle twice, perhaps for want of memory. The proposal is saved: close other programs, then ask again.');
    return playOrStartAgain(context, proposalId, { ...job, label: AGAIN });
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
