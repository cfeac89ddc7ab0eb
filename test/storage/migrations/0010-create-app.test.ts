import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { APP_MIGRATIONS } from '../../../electron/storage/migrations/app/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

describe('migration 0010 of the app', () => {
  it('makes settings and recents from nothing, strict', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, { '0010-create-app': APP_MIGRATIONS['0010-create-app']! }, path);
    expect(tablesOf(database)).toEqual({
      recent: ['workshop_id', 'title', 'client_name', 'starts_at', 'leads', 'opened_at'],
      setting: ['key', 'value'],
    });
    expect(database.raw.pragma('user_version', { simple: true })).toBe(10);
    expect(() => database.raw.exec("INSERT INTO recent VALUES ('w', 't', 'c', 'soon', 1, 1)")).toThrow(/cannot store TEXT/);
  });
});
