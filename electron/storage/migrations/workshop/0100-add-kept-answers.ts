import { sql, type Kysely } from 'kysely';

/** What was counted of the whole history, kept beside it; `key` says of what exactly. It goes when the history is written anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('CREATE TABLE kept_answer (name TEXT PRIMARY KEY, key TEXT NOT NULL, answer TEXT NOT NULL) STRICT').execute(db);
}
