import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../../electron/storage/open-database.ts';

/** An empty database in a folder that goes with the test. */
export function anOpenDatabase(): { readonly database: OpenDatabase<Record<string, Record<string, unknown>>>; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'baton-migrate-'));
  const path = join(folder, 'database.sqlite');
  const database = openDatabase<Record<string, Record<string, unknown>>>(path, false);
  onTestFinished(() => {
    database.raw.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { database, path };
}

/** The tables of a database with their columns, without those of the migrator. */
export function tablesOf({ raw }: Pick<OpenDatabase<unknown>, 'raw'>): Record<string, string[]> {
  const names = raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'kysely%' AND name NOT LIKE 'sqlite_%' ORDER BY name").pluck().all() as string[]; // the one column just selected
  return Object.fromEntries(names.map((name) => [name, raw.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[]])); // likewise
}
