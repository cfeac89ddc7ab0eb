import { ok } from '../../../shared/contract/reply.ts';
import { definitionRevisions } from '../../../shared/engine/agreement/definition-revisions.ts';
import { readDefinitionEdits } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import { findProposal } from './present-proposal.ts';

export const listDefinitionRevisions: Handler<'proposal.listDefinitionRevisions'> = async (context, { proposalId, word }) => {
  const found = await findProposal(context, proposalId);
  if (!found.ok) return found;
  return ok([...definitionRevisions(await readDefinitionEdits(context.database, proposalId, word))]);
};
