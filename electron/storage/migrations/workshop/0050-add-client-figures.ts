import { sql, type Kysely } from 'kysely';

/** The figures of the client's own dashboard, typed beside the control totals. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`CREATE TABLE client_figure (
    "by" TEXT NOT NULL CHECK ("by" IN ('all', 'month', 'source')), name TEXT NOT NULL, measure TEXT NOT NULL, value REAL NOT NULL,
    PRIMARY KEY ("by", name, measure)
  ) STRICT, WITHOUT ROWID`).execute(db);
}
