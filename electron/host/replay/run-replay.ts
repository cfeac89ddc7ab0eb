import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Period } from '../../../shared/engine/review/history-within.ts';
import type { ReplaySummary as Summary } from '../../../shared/engine/replay/replay-result.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { replayInput, type ReplayInput } from './replay-input.ts';
import { watchReplay } from './watch-replay.ts';

/** Questions that come while a replay of the same proposal runs are answered together after it, by the proposal as it is then. */
export const runReplay: Handler<'replay.runReplay'> = (context, { proposalId, jobId }) =>
  context.jobs.latest(`replay ${context.workshopId} ${proposalId}`, () =>
    context.jobs.run(jobId, async (signal) => {
      const input = await replayInput(context, proposalId);
      if (!input.ok) return input;
      try {
        return ok(await withHashes(context, proposalId, input.value, jobId === '' ? context.compute.call(context.workshopId, 'runReplay', input.value.settings) : watchReplay(context, input.value.settings, jobId, signal)));
      } catch (error) {
        if (signal.aborted) return fail('cancelled', 'The replay was cancelled. The proposal is saved; ask again when you want its figures.');
        throw error;
      }
    }));

/** Replays, the whole history or a part of it, and adds the hashes that make the result checkable later (domain.md §2.1). */
export async function summarise(context: WorkshopContext, proposalId: string, { opened, settings, configHash }: ReplayInput, period?: Period): Promise<ReplaySummary> {
  const input = { opened, settings, configHash };
  return withHashes(context, proposalId, input, period === undefined ? context.compute.call(context.workshopId, 'runReplay', settings) : context.compute.call(context.workshopId, 'runReplayWithin', { settings, period }));
}

async function withHashes(context: WorkshopContext, proposalId: string, { opened, configHash }: ReplayInput, replay: Promise<Summary>): Promise<ReplaySummary> {
  const summary = await replay;
  const resultHash = context.digest.sha256(canonicalJson(summary));
  return { ...summary, proposalId, configHash, historyHash: opened.hash, resultHash } as ReplaySummary; // readonly arrays become plain ones on the wire
}
