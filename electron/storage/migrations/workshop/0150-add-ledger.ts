import { sql, type Kysely } from 'kysely';

/** What a day decides about gaps, its decisions and its parked points, as one document with a persisted undo. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'CREATE TABLE ledger (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL, current_edit INTEGER NOT NULL) STRICT',
  'CREATE TABLE ledger_edit (number INTEGER PRIMARY KEY, label TEXT NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL) STRICT',
];
