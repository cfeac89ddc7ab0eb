import { saveEdit } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import { playAhead } from '../replay/run-replay.ts';
import { announceProposal, findFresh, refuseStale } from './present-proposal.ts';

export const editProposal: Handler<'proposal.editProposal'> = async (context, { proposalId, seenRevision, configuration, label }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  await playAhead(context, proposalId, configuration);
  const isSaved = await saveEdit(context.database, proposalId, seenRevision, { configuration, label, at: context.now() });
  return isSaved ? announceProposal(context, proposalId) : refuseStale(context, proposalId);
};
