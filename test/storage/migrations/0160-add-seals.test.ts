import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase, tablesOf } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0160 of the workshop', () => {
  it('adds sealed files, one for each number of signatures, the trail and the look', async () => {
    const { database, path } = anOpenDatabase();
    await migrate(database, upTo('0160'), path);
    database.raw.exec("INSERT INTO agreement VALUES ('a', 'p', 'Proposal A', 1, 'signed', 5, 'hash', '{}', NULL)");
    await migrate(database, upTo('0161'), path);
    const { raw } = database;
    expect(Object.keys(tablesOf(database))).toEqual(expect.arrayContaining(['audit_entry', 'document_look', 'sealed_file']));
    expect(raw.prepare('SELECT count(*) FROM agreement').pluck().get()).toBe(1);
    const seal = (signatures: number): unknown => raw.exec(`INSERT INTO sealed_file VALUES ('a', ${signatures}, 6, 9, 'sha', 'cert', 1, x'00')`);
    seal(2);
    seal(3);
    expect(() => seal(3)).toThrow(/UNIQUE/);
    raw.exec("DELETE FROM agreement WHERE id = 'a'");
    expect(raw.prepare('SELECT count(*) FROM sealed_file').pluck().get()).toBe(0);
    expect(() => raw.exec("INSERT INTO document_look VALUES (2, 'A4', NULL, NULL, NULL)")).toThrow(/CHECK/);
  });
});
