import { ok } from '../../../shared/contract/reply.ts';
import { readEvidence, writeEvidence } from '../../storage/evidence.ts';
import type { Handler } from '../handler.ts';
import { findProposal } from '../proposal/present-proposal.ts';
import { announce } from './settings-handlers.ts';

export const pinCandidate: Handler<'evidence.pinCandidate'> = async (context, { proposalId }) => {
  if (proposalId !== null) {
    const found = await findProposal(context, proposalId);
    if (!found.ok) return found;
  }
  await writeEvidence(context.database, { ...(await readEvidence(context.database)), pinnedProposalId: proposalId });
  await announce(context);
  return ok({ pinnedProposalId: proposalId });
};
