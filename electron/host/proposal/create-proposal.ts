import { EMPTY_CONFIGURATION } from '../../../shared/engine/model/empty-configuration.ts';
import { ok } from '../../../shared/contract/reply.ts';
import { insertProposal } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import { announceProposal, findProposal } from './present-proposal.ts';

export const createProposal: Handler<'proposal.createProposal'> = async (context, { name, copyOf }) => {
  const source = copyOf === undefined ? ok({ configuration: EMPTY_CONFIGURATION }) : await findProposal(context, copyOf);
  if (!source.ok) return source;
  const id = context.newId();
  await insertProposal(context.database, id, name, source.value.configuration, context.now());
  return announceProposal(context, id);
};
