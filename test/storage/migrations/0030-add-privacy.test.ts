import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { APP_MIGRATIONS } from '../../../electron/storage/migrations/app/index.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

const upTo = (all: typeof WORKSHOP_MIGRATIONS, last: string) => Object.fromEntries(Object.entries(all).filter(([name]) => name <= last));

describe('migration 0030', () => {
  it('adds the delete-by date and the name of the pseudonyms\' key to a workshop, both empty', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, upTo(WORKSHOP_MIGRATIONS, '0010-z'), path);
    database.raw.exec("INSERT INTO workshop (id, title, client_name, zone, currency, starts_at, saved_at) VALUES ('w', 'Day', 'Client', 'UTC', 'EUR', 1, 2)");
    await migrate(database, upTo(WORKSHOP_MIGRATIONS, '0030-z'), path);
    expect(database.raw.prepare('SELECT title, delete_by, pseudonym_key FROM workshop').all()).toEqual([{ title: 'Day', delete_by: null, pseudonym_key: null }]);
  });

  it('adds the delete-by date to the list of workshops', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, upTo(APP_MIGRATIONS, '0010-z'), path);
    database.raw.exec("INSERT INTO recent (workshop_id, title, client_name, starts_at, leads, opened_at) VALUES ('w', 'Day', 'Client', 1, 0, 2)");
    await migrate(database, upTo(APP_MIGRATIONS, '0030-z'), path);
    expect(database.raw.prepare('SELECT title, delete_by FROM recent').all()).toEqual([{ title: 'Day', delete_by: null }]);
  });
});
