import { sql, type Kysely } from 'kysely';

/** The first schema: workshop, people, proposals with their edits, history, agreements, pushes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE workshop (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, client_name TEXT NOT NULL, zone TEXT NOT NULL, currency TEXT NOT NULL,
    starts_at INTEGER NOT NULL, current_response_minutes INTEGER, saved_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE participant (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, team TEXT NOT NULL, role TEXT NOT NULL, can_sign INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE proposal (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, revision INTEGER NOT NULL, current_edit INTEGER NOT NULL, created_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE proposal_edit (
    proposal_id TEXT NOT NULL REFERENCES proposal (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    label TEXT NOT NULL, configuration TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (proposal_id, number)
  ) STRICT`,
  `CREATE TABLE absence (id TEXT PRIMARY KEY, rep_id TEXT NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL) STRICT`,
  `CREATE TABLE import_batch (id TEXT PRIMARY KEY, at INTEGER NOT NULL, summary TEXT NOT NULL) STRICT`,
  `CREATE TABLE refused_row (
    batch_id TEXT NOT NULL REFERENCES import_batch (id) ON DELETE CASCADE, number INTEGER NOT NULL,
    file TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (batch_id, number)
  ) STRICT`,
  `CREATE TABLE history_segment (name TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, part)) STRICT`,
  `CREATE TABLE agreement (
    id TEXT PRIMARY KEY, proposal_id TEXT NOT NULL, proposal_name TEXT NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL,
    frozen_at INTEGER NOT NULL, config_hash TEXT NOT NULL, configuration TEXT NOT NULL, evidence TEXT
  ) STRICT`,
  `CREATE TABLE signature (
    agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE, participant_id TEXT NOT NULL, name TEXT NOT NULL,
    team TEXT NOT NULL, role TEXT NOT NULL, method TEXT NOT NULL, drawing TEXT, statement TEXT NOT NULL, at INTEGER NOT NULL,
    device_zone TEXT NOT NULL, PRIMARY KEY (agreement_id, participant_id)
  ) STRICT`,
  `CREATE TABLE push_plan (
    id TEXT PRIMARY KEY, agreement_id TEXT NOT NULL REFERENCES agreement (id) ON DELETE CASCADE, planned_at INTEGER NOT NULL,
    config_hash TEXT NOT NULL, snapshot_hash TEXT NOT NULL, portal TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE push_operation (
    plan_id TEXT NOT NULL REFERENCES push_plan (id) ON DELETE CASCADE, number INTEGER NOT NULL, operation TEXT NOT NULL,
    PRIMARY KEY (plan_id, number)
  ) STRICT`,
  `CREATE TABLE rehearsal_portal (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL) STRICT`,
];
