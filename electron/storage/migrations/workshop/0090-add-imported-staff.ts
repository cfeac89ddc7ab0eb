import { sql, type Kysely } from 'kysely';

/**
 * What an import says of the people who work the leads, so that it goes when the import is undone: their absences beside
 * those that were entered by hand, and working hours and holidays, which wait until a proposal takes them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `ALTER TABLE absence ADD COLUMN batch_id TEXT REFERENCES import_batch (id) ON DELETE CASCADE`,
  `CREATE TABLE imported_hours (
    batch_id TEXT NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE, number INTEGER NOT NULL, content TEXT NOT NULL, PRIMARY KEY (batch_id, number)
  ) STRICT`,
];
