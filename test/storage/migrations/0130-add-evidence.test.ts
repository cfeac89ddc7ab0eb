import { expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

it('migration 0130 of the workshop adds one row of evidence settings at most, and frozen replays by number', async () => {
  const { database, path } = anOpenDatabase();
  await migrate(database, Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < '0131')), path);
  const { raw } = database;
  raw.exec("INSERT INTO evidence_setting VALUES (1, '{}', NULL)");
  expect(() => raw.exec("INSERT INTO evidence_setting VALUES (2, '{}', NULL)")).toThrow('CHECK');
  raw.exec("INSERT INTO frozen_replay VALUES ('a', 1, 5, '', 'p', 'P', 'h', 'c', 'r', '1', '{}', '{}')");
  expect(() => raw.exec("INSERT INTO frozen_replay VALUES ('b', 1, 5, '', 'p', 'P', 'h', 'c', 'r', '1', '{}', '{}')")).toThrow('UNIQUE');
});
