import { ok } from '../../../shared/contract/reply.ts';
import type { Handler } from '../handler.ts';
import { findProposal, presentProposal } from './present-proposal.ts';

export const getProposal: Handler<'proposal.getProposal'> = async (context, { proposalId }) => {
  const found = await findProposal(context, proposalId);
  return found.ok ? ok(presentProposal(context, found.value)) : found;
};
