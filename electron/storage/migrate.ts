import { existsSync, rmSync } from 'node:fs';
import { Migrator, type Migration } from 'kysely/migration';
import { APPLICATION_ID, type OpenDatabase } from './open-database.ts';
import { NewerSchema } from './storage-errors.ts';

/** Numbered steps of one schema; the number is the file's prefix and becomes `user_version`. */
export type Migrations = Readonly<Record<string, Migration>>;

/** The version that a schema reaches with these migrations. */
export const latestVersion = (migrations: Migrations): number => Math.max(...Object.keys(migrations).map(numberOf));

const numberOf = (name: string): number => Number.parseInt(name, 10);

/**
 * Brings a database to the newest schema, each step whole or not at all, after a backup: `<path>.before-<n>` beside the
 * file at this path, or whatever the given function makes.
 * Throws NewerSchema when the file is newer than the app.
 */
export async function migrate<T>(database: OpenDatabase<T>, migrations: Migrations, backup: string | (() => Promise<void>)): Promise<void> {
  const version = database.raw.pragma('user_version', { simple: true }) as number; // SQLite answers an integer
  const latest = latestVersion(migrations);
  if (version === latest) return;
  if (version > latest) throw new NewerSchema(`schema ${version} is newer than ${latest}`);
  const migrator = new Migrator({
    db: database.query,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  // A process that ended between the last step and the version must not write its migrated state over the backup.
  const isBehind = version > 0 && (await migrator.getMigrations()).some(({ executedAt }) => executedAt === undefined);
  if (isBehind) await (typeof backup === 'string' ? backUpBeside(database, `${backup}.before-${latest}`) : backup());
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('The migration failed without saying why.');
  database.raw.pragma(`application_id = ${APPLICATION_ID}`);
  database.raw.pragma(`user_version = ${latest}`);
}

async function backUpBeside<T>(database: OpenDatabase<T>, target: string): Promise<void> {
  if (existsSync(target)) rmSync(target);
  database.raw.prepare('VACUUM INTO ?').run(target);
}
