import { takeHours } from '../../../shared/engine/routing/imported-hours.ts';
import { seedRouting } from '../../../shared/engine/routing/seed-routing.ts';
import { fail } from '../../../shared/contract/reply.ts';
import { readImportedHours } from '../../storage/imported-staff.ts';
import { saveEdit } from '../../storage/proposals.ts';
import { readWorkshop } from '../../storage/workshop-rows.ts';
import type { Handler } from '../handler.ts';
import { openHistory } from '../history/open-history.ts';
import { announceProposal, findFresh, refuseStale } from './present-proposal.ts';

export const seedFromHistory: Handler<'proposal.seedFromHistory'> = async (context, { proposalId, seenRevision, territoryField }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  const history = await openHistory(context);
  if (!history.ok) return history;
  if (history.value.owners.length === 0) {
    return fail('refused', 'This history names no owners, so there is no roster to take from it. Import an owners file, or add people by hand.');
  }
  const { workshop } = await readWorkshop(context.database);
  const seeded = seedRouting(found.value.configuration.routing, history.value.owners, workshop.zone, territoryField);
  const routing = takeHours(seeded, await readImportedHours(context.database));
  const edit = { configuration: { ...found.value.configuration, routing }, label: 'Roster from the imported owners', at: context.now() };
  const isSaved = await saveEdit(context.database, proposalId, seenRevision, edit);
  return isSaved ? announceProposal(context, proposalId) : refuseStale(context, proposalId);
};
