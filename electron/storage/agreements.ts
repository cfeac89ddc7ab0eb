import type { WorkshopDatabase } from './workshop-database.ts';
import type { WorkshopTables } from './tables.ts';

export type AgreementRow = WorkshopTables['agreement'];
export type SignatureRow = WorkshopTables['signature'];

/** Every agreement, newest first. */
export const readAgreements = ({ query }: WorkshopDatabase): Promise<AgreementRow[]> =>
  query.selectFrom('agreement').selectAll().orderBy('version', 'desc').execute();

/** The signatures of an agreement in the order they were given. */
export const readSignatures = ({ query }: WorkshopDatabase, agreementId: string): Promise<SignatureRow[]> =>
  query.selectFrom('signature').selectAll().where('agreement_id', '=', agreementId).orderBy('at').orderBy('participant_id').execute();

/** Freezes: the unsigned agreements before it are superseded by nothing and simply stay as drafts of the record. */
export async function insertAgreement({ query }: WorkshopDatabase, row: Omit<AgreementRow, 'version' | 'day_record'> & Partial<Pick<AgreementRow, 'day_record'>>): Promise<void> {
  await query.transaction().execute(async (tx) => {
    const last = await tx.selectFrom('agreement').select((e) => e.fn.max('version').as('version')).executeTakeFirst();
    await tx.insertInto('agreement').values({ ...row, version: (last?.version ?? 0) + 1 }).execute();
  });
}

/**
 * Adds a signature and sets the status that follows from the teams that have signed; a completed agreement supersedes
 * the completed ones before it. False: this person has signed it already.
 */
export async function insertSignature({ query }: WorkshopDatabase, row: SignatureRow, statusOf: (teams: ReadonlySet<string>) => 'signed' | 'partlySigned'): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    const given = await tx.selectFrom('signature').select(['participant_id', 'team']).where('agreement_id', '=', row.agreement_id).execute();
    if (given.some((signature) => signature.participant_id === row.participant_id)) return false;
    await tx.insertInto('signature').values(row).execute();
    const status = statusOf(new Set([...given.map(({ team }) => team), row.team]));
    if (status === 'signed') await tx.updateTable('agreement').set({ status: 'superseded' }).where('status', '=', 'signed').where('id', '!=', row.agreement_id).execute();
    await tx.updateTable('agreement').set({ status }).where('id', '=', row.agreement_id).execute();
    return true;
  });
}
