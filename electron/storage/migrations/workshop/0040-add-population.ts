import { sql, type Kysely } from 'kysely';

/** Which leads count, as the room left it: one row, none before anybody wrote a rule. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`CREATE TABLE population (
    id INTEGER PRIMARY KEY CHECK (id = 1), rule TEXT NOT NULL, accepted_by TEXT NOT NULL, saved_at INTEGER NOT NULL
  ) STRICT`).execute(db);
}
