import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0080 of the workshop', () => {
  it('adds rounds, raters and ballots, one open round at most', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, upTo('0080'), path);
    database.raw.exec("INSERT INTO population VALUES (1, '{}', '[]', 5)");
    await migrate(database, upTo('0081'), path);
    const { raw } = database;
    expect(Object.keys(tablesOf(database))).toEqual(expect.arrayContaining(['blind_ballot', 'blind_round', 'blind_seat']));
    expect(raw.prepare('SELECT count(*) FROM population').pluck().get()).toBe(1);
    const add = (id: string, position: number) => raw.exec(`INSERT INTO blind_round VALUES ('${id}', ${position}, 'open', 1, NULL, 1, 7, '[]', '{}')`);
    add('a', 1);
    expect(() => add('b', 2)).toThrow(/UNIQUE/);
    raw.exec("INSERT INTO blind_seat VALUES ('a', 's', 0, NULL, 'Sales', 'sales', NULL, NULL, 0)");
    raw.exec("INSERT INTO blind_ballot VALUES ('a', 's', 1, 'x', 'nurture', 3, '[]', '', 1)");
    expect(() => raw.exec("INSERT INTO blind_ballot VALUES ('a', 's', 2, 'x', 'perhaps', 3, '[]', '', 1)")).toThrow(/CHECK/);
    raw.exec("DELETE FROM blind_seat WHERE id = 's'");
    expect(raw.prepare('SELECT count(*) FROM blind_ballot').pluck().get()).toBe(0);
  });
});
