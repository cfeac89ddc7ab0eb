import { sql, type Kysely } from 'kysely';

/**
 * Blind rounds: the cases as they were drawn, who rates, and each ballot as it is given. A sitting is one turn of a
 * rater at the laptop; only the sitting that wrote a ballot may change it. A discarded round keeps its cases and no ballots.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE blind_round (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, status TEXT NOT NULL CHECK (status IN ('open', 'revealed', 'discarded')),
    started_at INTEGER NOT NULL, revealed_at INTEGER, revision INTEGER NOT NULL, seed INTEGER NOT NULL, cases TEXT NOT NULL, drawn TEXT NOT NULL
  ) STRICT`,
  `CREATE UNIQUE INDEX one_open_blind_round ON blind_round (status) WHERE status = 'open'`,
  `CREATE TABLE blind_seat (
    round_id TEXT NOT NULL REFERENCES blind_round (id) ON DELETE CASCADE, id TEXT NOT NULL, position INTEGER NOT NULL, participant_id TEXT,
    label TEXT NOT NULL, team TEXT NOT NULL, sitting TEXT, locked_at INTEGER, is_open INTEGER NOT NULL DEFAULT 0 CHECK (is_open IN (0, 1)),
    PRIMARY KEY (round_id, id)
  ) STRICT`,
  `CREATE TABLE blind_ballot (
    round_id TEXT NOT NULL, seat_id TEXT NOT NULL, case_number INTEGER NOT NULL, sitting TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('workNow', 'nurture', 'disqualify')), confidence INTEGER NOT NULL CHECK (confidence BETWEEN 1 AND 5),
    reasons TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (round_id, seat_id, case_number), FOREIGN KEY (round_id, seat_id) REFERENCES blind_seat (round_id, id) ON DELETE CASCADE
  ) STRICT`,
];
