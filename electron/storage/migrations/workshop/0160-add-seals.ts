import { sql, type Kysely } from 'kysely';

/**
 * Sealed files as they were made, one for each number of signatures, so that none is ever made twice; the audit trail,
 * each entry bound to the one before; and how this client's documents look.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE sealed_file (
    agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE, signatures INTEGER NOT NULL, made_at INTEGER NOT NULL,
    pages INTEGER NOT NULL, sha256 TEXT NOT NULL, certificate TEXT NOT NULL, is_kept INTEGER NOT NULL CHECK (is_kept IN (0, 1)), bytes BLOB NOT NULL,
    PRIMARY KEY (agreement_id, signatures)
  ) STRICT`,
  `CREATE TABLE audit_entry (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, deed TEXT NOT NULL, about TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE document_look (
    id INTEGER PRIMARY KEY CHECK (id = 1), paper TEXT NOT NULL CHECK (paper IN ('A4', 'Letter')), colour TEXT, logo_name TEXT, logo BLOB
  ) STRICT`,
];
