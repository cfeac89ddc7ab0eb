import { sql, type Kysely } from 'kysely';

/** Mappings of clients' files that are offered for the next file like it; the mapping is JSON of the contract. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('CREATE TABLE import_profile (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, saved_at INTEGER NOT NULL, mapping TEXT NOT NULL) STRICT').execute(db);
}
