import type { AuditDeed, AuditEntry } from '../../shared/engine/agreement/audit-trail.ts';
import { nextEntry } from '../../shared/engine/agreement/audit-trail.ts';
import type { WorkshopDatabase } from './workshop-database.ts';
import type { WorkshopTables } from './tables.ts';

export type SealedFileRow = WorkshopTables['sealed_file'];

/** The seals of an agreement without their bytes, the first one first. */
export const listSealedFiles = ({ query }: WorkshopDatabase, agreementId: string): Promise<Omit<SealedFileRow, 'bytes'>[]> =>
  query
    .selectFrom('sealed_file')
    .select(['agreement_id', 'signatures', 'made_at', 'pages', 'sha256', 'certificate', 'is_kept'])
    .where('agreement_id', '=', agreementId)
    .orderBy('signatures')
    .execute();

/** The newest sealed file of an agreement; null before the first. */
export async function readLastSealedFile({ query }: WorkshopDatabase, agreementId: string): Promise<SealedFileRow | null> {
  return (await query.selectFrom('sealed_file').selectAll().where('agreement_id', '=', agreementId).orderBy('signatures', 'desc').limit(1).executeTakeFirst()) ?? null;
}

/** The sealed file of these bytes, of whatever agreement; null when none was made here. */
export async function findSealedFile({ query }: WorkshopDatabase, sha256: string): Promise<Omit<SealedFileRow, 'bytes'> | null> {
  return (await query.selectFrom('sealed_file').select(['agreement_id', 'signatures', 'made_at', 'pages', 'sha256', 'certificate', 'is_kept']).where('sha256', '=', sha256).executeTakeFirst()) ?? null;
}

/** Certificates with which this workshop's files were sealed. */
export async function readSealCertificates({ query }: WorkshopDatabase): Promise<ReadonlySet<string>> {
  return new Set((await query.selectFrom('sealed_file').select('certificate').distinct().execute()).map(({ certificate }) => certificate));
}

/**
 * Keeps a sealed file with the deed that it names, which must follow `last`. False, and nothing is kept, when somebody
 * else sealed this set of signatures first or the trail has gone on meanwhile.
 */
export async function insertSealedFile({ query }: WorkshopDatabase, row: SealedFileRow, entry: AuditEntry): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    const last = await tx.selectFrom('audit_entry').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst();
    if ((last?.number ?? 0) + 1 !== entry.number) return false;
    const made = await tx.insertInto('sealed_file').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return false;
    await tx.insertInto('audit_entry').values(entry).execute();
    return true;
  });
}

/** The whole trail of a workshop, from its start. */
export const readTrail = ({ query }: WorkshopDatabase): Promise<AuditEntry[]> => query.selectFrom('audit_entry').selectAll().orderBy('number').execute();

/** Adds a deed at the end of the trail. */
export async function appendDeed({ query }: WorkshopDatabase, deed: AuditDeed, sha256: (text: string) => string): Promise<void> {
  await query.transaction().execute(async (tx) => {
    const last = await tx.selectFrom('audit_entry').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst();
    await tx.insertInto('audit_entry').values(nextEntry(deed, last ?? null, sha256)).execute();
  });
}
