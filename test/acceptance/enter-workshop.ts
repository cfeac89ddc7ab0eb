import { join } from 'node:path';
import type { OutputOf } from '../../shared/contract/contract.ts';
import type { Entered } from './entered-file.ts';
import type { User } from './user.ts';

/** A workshop with its history and its proposal entered. */
export interface EnteredWorkshop {
  readonly workshopId: string;
  readonly proposalId: string;
  readonly batch: OutputOf<'import.runImport'>;
}

/** Enters a whole workshop as a person would: create it, add files, accept mappings, seed and edit the proposal. */
export async function enterWorkshop(user: User, entered: Entered, folder: string): Promise<EnteredWorkshop> {
  const { workshopId, batch } = await enterHistory(user, entered, folder);
  const [listed] = await user.call('proposal.listProposals', {}, workshopId);
  if (listed === undefined) throw new Error('The new workshop has no proposal.');
  await editProposal(user, entered, workshopId, listed.id);
  return { workshopId, proposalId: listed.id, batch };
}

/** A workshop with its history alone; files may be added in another order. */
export async function enterHistory(user: User, entered: Entered, folder: string): Promise<Omit<EnteredWorkshop, 'proposalId'>> {
  const { id: workshopId } = await user.call('workshop.createWorkshop', entered.workshop);
  return { workshopId, batch: await enterFiles(user, entered, folder, workshopId) };
}

async function enterFiles(user: User, entered: Entered, folder: string, workshopId: string): Promise<OutputOf<'import.runImport'>> {
  const staged: { fileId: string; file: Entered['files'][number] }[] = [];
  for (const file of entered.files) staged.push({ fileId: (await user.call('import.stageFile', { path: join(folder, file.file) })).fileId, file });
  const corrections = staged.map(({ fileId, file }) => ({ fileId, kind: file.kind, zone: file.zone, dateOrder: file.dateOrder, columns: file.columns }));
  const looked = await user.call('import.inspectFiles', { fileIds: staged.map(({ fileId }) => fileId), corrections }, workshopId);
  // Encoding and delimiter are what the product found; the meaning of every column is what the person entered.
  const files = looked.files.map((found) => ({ ...found.mapping, columns: staged.find(({ fileId }) => fileId === found.fileId)?.file.columns ?? found.mapping.columns }));
  return user.call('import.runImport', { files, vocabulary: entered.vocabulary }, workshopId);
}

/** The proposal as a person would edit it, seeded from the history first where the entered file says so. */
export async function editProposal(user: User, { territoryField, proposal }: Entered, workshopId: string, proposalId: string): Promise<void> {
  let seen = await user.call('proposal.getProposal', { proposalId }, workshopId);
  if (territoryField !== undefined) seen = await user.call('proposal.seedFromHistory', { proposalId, seenRevision: seen.revision, territoryField }, workshopId);
  const { routing, sla, ...rest } = proposal;
  const configuration = { ...seen.configuration, ...rest, routing: { ...seen.configuration.routing, ...routing }, sla: { ...seen.configuration.sla, ...sla } };
  await user.call('proposal.editProposal', { proposalId, seenRevision: seen.revision, configuration, label: 'Entered' }, workshopId);
}
