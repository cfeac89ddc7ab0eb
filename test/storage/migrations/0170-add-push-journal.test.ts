import { describe, expect, it } from 'vitest';
import { migrate } from '../../../electron/storage/migrate.ts';
import { WORKSHOP_MIGRATIONS } from '../../../electron/storage/migrations/workshop/index.ts';
import { anOpenDatabase } from './an-open-database.ts';

const upTo = (last: string) => Object.fromEntries(Object.entries(WORKSHOP_MIGRATIONS).filter(([name]) => name < last));

describe('migration 0170 of the workshop', () => {
  it('keeps a plan of before as one that goes forth, and takes each change of a plan once', async () => {
    const { database, path } = anOpenDatabase();
    const { raw } = database;
    await migrate(database, upTo('0170'), path);
    raw.exec("INSERT INTO agreement (id, proposal_id, proposal_name, version, status, frozen_at, config_hash, configuration) VALUES ('a', 'p', 'A', 1, 'signed', 1, 'h', '{}')");
    raw.exec("INSERT INTO push_plan (id, agreement_id, planned_at, config_hash, snapshot_hash, portal) VALUES ('plan', 'a', 1, 'h', 's', '{}')");
    await migrate(database, upTo('0171'), path);
    expect(raw.prepare('SELECT direction, snapshot, rehearsal FROM push_plan').all()).toEqual([{ direction: 'push', snapshot: null, rehearsal: null }]);
    const change = "INSERT INTO push_change (plan_id, portal_id, operation_id, operation, at) VALUES ('plan', '1', 'property:a', '{}', 1)";
    raw.exec(change);
    expect(() => raw.exec(change)).toThrow(/UNIQUE/);
  });
});
