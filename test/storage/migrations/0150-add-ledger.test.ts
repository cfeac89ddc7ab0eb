import { expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

it('migration 0150 of the workshop adds one ledger with its edits', async () => {
  const { database, path } = anOpenDatabase();
  await migrate(database, Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < '0151')), path);
  database.raw.exec("INSERT INTO ledger VALUES (1, 1, 1); INSERT INTO ledger_edit VALUES (1, 'Decide', 5, '{}')");
  expect(() => database.raw.exec('INSERT INTO ledger VALUES (2, 1, 1)')).toThrow(/CHECK/);
});
