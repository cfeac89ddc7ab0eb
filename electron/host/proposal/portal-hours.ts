import type { PortalInventory } from '../../../shared/contract/areas/portal.ts';
import { fail, ok } from '../../../shared/contract/reply.ts';
import { portalHoursChanges, takePortalHours as takeHours } from '../../../shared/engine/hubspot-plan/portal-hours.ts';
import { readInventoryOf } from '../../storage/portal-readings.ts';
import { saveEdit } from '../../storage/proposals.ts';
import type { Handler } from '../handler.ts';
import type { WorkshopContext } from '../host-context.ts';
import { announceProposal, findFresh, findProposal, refuseStale } from './present-proposal.ts';

export const listPortalHours: Handler<'proposal.listPortalHours'> = async (context, { proposalId }) => {
  const found = await findProposal(context, proposalId);
  if (!found.ok) return found;
  const inventory = await lookedThrough(context);
  if (inventory?.hours === undefined) return ok({ readAt: null, changes: [] });
  return ok({ readAt: inventory.readAt, changes: portalHoursChanges(found.value.configuration.routing, inventory.hours) });
};

export const takePortalHours: Handler<'proposal.takePortalHours'> = async (context, { proposalId, seenRevision, repIds }) => {
  const found = await findFresh(context, proposalId, seenRevision);
  if (!found.ok) return found;
  const { configuration } = found.value;
  const inventory = await lookedThrough(context);
  if (inventory?.hours === undefined) return fail('refused', 'The portal was not looked through yet, so there are no hours to take. Look through the portal under Prepare first.');
  const changes = portalHoursChanges(configuration.routing, inventory.hours).filter(({ repId }) => repIds === undefined || repIds.includes(repId));
  if (changes.length === 0) return fail('refused', 'The portal says nothing else of these people than the roster does. Nothing was changed.');
  const edit = { configuration: { ...configuration, routing: takeHours(configuration.routing, changes) }, label: 'Working hours from the portal', at: context.now() };
  const isSaved = await saveEdit(context.database, proposalId, seenRevision, edit);
  return isSaved ? announceProposal(context, proposalId) : refuseStale(context, proposalId);
};

async function lookedThrough({ database }: WorkshopContext): Promise<PortalInventory | null> {
  const text = await readInventoryOf(database);
  return text === null ? null : (JSON.parse(text) as PortalInventory); // written by readInventory
}
