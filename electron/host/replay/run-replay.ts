import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { ReplaySummary } from '../../../shared/contract/areas/replay.ts';
import type { Period } from '../../../shared/engine/review/history-within.ts';
import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { replayInput, type ReplayInput } from './replay-input.ts';

export const runReplay: Handler<'replay.runReplay'> = async (context, { proposalId }) => {
  const input = await replayInput(context, proposalId);
  return input.ok ? ok(await summarise(context, proposalId, input.value)) : input;
};

/** Replays, the whole history or a part of it, and adds the hashes that make the result checkable later (domain.md §2.1). */
export async function summarise(context: WorkshopContext, proposalId: string, { opened, settings, configHash }: ReplayInput, period?: Period): Promise<ReplaySummary> {
  const summary = await (period === undefined ? context.compute.call(context.workshopId, 'runReplay', settings) : context.compute.call(context.workshopId, 'runReplayWithin', { settings, period }));
  const resultHash = context.digest.sha256(canonicalJson(summary));
  return { ...summary, proposalId, configHash, historyHash: opened.hash, resultHash } as ReplaySummary; // readonly arrays become plain ones on the wire
}
