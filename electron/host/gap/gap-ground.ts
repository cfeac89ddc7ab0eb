import type { GapGround } from '../../../shared/engine/compute/gap-memory.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import { readLedger } from '../../storage/ledger.ts';
import type { WorkshopContext } from '../host-context.ts';
import { replayInput } from '../replay/replay-input.ts';

/** What gaps and the measured handoff are judged on; refused without a history or proposal. */
export async function gapGround(context: WorkshopContext, { proposalId, scope }: { readonly proposalId: string; readonly scope: GapGround['scope'] }): Promise<Reply<GapGround>> {
  const input = await replayInput(context, proposalId);
  if (!input.ok) return input;
  const { ledger } = await readLedger(context.database);
  // The period of the Replay screen is no part of it: gaps, ways and waits are those of the whole history, all of one ground.
  const { period: _period, tunedUntil: _tunedUntil, ...settings } = input.value.settings;
  return ok({ settings, asked: ledger.settings, scope });
}
