import { fail } from '../../../shared/contract/reply.ts';
import { stepEdit } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import { announceProposal, findFresh } from './present-proposal.ts';

export const undoEdit: Handler<'proposal.undoEdit'> = async (context, { proposalId, seenRevision }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  if (!found.value.canUndo) return fail('refused', 'There is nothing left to undo in this proposal.');
  await stepEdit(context.database, proposalId, -1);
  return announceProposal(context, proposalId);
};

export const redoEdit: Handler<'proposal.redoEdit'> = async (context, { proposalId, seenRevision }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  if (!found.value.canRedo) return fail('refused', 'There is nothing to redo in this proposal.');
  await stepEdit(context.database, proposalId, 1);
  return announceProposal(context, proposalId);
};
