import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { APP_MIGRATIONS } from '../../../electron/storage/migrations/app/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

describe('migration 0040 of the app', () => {
  it('adds mappings to keep, one a name, to a database that had none', async () => {
    const { database, path } = anOpenDatabase();
    const { '0040-add-import-profiles': _, ...before } = APP_MIGRATIONS;
    await migrate(database, before, path);
    database.raw.exec("INSERT INTO setting VALUES ('theme', '\"dark\"')");
    await migrate(database, APP_MIGRATIONS, path);
    expect(tablesOf(database)['import_profile']).toEqual(['id', 'name', 'saved_at', 'mapping']);
    expect(database.raw.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 1 });
    database.raw.exec("INSERT INTO import_profile VALUES ('a', 'Client', 1, '{}')");
    expect(() => database.raw.exec("INSERT INTO import_profile VALUES ('b', 'Client', 2, '{}')")).toThrow(/UNIQUE/);
  });
});
