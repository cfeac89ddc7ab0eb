import { sql, type Kysely } from 'kysely';

/** Why somebody is away, in the client's own word; absences of before say nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE absence ADD COLUMN kind TEXT').execute(db);
}
