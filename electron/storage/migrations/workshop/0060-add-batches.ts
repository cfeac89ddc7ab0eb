import { sql, type Kysely } from 'kysely';

/**
 * Every import as its own batch: how it was read, its own columns while there is more than one (a single batch's are the
 * history's), and its files, compressed. A source without a batch is of an import that did not end: it counts as nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `ALTER TABLE import_batch ADD COLUMN how TEXT`,
  `CREATE TABLE batch_segment (
    batch_id TEXT NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE, name TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (batch_id, name, part)
  ) STRICT`,
  `CREATE TABLE import_source (
    batch_id TEXT NOT NULL, file TEXT NOT NULL, part INTEGER NOT NULL, codec TEXT NOT NULL CHECK (codec IN ('zstd', 'deflate')), bytes BLOB NOT NULL,
    PRIMARY KEY (batch_id, file, part)
  ) STRICT`,
];
