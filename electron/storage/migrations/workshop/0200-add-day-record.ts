import { sql, type Kysely } from 'kysely';

/** What the room drew and decided, kept beside a frozen agreement and outside its hash; null where it was frozen without it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE agreement ADD COLUMN day_record TEXT').execute(db);
}
