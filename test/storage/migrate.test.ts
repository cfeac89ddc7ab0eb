import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate, type Migrations } from '../../electron/storage/migrate.ts';
import { failureOfStorageError } from '../../electron/storage/storage-errors.ts';
import { anOpenDatabase, tablesOf } from './migrations/an-open-database.ts';

const doing = (...statements: string[]): Migrations[string] => ({
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
});

const FIRST: Migrations = { '0010-first': doing('CREATE TABLE one (a TEXT NOT NULL) STRICT') };
const AND_SECOND: Migrations = { ...FIRST, '0020-second': doing('CREATE TABLE two (b TEXT) STRICT', 'ALTER TABLE one ADD COLUMN c TEXT') };
const AND_BROKEN: Migrations = { ...FIRST, '0020-second': doing('CREATE TABLE two (b TEXT) STRICT', "INSERT INTO two VALUES ('half')", 'ALTER TABLE nowhere ADD COLUMN c TEXT') };

async function aFirst(): Promise<ReturnType<typeof anOpenDatabase>> {
  const opened = anOpenDatabase();
  await migrate(opened.database, FIRST, opened.path);
  opened.database.raw.exec("INSERT INTO one VALUES ('kept')");
  return opened;
}

describe('migrating a database', () => {
  it('makes no backup of a new one, and one of the state before of an older one', async () => {
    const { database, path } = await aFirst();
    expect(existsSync(`${path}.before-10`)).toBe(false);
    await migrate(database, AND_SECOND, path);
    expect(tablesOf(database)).toEqual({ one: ['a', 'c'], two: ['b'] });
    const backup = new Database(`${path}.before-20`, { readonly: true });
    expect(tablesOf({ raw: backup })).toEqual({ one: ['a'] });
    expect(backup.pragma('user_version', { simple: true })).toBe(10);
    backup.close();
  });

  it('rolls a step that fails back whole, keeps the backup beside it, and can be tried again', async () => {
    const { database, path } = await aFirst();
    await expect(migrate(database, AND_BROKEN, path)).rejects.toThrow(/nowhere/);
    expect(tablesOf(database)).toEqual({ one: ['a'] });
    expect(database.raw.prepare('SELECT a FROM one').pluck().all()).toEqual(['kept']);
    expect(database.raw.pragma('user_version', { simple: true })).toBe(10);
    const backup = new Database(`${path}.before-20`, { readonly: true });
    expect(backup.prepare('SELECT a FROM one').pluck().all()).toEqual(['kept']);
    backup.close();
    await migrate(database, FIRST, path);
    await migrate(database, AND_SECOND, path);
    expect(database.raw.pragma('user_version', { simple: true })).toBe(20);
  });

  it('rolls the steps before a failing one back with it', async () => {
    const { database, path } = await aFirst();
    await expect(migrate(database, { ...AND_SECOND, '0030-third': doing('DROP TABLE nowhere') }, path)).rejects.toThrow(/nowhere/);
    expect(tablesOf(database)).toEqual({ one: ['a'] });
    expect(database.raw.pragma('user_version', { simple: true })).toBe(10);
  });

  it('keeps the backup of before when a process ended between the last step and the version', async () => {
    const { database, path } = await aFirst();
    await migrate(database, AND_SECOND, path);
    database.raw.pragma('user_version = 10');
    await migrate(database, AND_SECOND, path);
    const backup = new Database(`${path}.before-20`, { readonly: true });
    expect(tablesOf({ raw: backup })).toEqual({ one: ['a'] });
    backup.close();
    expect(database.raw.pragma('user_version', { simple: true })).toBe(20);
  });

  it('refuses a newer one with a sentence and leaves it as it was', async () => {
    const { database, path } = await aFirst();
    database.raw.pragma('user_version = 9999');
    const error: unknown = await migrate(database, AND_SECOND, path).catch((thrown: unknown) => thrown);
    expect(failureOfStorageError(error)).toMatchObject({ code: 'tooNew', message: expect.stringContaining('Update Baton') });
    expect(tablesOf(database)).toEqual({ one: ['a'] });
    expect(existsSync(`${path}.before-20`)).toBe(false);
  });
});
