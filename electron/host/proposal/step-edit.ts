import { fail } from '../../../shared/contract/reply.ts';
import { stepEdit } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import { announceProposal, findFresh, refuseStale } from './present-proposal.ts';

export const undoEdit: Handler<'proposal.undoEdit'> = async (context, { proposalId, seenRevision }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  if (!found.value.canUndo) return fail('refused', 'There is nothing left to undo in this proposal.');
  const isStepped = await stepEdit(context.database, proposalId, seenRevision, -1);
  return isStepped ? announceProposal(context, proposalId) : refuseStale(context, proposalId);
};

export const redoEdit: Handler<'proposal.redoEdit'> = async (context, { proposalId, seenRevision }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  if (!found.value.canRedo) return fail('refused', 'There is nothing to redo in this proposal.');
  const isStepped = await stepEdit(context.database, proposalId, seenRevision, 1);
  return isStepped ? announceProposal(context, proposalId) : refuseStale(context, proposalId);
};
