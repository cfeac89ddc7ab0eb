import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0205 of the workshop', () => {
  it('keeps the binding of before, and takes one reading and one inventory', async () => {
    const { database, path } = anOpenDatabase();
    const { raw } = database;
    await migrate(database, upTo('0205'), path);
    raw.exec("INSERT INTO portal_binding (id, portal_id, account, bound_at) VALUES (1, '9', '{}', 1)");
    await migrate(database, upTo('0206'), path);
    expect(raw.prepare('SELECT portal_id FROM portal_binding').pluck().all()).toEqual(['9']);
    raw.exec("INSERT INTO portal_reading (id, portal_id, state) VALUES (1, '9', '{}')");
    expect(() => raw.exec("INSERT INTO portal_reading (id, portal_id, state) VALUES (2, '9', '{}')")).toThrow(/CHECK/);
    raw.exec("INSERT INTO portal_reading_part (file, bytes) VALUES ('a.csv', x'00'), ('a.csv', x'01')");
    expect(raw.prepare('SELECT number FROM portal_reading_part ORDER BY number').pluck().all()).toEqual([1, 2]);
  });
});
