import { sql, type Kysely } from 'kysely';

/**
 * What a push did, so that it can be taken back and read later: every line of the journal, every change that was written
 * with its way back, whether a plan goes forth or back, what it was made from and how it was rehearsed; and the one portal
 * that the workshop is bound to. No key stands in any of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `ALTER TABLE push_plan ADD COLUMN direction TEXT NOT NULL DEFAULT 'push'`,
  `ALTER TABLE push_plan ADD COLUMN snapshot TEXT`,
  `ALTER TABLE push_plan ADD COLUMN rehearsal TEXT`,
  `CREATE TABLE push_journal (
    number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL, portal_id TEXT NOT NULL, operation_id TEXT NOT NULL, at INTEGER NOT NULL,
    phase TEXT NOT NULL, status INTEGER, correlation_id TEXT, message TEXT NOT NULL, before TEXT, after TEXT
  ) STRICT`,
  `CREATE TABLE push_change (
    number INTEGER PRIMARY KEY, plan_id TEXT NOT NULL, portal_id TEXT NOT NULL, operation_id TEXT NOT NULL, operation TEXT NOT NULL,
    at INTEGER NOT NULL, undone_at INTEGER, UNIQUE (plan_id, operation_id)
  ) STRICT`,
  `CREATE TABLE portal_binding (id INTEGER PRIMARY KEY CHECK (id = 1), portal_id TEXT NOT NULL, account TEXT NOT NULL, bound_at INTEGER NOT NULL) STRICT`,
];
