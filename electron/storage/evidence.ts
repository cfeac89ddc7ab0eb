import type { EvidenceSettings } from '../../shared/engine/evidence/evidence-settings.ts';
import { FIRST_EVIDENCE_SETTINGS } from '../../shared/engine/evidence/evidence-settings.ts';
import type { WorkshopTables } from './tables.ts';
import type { WorkshopDatabase } from './workshop-database.ts';

export type FrozenReplayRow = WorkshopTables['frozen_replay'];

/** What the room said for its evidence, and the proposal that it pinned for the agreement. */
export interface SavedEvidence {
  readonly settings: EvidenceSettings;
  readonly pinnedProposalId: string | null;
}

/** The workshop's settings of evidence; the first ones before anybody changed them. */
export async function readEvidence({ query }: WorkshopDatabase): Promise<SavedEvidence> {
  const row = await query.selectFrom('evidence_setting').selectAll().executeTakeFirst();
  if (row === undefined) return { settings: FIRST_EVIDENCE_SETTINGS, pinnedProposalId: null };
  return { settings: { ...FIRST_EVIDENCE_SETTINGS, ...(JSON.parse(row.settings) as Partial<EvidenceSettings>) }, pinnedProposalId: row.pinned_proposal_id }; // checked when written
}

/** Writes them, new or changed. */
export async function writeEvidence({ query }: WorkshopDatabase, { settings, pinnedProposalId }: SavedEvidence): Promise<void> {
  const values = { settings: JSON.stringify(settings), pinned_proposal_id: pinnedProposalId };
  await query.insertInto('evidence_setting').values({ id: 1, ...values }).onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute();
}

/** The frozen replays, newest first. */
export const readFrozenReplays = ({ query }: WorkshopDatabase): Promise<FrozenReplayRow[]> => query.selectFrom('frozen_replay').selectAll().orderBy('number', 'desc').execute();

/** Adds a frozen replay under the next number, which it gives back. */
export async function insertFrozenReplay({ query }: WorkshopDatabase, row: Omit<FrozenReplayRow, 'number'>): Promise<number> {
  return query.transaction().execute(async (tx) => {
    const last = await tx.selectFrom('frozen_replay').select((e) => e.fn.max('number').as('number')).executeTakeFirst();
    const number = (last?.number ?? 0) + 1;
    await tx.insertInto('frozen_replay').values({ ...row, number }).execute();
    return number;
  });
}
