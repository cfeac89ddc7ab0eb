import { expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

it('migration 0100 of the workshop adds answers that are kept by name', async () => {
  const { database, path } = anOpenDatabase();
  await migrate(database, Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < '0101')), path);
  expect(tablesOf(database)['kept_answer']).toEqual(['name', 'key', 'answer']);
});
