import { sql, type Kysely } from 'kysely';

/** The start screen reminds of data that should be gone without opening every workshop. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE recent ADD COLUMN delete_by INTEGER').execute(db);
}
