import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

describe('migration 0200 of the workshop', () => {
  it('leaves agreements that were frozen before without a record of the day', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < '0200')), path);
    database.raw.exec("INSERT INTO agreement VALUES ('a', 'p', 'Proposal A', 1, 'signed', 5, 'hash', '{}', NULL)");
    await migrate(database, WORKSHOP_MIGRATIONS, path);
    expect(database.raw.prepare('SELECT id, day_record FROM agreement').get()).toEqual({ id: 'a', day_record: null });
    database.raw.exec("UPDATE agreement SET day_record = '{}'");
    expect(database.raw.prepare('SELECT day_record FROM agreement').pluck().get()).toBe('{}');
  });
});
