import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0070 of the workshop', () => {
  it('keeps the absences of before, without a kind', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, upTo('0070'), path);
    database.raw.exec("INSERT INTO absence VALUES ('a', 'rep', 1, 2)");
    await migrate(database, upTo('0071'), path);
    expect(database.raw.prepare('SELECT * FROM absence').all()).toEqual([{ id: 'a', rep_id: 'rep', starts_at: 1, ends_at: 2, kind: null }]);
    expect(database.raw.pragma('user_version', { simple: true })).toBe(70);
  });
});
