import { canonicalJson } from '../../../shared/engine/agreement/canonical-json.ts';
import type { Proposal } from '../../../shared/contract/areas/proposal.ts';
import { fail, ok, type Reply } from '../../../shared/contract/reply.ts';
import { readProposal, type StoredProposal } from '../../storage/proposals.ts';
import { touchWorkshop } from '../../storage/workshop-rows.ts';
import type { HostContext, WorkshopContext } from '../host-context.ts';

/** SHA-256 of the canonical JSON (RFC 8785): the fingerprint that ties proposal, PDF and push together. */
export const configHashOf = (context: Pick<HostContext, 'digest'>, configuration: Proposal['configuration']): string =>
  context.digest.sha256(canonicalJson(configuration));

/** A stored proposal as the contract shows it. */
export const presentProposal = (context: Pick<HostContext, 'digest'>, stored: StoredProposal): Proposal => ({
  ...stored,
  configHash: configHashOf(context, stored.configuration),
});

/** The proposal that a call names, or the refusal. */
export async function findProposal(context: WorkshopContext, proposalId: string): Promise<Reply<StoredProposal>> {
  const stored = await readProposal(context.database, proposalId);
  return stored === null ? fail('notFound', 'This proposal is no longer there. Choose another from the list.') : ok(stored);
}

/** As findProposal, refusing a command that saw an older revision. */
export async function findFresh(context: WorkshopContext, proposalId: string, seenRevision: number): Promise<Reply<StoredProposal>> {
  const found = await findProposal(context, proposalId);
  return !found.ok || found.value.revision === seenRevision ? found : staleSentence(found.value);
}

/** The refusal of a command that another one overtook between its look and its change. */
export async function refuseStale(context: WorkshopContext, proposalId: string): Promise<Reply<never>> {
  const found = await findProposal(context, proposalId);
  return found.ok ? staleSentence(found.value) : found;
}

const staleSentence = ({ name, lastEdit, revision }: StoredProposal): Reply<never> =>
  fail('stale', `${name} was changed in another window: "${lastEdit}". Look at the change, then edit again.`, { revision });

/** After a change: note the time, tell every window, and answer with the new state. */
export async function announceProposal(context: WorkshopContext, proposalId: string): Promise<Reply<Proposal>> {
  await touchWorkshop(context.database, context.now());
  context.emit({ kind: 'changed', workshopId: context.workshopId, area: 'proposal' });
  const found = await findProposal(context, proposalId);
  return found.ok ? ok(presentProposal(context, found.value)) : found;
}
