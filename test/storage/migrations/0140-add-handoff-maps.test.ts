import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0140 of the workshop', () => {
  it('adds maps of two kinds, whose edits go with them', async () => {
    const { database, path } = anOpenDatabase();
    const { raw } = database;
    await migrate(database, upTo('0141'), path);
    raw.exec("INSERT INTO handoff_map VALUES ('m', 1, 1, 5, NULL); INSERT INTO handoff_map_edit VALUES ('m', 1, 'Start', 5, 'As is', 'asIs', 0, 0, x'00')");
    expect(() => raw.exec("INSERT INTO handoff_map_edit VALUES ('m', 2, 'Odd', 5, 'As is', 'perhaps', 0, 0, x'00')")).toThrow(/CHECK/);
    expect(() => raw.exec("INSERT INTO handoff_map_edit VALUES ('nobody', 1, '', 5, '', 'asIs', 0, 0, x'00')")).toThrow(/FOREIGN KEY/);
    raw.exec('DELETE FROM handoff_map');
    expect(raw.prepare('SELECT count(*) FROM handoff_map_edit').pluck().get()).toBe(0);
  });
});
