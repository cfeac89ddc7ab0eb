import { sql, type Kysely } from 'kysely';

/** The app's own small database: settings and what was opened lately. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT').execute(db);
  await sql
    .raw(
      `CREATE TABLE recent (
        workshop_id TEXT PRIMARY KEY, title TEXT NOT NULL, client_name TEXT NOT NULL, starts_at INTEGER NOT NULL,
        leads INTEGER NOT NULL, opened_at INTEGER NOT NULL
      ) STRICT`,
    )
    .execute(db);
}
