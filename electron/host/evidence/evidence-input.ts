import type { EvidenceSettings } from '../../../shared/engine/evidence/evidence-settings.ts';
import { ok, type Reply } from '../../../shared/contract/reply.ts';
import { readEvidence } from '../../storage/evidence.ts';
import type { WorkshopContext } from '../host-context.ts';
import { playedInput, type ReplayInput } from '../replay/replay-input.ts';

/** What a block of evidence needs: the inputs of the proposal's replay, and what the room said. */
export interface EvidenceInput extends ReplayInput {
  readonly evidence: EvidenceSettings;
}

/** Gathers them; refused without a history or proposal. */
export async function evidenceInput(context: WorkshopContext, proposalId: string): Promise<Reply<EvidenceInput>> {
  const input = await playedInput(context, proposalId);
  return input.ok ? ok({ ...input.value, evidence: (await readEvidence(context.database)).settings }) : input;
}
