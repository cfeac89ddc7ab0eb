import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

const only = { '0010-create-workshop': WORKSHOP_MIGRATIONS['0010-create-workshop']! };

describe('migration 0010 of the workshop', () => {
  it('makes every table from nothing, strict, with foreign keys that hold', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, only, path);
    expect(Object.keys(tablesOf(database))).toEqual([
      'absence', 'agreement', 'history_segment', 'import_batch', 'participant', 'proposal', 'proposal_edit', 'push_operation', 'push_plan', 'refused_row',
      'rehearsal_portal', 'signature', 'workshop',
    ]);
    expect(tablesOf(database)['proposal_edit']).toEqual(['proposal_id', 'number', 'label', 'configuration', 'at']);
    const { raw } = database;
    expect(raw.pragma('user_version', { simple: true })).toBe(10);
    expect(() => raw.exec("INSERT INTO absence VALUES ('a', 'r', 'soon', 1)")).toThrow(/cannot store TEXT/);
    expect(() => raw.exec("INSERT INTO proposal_edit VALUES ('nobody', 1, '', '{}', 1)")).toThrow(/FOREIGN KEY/);
    raw.exec("INSERT INTO proposal VALUES ('p', 'A', 1, 1, 1); INSERT INTO proposal_edit VALUES ('p', 1, '', '{}', 1); DELETE FROM proposal");
    expect(raw.prepare('SELECT count(*) FROM proposal_edit').pluck().get()).toBe(0);
    expect(() => raw.exec("INSERT INTO rehearsal_portal VALUES (2, '')")).toThrow(/CHECK/);
  });

  it('changes nothing the second time', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, only, path);
    const before = database.raw.serialize();
    await migrate(database, only, path);
    expect(database.raw.serialize().equals(before)).toBe(true);
  });
});
