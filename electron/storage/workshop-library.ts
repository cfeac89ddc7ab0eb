import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { latestVersion, migrate } from './migrate.ts';
import { WORKSHOP_MIGRATIONS } from './migrations/workshop/index.ts';
import { holdFile } from './hold-file.ts';
import { APPLICATION_ID, openDatabase, type OpenDatabase } from './open-database.ts';
import { DamagedFile, failureOfStorageError, NewerSchema, type StorageFailure } from './storage-errors.ts';
import type { WorkshopTables } from './tables.ts';
import { workshopDatabase, type WorkshopDatabase } from './workshop-database.ts';

/** An open database, or the sentence why not. */
export type Opened = { readonly ok: true; readonly value: WorkshopDatabase } | { readonly ok: false; readonly error: StorageFailure };

/** The workshops of a data folder, one database each under `workshops/<id>/`; each is open in one process at a time. */
export interface WorkshopLibrary {
  /** A new, empty database. The caller fills in the workshop row. */
  create(id: string): Promise<WorkshopDatabase>;
  /**
   * Opens once and keeps open until `closeAll`, `remove` or the end of the process. A workshop whose files were removed
   * while it was open is refused, unless `evenIfGone`: what was open can then still be read and saved elsewhere.
   */
  open(id: string, evenIfGone?: boolean): Promise<Opened>;
  /** Brings a .baton file in as a copy under a new id; the file itself is never opened for writing. */
  importCopy(file: string, id: string): Promise<Opened>;
  /** Removes a workshop for good; throws SQLite's busy error when another process has it open. */
  remove(id: string): void;
  closeAll(): void;
}

/** The library of one data folder. */
export function openWorkshopLibrary(dataFolder: string): WorkshopLibrary {
  const open = new Map<string, Promise<WorkshopDatabase>>();
  const folderOf = (id: string): string => join(dataFolder, 'workshops', id);
  const pathOf = (id: string): string => join(folderOf(id), 'workshop.sqlite');

  const openAt = (id: string, isNew: boolean): Promise<WorkshopDatabase> => {
    const known = open.get(id);
    if (known !== undefined) return known;
    const opening = openMigrated(pathOf(id), isNew);
    open.set(id, opening);
    opening.then(
      (database) => closers.set(id, database),
      () => open.delete(id),
    );
    return opening;
  };
  const closers = new Map<string, WorkshopDatabase>();
  const close = (id: string): void => {
    closers.get(id)?.close();
    closers.delete(id);
    open.delete(id);
  };

  return {
    create(id) {
      mkdirSync(folderOf(id), { recursive: true });
      return openAt(id, true);
    },
    async open(id, evenIfGone = false) {
      if (!isWorkshopId(id)) return refused('notFound', 'There is no such workshop on this laptop. Open it from a .baton file, or choose another.');
      const isThere = existsSync(pathOf(id));
      if (!isThere && !open.has(id)) return refused('notFound', `There is no workshop ${id} on this laptop. Open it from a .baton file, or choose another.`);
      if (!isThere && !evenIfGone) return refused('notFound', 'The files of this workshop were removed from this laptop while it was open. To keep it, save a copy now; otherwise choose another workshop.');
      return attempt(() => openAt(id, false));
    },
    async importCopy(file, id) {
      const failure = inspectCopy(file);
      if (failure !== null) return { ok: false, error: failure };
      return attempt(async () => {
        mkdirSync(folderOf(id), { recursive: true });
        copyInto(file, pathOf(id));
        const database = await openAt(id, false);
        await database.query.updateTable('workshop').set({ id }).execute();
        return database;
      }, () => {
        close(id);
        rmSync(folderOf(id), { recursive: true, force: true });
      });
    },
    remove(id) {
      if (!isWorkshopId(id)) return;
      if (!closers.has(id)) refuseIfHeld(pathOf(id));
      close(id);
      rmSync(folderOf(id), { recursive: true, force: true });
    },
    closeAll() {
      for (const id of Array.from(closers.keys())) close(id);
    },
  };
}

/** Ids become folder names; anything else is no id of ours. */
const isWorkshopId = (id: string): boolean => /^[a-z0-9-]{1,64}$/.test(id);

const refused = (code: StorageFailure['code'], message: string): Opened => ({ ok: false, error: { code, message } });

async function attempt(work: () => Promise<WorkshopDatabase>, onFailure?: () => void): Promise<Opened> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    onFailure?.();
    const failure = failureOfStorageError(error);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

/** Opens a workshop's database; one that is not new must be whole, with the very tables that Baton makes. */
async function openMigrated(path: string, isNew: boolean): Promise<WorkshopDatabase> {
  const database = openDatabase<WorkshopTables>(path, true);
  try {
    if (!isNew && database.raw.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new DamagedFile('no Baton file');
    await migrate(database, WORKSHOP_MIGRATIONS, path);
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
function refuseIfHeld(path: string): void {
  if (!existsSync(path)) return;
  try {
    holdFile(path).release();
  } catch (error) {
    if (failureOfStorageError(error)?.code === 'locked') throw error;
  }
}

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

function copyInto(file: string, target: string): void {
  const source = new Database(file, { readonly: true, timeout: 0 });
  try {
    source.prepare('VACUUM INTO ?').run(target);
  } finally {
    source.close();
  }
}
