import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0090 of the workshop', () => {
  it('keeps the absences of before as entered by hand, and lets those of an import go with it', async () => {
    const { database, path } = anOpenDatabase();
    const { raw } = database;
    await migrate(database, upTo('0090'), path);
    raw.exec("INSERT INTO absence (id, rep_id, starts_at, ends_at) VALUES ('a', 'rep', 1, 2)");
    await migrate(database, upTo('0091'), path);
    expect(raw.prepare('SELECT * FROM absence').all()).toEqual([{ id: 'a', rep_id: 'rep', starts_at: 1, ends_at: 2, kind: null, batch_id: null }]);
    expect(raw.pragma('user_version', { simple: true })).toBe(90);
    raw.exec("INSERT INTO import_batch (id, at, summary) VALUES ('b', 5, '{}'); INSERT INTO imported_hours VALUES ('b', 0, '{}'); INSERT INTO absence VALUES ('c', 'rep', 1, 2, NULL, 'b')");
    raw.exec('DELETE FROM import_batch');
    expect(raw.prepare('SELECT id FROM absence').pluck().all()).toEqual(['a']);
    expect(raw.prepare('SELECT count(*) FROM imported_hours').pluck().get()).toBe(0);
  });
});
