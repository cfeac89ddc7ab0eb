import { sql, type Kysely } from 'kysely';

/** When the client's data should be deleted, and the name of the key that made its pseudonyms (never the key). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE workshop ADD COLUMN delete_by INTEGER').execute(db);
  await sql.raw('ALTER TABLE workshop ADD COLUMN pseudonym_key TEXT').execute(db);
}
