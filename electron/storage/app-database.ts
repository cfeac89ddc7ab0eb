import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from './migrate.ts';
import { APP_MIGRATIONS } from './migrations/app/index.ts';
import { openDatabase } from './open-database.ts';
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
  close(): void;
}

/** Opens (or makes) the app's database in the data folder; several processes may share it. */
export async function openAppDatabase(dataFolder: string): Promise<AppDatabase> {
  mkdirSync(dataFolder, { recursive: true });
  const path = join(dataFolder, 'baton.sqlite');
  const database = openDatabase<AppTables>(path, false);
  await migrate(database, APP_MIGRATIONS, path);
  const { query, raw } = database;
  return {
    async getSettings() {
      const rows = await query.selectFrom('setting').selectAll().execute();
      return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
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
    close() {
      raw.close();
    },
  };
}
