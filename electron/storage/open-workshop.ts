import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { holdFile } from './hold-file.ts';
import { migrate } from './migrate.ts';
import { WORKSHOP_MIGRATIONS } from './migrations/workshop/index.ts';
import { APPLICATION_ID, openDatabase, type OpenDatabase } from './open-database.ts';
import { DamagedFile, failureOfStorageError } from './storage-errors.ts';
import type { WorkshopTables } from './tables.ts';
import { workshopDatabase, type WorkshopDatabase } from './workshop-database.ts';

/** Opens a workshop's database; one that is not new must be whole, with the very tables that Baton makes. `backUp` gets the state before a migration. */
export async function openWorkshop(path: string, isNew: boolean, backUp: (copyTo: (target: string) => Promise<void>) => Promise<void>): Promise<WorkshopDatabase> {
  const database = openDatabase<WorkshopTables>(path, true);
  try {
    if (!isNew && database.raw.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new DamagedFile('no Baton file');
    await migrate(database, WORKSHOP_MIGRATIONS, () => backUp(async (target) => void database.raw.prepare('VACUUM INTO ?').run(target)));
    if (!isNew) await refuseOtherSchema(database);
    return workshopDatabase(database, path);
  } catch (error) {
    database.raw.close();
    throw error;
  }
}

/** Compares the tables with those of a new workshop. */
async function refuseOtherSchema({ raw }: OpenDatabase<WorkshopTables>): Promise<void> {
  const fresh = openDatabase<WorkshopTables>(':memory:', false);
  try {
    await migrate(fresh, WORKSHOP_MIGRATIONS, ':memory:');
    if (schemaOf(raw) !== schemaOf(fresh.raw)) throw new DamagedFile('other tables');
  } finally {
    fresh.raw.close();
  }
}

const schemaOf = (raw: Database.Database): string => JSON.stringify(raw.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all());

/** Throws SQLite's busy error when another process has the file open; a damaged one may go. */
export function refuseIfHeld(path: string): void {
  if (!existsSync(path)) return;
  try {
    holdFile(path).release();
  } catch (error) {
    if (failureOfStorageError(error)?.code === 'locked') throw error;
  }
}
