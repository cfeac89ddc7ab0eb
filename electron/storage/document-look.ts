import type { WorkshopDatabase } from './workshop-database.ts';
import type { WorkshopTables } from './tables.ts';

export type DocumentLookRow = Omit<WorkshopTables['document_look'], 'id'>;

/** How this client's documents look; A4 without logo until somebody says so. */
export async function readDocumentLook({ query }: WorkshopDatabase): Promise<DocumentLookRow> {
  const row = await query.selectFrom('document_look').select(['paper', 'colour', 'logo_name', 'logo']).executeTakeFirst();
  return row ?? { paper: 'A4', colour: null, logo_name: null, logo: null };
}

/** Keeps how documents look from now on; sealed files stay as they are. */
export async function writeDocumentLook({ query }: WorkshopDatabase, look: DocumentLookRow): Promise<void> {
  await query.insertInto('document_look').values({ id: 1, ...look }).onConflict((conflict) => conflict.column('id').doUpdateSet(look)).execute();
}
