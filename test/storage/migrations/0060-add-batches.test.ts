import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0060 of the workshop', () => {
  it('adds what is kept of each import, beside the batch that was there', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, upTo('0060'), path);
    database.raw.exec("INSERT INTO import_batch VALUES ('b', 5, '{}')");
    await migrate(database, upTo('0061'), path);
    const { raw } = database;
    expect(tablesOf(database)['batch_segment']).toEqual(['batch_id', 'name', 'part', 'bytes']);
    expect(tablesOf(database)['import_source']).toEqual(['batch_id', 'file', 'part', 'codec', 'bytes']);
    expect(raw.prepare('SELECT id, at, summary, how FROM import_batch').all()).toEqual([{ id: 'b', at: 5, summary: '{}', how: null }]);
    expect(raw.pragma('user_version', { simple: true })).toBe(60);
    raw.exec("INSERT INTO batch_segment VALUES ('b', 'head', 0, x'01'); DELETE FROM import_batch");
    expect(raw.prepare('SELECT count(*) FROM batch_segment').pluck().get()).toBe(0);
  });
});
