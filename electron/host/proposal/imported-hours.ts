import { takeHours } from '../../../shared/engine/routing/imported-hours.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { readImportedHours } from '../../storage/imported-staff.ts';
import { saveEdit } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import { announceProposal, findFresh, refuseStale } from './present-proposal.ts';

export const listImportedHours: Handler<'proposal.listImportedHours'> = async ({ database }) => ok(await readImportedHours(database));

export const takeImportedHours: Handler<'proposal.takeImportedHours'> = async (context, { proposalId, seenRevision }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  const hours = await readImportedHours(context.database);
  if (hours.length === 0) return fail('refused', 'No file of working hours or holidays was imported, so there is nothing to take. Import one under Prepare, or set the hours by hand.');
  const { configuration } = found.value;
  const edit = { configuration: { ...configuration, routing: takeHours(configuration.routing, hours) }, label: 'Working hours from the imported files', at: context.now() };
  const isSaved = await saveEdit(context.database, proposalId, seenRevision, edit);
  return isSaved ? announceProposal(context, proposalId) : refuseStale(context, proposalId);
};
