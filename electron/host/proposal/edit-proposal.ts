import { saveEdit } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import { announceProposal, findFresh } from './present-proposal.ts';

export const editProposal: Handler<'proposal.editProposal'> = async (context, { proposalId, seenRevision, configuration, label }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  await saveEdit(context.database, proposalId, configuration, label, context.now());
  return announceProposal(context, proposalId);
};
