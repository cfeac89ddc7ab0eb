import { sql, type Kysely } from 'kysely';

/** Handoff maps with their persisted undo; `content` is the map's JSON, deflated. A map that was put away keeps its rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE handoff_map (
    id TEXT PRIMARY KEY, revision INTEGER NOT NULL, current_edit INTEGER NOT NULL, created_at INTEGER NOT NULL, put_away_at INTEGER
  ) STRICT`,
  `CREATE TABLE handoff_map_edit (
    map_id TEXT NOT NULL REFERENCES handoff_map (id) ON DELETE CASCADE, number INTEGER NOT NULL, label TEXT NOT NULL, at INTEGER NOT NULL,
    name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('asIs', 'toBe')), steps INTEGER NOT NULL, edges INTEGER NOT NULL, content BLOB NOT NULL,
    PRIMARY KEY (map_id, number)
  ) STRICT`,
];
