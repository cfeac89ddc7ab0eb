import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, WORKSHOP_MIGRATIONS[name]!]));
const before = named('0010-create-workshop', '0030-add-privacy');

describe('migration 0040 of the workshop', () => {
  it('adds a place for one population rule, beside what was there', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, before, path);
    database.raw.exec("INSERT INTO import_batch VALUES ('b', 1, '{}')");
    await migrate(database, { ...before, ...named('0040-add-population') }, path);
    const { raw } = database;
    expect(tablesOf(database)['population']).toEqual(['id', 'rule', 'accepted_by', 'saved_at']);
    expect(raw.prepare('SELECT count(*) FROM import_batch').pluck().get()).toBe(1);
    expect(raw.pragma('user_version', { simple: true })).toBe(40);
    raw.exec("INSERT INTO population VALUES (1, '{}', '[]', 5)");
    expect(() => raw.exec("INSERT INTO population VALUES (2, '{}', '[]', 5)")).toThrow(/CHECK/);
    expect(() => raw.exec("UPDATE population SET saved_at = 'soon'")).toThrow(/cannot store TEXT/);
  });
});
