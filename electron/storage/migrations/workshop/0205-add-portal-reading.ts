import { sql, type Kysely } from 'kysely';

/**
 * A reading of the client's portal that was stopped: how far it came, and what each whole month brought, compressed, so
 * that it goes on in another process; and what stood in the portal when it was last looked through. No key stands in them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'CREATE TABLE portal_reading (id INTEGER PRIMARY KEY CHECK (id = 1), portal_id TEXT NOT NULL, state TEXT NOT NULL) STRICT',
  'CREATE TABLE portal_reading_part (number INTEGER PRIMARY KEY, file TEXT NOT NULL, bytes BLOB NOT NULL) STRICT',
  'CREATE TABLE portal_inventory (id INTEGER PRIMARY KEY CHECK (id = 1), portal_id TEXT NOT NULL, inventory TEXT NOT NULL) STRICT',
];
