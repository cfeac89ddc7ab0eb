import { sql, type Kysely } from 'kysely';

/**
 * What the room says for all evidence of a workshop (one row of settings), which proposal it pinned for the agreement, and
 * replays that were frozen to be quoted: hashes of history, configuration and result beside the summary itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE evidence_setting (id INTEGER PRIMARY KEY CHECK (id = 1), settings TEXT NOT NULL, pinned_proposal_id TEXT) STRICT`,
  `CREATE TABLE frozen_replay (
    id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, frozen_at INTEGER NOT NULL, note TEXT NOT NULL, proposal_id TEXT NOT NULL, proposal_name TEXT NOT NULL,
    history_hash TEXT NOT NULL, config_hash TEXT NOT NULL, result_hash TEXT NOT NULL, engine_version TEXT NOT NULL, configuration TEXT NOT NULL, summary TEXT NOT NULL
  ) STRICT`,
];
