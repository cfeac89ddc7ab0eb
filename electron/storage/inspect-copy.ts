import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { latestVersion } from './migrate.ts';
import { WORKSHOP_MIGRATIONS } from './migrations/workshop/index.ts';
import { APPLICATION_ID } from './open-database.ts';
import { failureOfStorageError, NewerSchema, type StorageFailure } from './storage-errors.ts';

/** Why a file cannot be brought in; null when it can. Read only, with the file's own schema not trusted. */
export function inspectCopy(file: string): StorageFailure | null {
  if (existsSync(file) && statSync(file).isDirectory()) return { code: 'refused', message: 'This is a folder, not a file. Choose a .baton file inside it.' };
  if (!existsSync(file)) return { code: 'notFound', message: `There is no file ${file}. Check the path and try again.` };
  let source: Database.Database | null = null;
  try {
    source = new Database(file, { readonly: true, timeout: 0 });
    source.pragma('trusted_schema = OFF');
    if (source.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      return FOREIGN;
    }
    const version = source.pragma('user_version', { simple: true }) as number; // SQLite answers an integer
    if (version > latestVersion(WORKSHOP_MIGRATIONS)) {
      throw new NewerSchema('newer');
    }
    const alive = source.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type IN ('trigger', 'view')").get() as { n: number }; // one row by definition of count
    if (alive.n > 0) return FOREIGN;
    const integrity = source.pragma('integrity_check(1)', { simple: true });
    const rows = source.prepare('SELECT count(*) AS n FROM workshop').get() as { n: number }; // one row by definition of count
    return integrity === 'ok' && rows.n === 1 ? null : DAMAGED;
  } catch (error) {
    return failureOfStorageError(error) ?? DAMAGED;
  } finally {
    source?.close();
  }
}

const FOREIGN: StorageFailure = { code: 'unreadableFile', message: 'This is no Baton file. Choose a file that was saved with "Save a copy…".' };
const DAMAGED: StorageFailure = {
  code: 'unreadableFile',
  message: 'This file is damaged or cut short. Nothing was changed: ask for the file again, or open another copy.',
};

/** A whole, compact copy of a database file that is never opened for writing; the target must not exist. */
export function copyDatabase(file: string, target: string): void {
  const source = new Database(file, { readonly: true, timeout: 0 });
  try {
    source.prepare('VACUUM INTO ?').run(target);
  } finally {
    source.close();
  }
}
