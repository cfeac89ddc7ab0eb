import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0050 of the workshop', () => {
  it('adds a place for each figure of the client, beside what was there', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, upTo('0050'), path);
    database.raw.exec("INSERT INTO population VALUES (1, '{}', '[]', 5)");
    await migrate(database, upTo('0051'), path);
    const { raw } = database;
    expect(tablesOf(database)['client_figure']).toEqual(['by', 'name', 'measure', 'value']);
    expect(raw.prepare('SELECT count(*) FROM population').pluck().get()).toBe(1);
    expect(raw.pragma('user_version', { simple: true })).toBe(50);
    expect(() => raw.exec("INSERT INTO client_figure VALUES ('week', '', 'mqls', 1)")).toThrow(/CHECK/);
  });
});
