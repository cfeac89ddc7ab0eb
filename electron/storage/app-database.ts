import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { importProfiles, type ImportProfiles } from './import-profiles.ts';
import { migrate } from './migrate.ts';
import { APP_MIGRATIONS } from './migrations/app/index.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { DamagedFile, failureOfStorageError } from './storage-errors.ts';
import type { AppTables } from './tables.ts';

/** One line of the start screen. */
export interface RecentWorkshop {
  readonly id: string;
  readonly title: string;
  readonly clientName: string;
  readonly startsAt: number;
  readonly leads: number;
  readonly openedAt: number;
  /** UTC ms; null when nothing was set. */
  readonly deleteBy: number | null;
}

/** Settings and recents of this laptop. */
export interface AppDatabase {
  getSettings(): Promise<Readonly<Record<string, unknown>>>;
  saveSettings(changes: Readonly<Record<string, unknown>>): Promise<void>;
  listRecent(): Promise<readonly RecentWorkshop[]>;
  remember(workshop: RecentWorkshop): Promise<void>;
  forget(workshopId: string): Promise<void>;
  readonly importProfiles: ImportProfiles;
  /** Where the one from before lies when it was damaged and this one was made in its place; else null. */
  readonly damaged: string | null;
  close(): void;
}

/**
 * Opens (or makes) the app's database in the data folder; several processes may share it. A damaged one is set aside,
 * since it holds nothing that the workshops themselves do not.
 */
export async function openAppDatabase(dataFolder: string): Promise<AppDatabase> {
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, 'baton.sqlite');
  try {
    return appDatabase(await openMigrated(path), null);
  } catch (error) {
    if (failureOfStorageError(error)?.code !== 'unreadableFile') throw error;
    const aside = `${path}.damaged`;
    for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end);
    return appDatabase(await openMigrated(path), aside);
  }
}

async function openMigrated(path: string): Promise<OpenDatabase<AppTables>> {
  const database = openDatabase<AppTables>(path, false);
  try {
    if (database.raw.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new DamagedFile('quick_check');
    await migrate(database, APP_MIGRATIONS, path);
    return database;
  } catch (error) {
    database.raw.close();
    throw error;
  }
}

function appDatabase({ query, raw }: OpenDatabase<AppTables>, damaged: string | null): AppDatabase {
  return {
    async getSettings() {
      const rows = await query.selectFrom('setting').selectAll().execute();
      return Object.fromEntries(rows.flatMap((row) => settingOf(row)));
    },
    async saveSettings(changes) {
      for (const [key, value] of Object.entries(changes)) {
        const row = { key, value: JSON.stringify(value) };
        await query.insertInto('setting').values(row).onConflict((c) => c.column('key').doUpdateSet({ value: row.value })).execute();
      }
    },
    async listRecent() {
      const rows = await query.selectFrom('recent').selectAll().orderBy('opened_at', 'desc').orderBy('workshop_id').execute();
      return rows.map((r) => ({ id: r.workshop_id, title: r.title, clientName: r.client_name, startsAt: r.starts_at, leads: r.leads, openedAt: r.opened_at, deleteBy: r.delete_by }));
    },
    async remember(w) {
      const rest = { title: w.title, client_name: w.clientName, starts_at: w.startsAt, leads: w.leads, opened_at: w.openedAt, delete_by: w.deleteBy };
      await query.insertInto('recent').values({ workshop_id: w.id, ...rest }).onConflict((c) => c.column('workshop_id').doUpdateSet(rest)).execute();
    },
    async forget(workshopId) {
      await query.deleteFrom('recent').where('workshop_id', '=', workshopId).execute();
    },
    importProfiles: importProfiles(query),
    damaged,
    close() {
      raw.close();
    },
  };
}

/** A stored setting; nothing when its text cannot be read, since a default is better than no start. */
function settingOf({ key, value }: AppTables['setting']): [string, unknown][] {
  try {
    return [[key, JSON.parse(value)]];
  } catch {
    return [];
  }
}
