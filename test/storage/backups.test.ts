import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupsToDrop, type BackupStamp } from '../../electron/storage/backups/backup-rotation.ts';
import { migrate } from '../../electron/storage/migrate.ts';
import * as createWorkshop from '../../electron/storage/migrations/workshop/0010-create-workshop.ts';
import { openDatabase } from '../../electron/storage/open-database.ts';
import { openWorkshopLibrary, type LibraryClock, type WorkshopLibrary } from '../../electron/storage/workshop-library.ts';
import type { WorkshopDatabase } from '../../electron/storage/workshop-database.ts';
import { readWorkshop, writeWorkshop } from '../../electron/storage/workshop-rows.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const WORKSHOP = { id: 'one', title: 'Start', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 1, currentResponseMinutes: null };

let folder: string;
let now: number;
let library: WorkshopLibrary;
let database: WorkshopDatabase;
const clock: LibraryClock = { now: () => now, dayOf };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-backups-'));
  now = Date.UTC(2026, 10, 22, 9);
  library = openWorkshopLibrary(folder, clock);
  database = await library.create('one');
  await title('Start');
});
afterEach(async () => {
  await library.closeAll();
  rmSync(folder, { recursive: true, force: true });
});

const title = (text: string): Promise<void> => writeWorkshop(database, { ...WORKSHOP, title: text }, now);
const listed = (): string[] => library.listBackups('one').backups.map(({ at, reason }) => `${new Date(at).toISOString().slice(5, 16)} ${reason}`);
const after = async (minutes: number): Promise<void> => {
  now += minutes * MINUTE;
  await library.backUpChanged();
};

describe('backups', () => {
  it('are made every 15 minutes when something changed, and not otherwise', async () => {
    await title('Changed');
    await after(14);
    expect(listed()).toEqual([]);
    await after(1);
    expect(listed()).toEqual(['11-22T09:15 timed']);
    await after(60);
    expect(listed()).toHaveLength(1);
    await title('Again');
    await after(1);
    expect(listed()).toEqual(['11-22T10:16 timed', '11-22T09:15 timed']);
  });

  it('are whole copies: one file each, which opens as a workshop of its own', async () => {
    await title('Kept');
    await library.backUp('one', 'signature');
    await title('Later');
    const [backup] = library.listBackups('one').backups;
    expect(readdirSync(join(folder, 'workshops', 'one', 'backups'))).toEqual([`${now}-signature.baton`]);
    const copy = await library.importCopy(backup?.path ?? '', 'two');
    if (!copy.ok) throw new Error(copy.error.message);
    expect((await readWorkshop(copy.value)).workshop.title).toBe('Kept');
  });

  it('go back to how it was, and back again to before that', async () => {
    await title('Morning');
    await library.backUp('one', 'timed');
    await title('Afternoon');
    now += MINUTE;
    const opened = await library.restore('one', library.listBackups('one').backups[0]?.id ?? '', undefined);
    if (!opened.ok) throw new Error(opened.error.message);
    expect((await readWorkshop(opened.value)).workshop.title).toBe('Morning');
    const latest = library.listBackups('one').backups.find(({ reason }) => reason === 'restore');
    const again = await library.restore('one', latest?.id ?? '', undefined);
    if (!again.ok) throw new Error(again.error.message);
    expect((await readWorkshop(again.value)).workshop.title).toBe('Afternoon');
    expect(readdirSync(join(folder, 'workshops', 'one')).filter((name) => !/^workshop\.sqlite(-wal)?$|^backups$/.test(name))).toEqual([]);
  });

  it('that are damaged change nothing when they are restored', async () => {
    await library.backUp('one', 'timed');
    const [backup] = library.listBackups('one').backups;
    writeFileSync(backup?.path ?? '', 'not a database');
    await title('Present');
    expect(await library.restore('one', backup?.id ?? '', undefined)).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
    expect(await library.restore('one', 'nowhere', undefined)).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect((await readWorkshop(database)).workshop.title).toBe('Present');
  });

  it('that cannot be made say why, and the next one takes that back', async () => {
    const backups = join(folder, 'workshops', 'one', 'backups');
    writeFileSync(backups, 'a file where the folder should be');
    expect(await library.backUp('one', 'signature')).not.toBeNull();
    rmSync(backups);
    expect(library.listBackups('one').trouble).toMatch(/The last backup could not be made\./);
    await library.backUp('one', 'signature');
    expect(library.listBackups('one').trouble).toBeNull();
  });

  it('are made before a migration, with the state from before it', async () => {
    const path = join(folder, 'workshops', 'old', 'workshop.sqlite');
    mkdirSync(dirname(path), { recursive: true });
    const old = openDatabase(path, true);
    await migrate(old, { '0010-create-workshop': createWorkshop }, path);
    old.raw.close();
    const opened = await library.open('old');
    expect(opened.ok).toBe(true);
    const [backup] = library.listBackups('old').backups;
    expect(backup?.reason).toBe('migration');
    const before = new Database(backup?.path ?? '', { readonly: true });
    expect(before.pragma('user_version', { simple: true })).toBe(10);
    before.close();
    expect(readdirSync(dirname(path)).filter((name) => name.includes('before'))).toEqual([]);
  });
});

describe('which backups are kept', () => {
  const stamp = (at: number, reason: BackupStamp['reason'] = 'timed'): BackupStamp => ({ id: `${at}-${reason}`, at, reason });

  it('is 3 of today, one of each day before, 10 in all, and the latest from before a restore', () => {
    const today = Array.from({ length: 6 }, (_, n) => stamp(now + n * 15 * MINUTE));
    const before = Array.from({ length: 24 }, (_, n) => stamp(now - (1 + Math.floor(n / 2)) * DAY + (n % 2) * MINUTE));
    const restores = [stamp(now - 30 * DAY, 'restore'), stamp(now - 40 * DAY, 'restore')];
    const all = [...today, ...before, ...restores];
    const dropped = backupsToDrop(all, now + 90 * MINUTE, dayOf);
    const kept = all.filter((one) => !dropped.includes(one));
    expect(kept.filter(({ at }) => dayOf(at) === dayOf(now)).map(({ at }) => at)).toEqual(today.slice(3).map(({ at }) => at));
    expect(kept.filter(({ reason }) => reason === 'timed')).toHaveLength(10);
    expect(kept.filter(({ reason }) => reason === 'restore')).toEqual([restores[0]]);
    expect(new Set(kept.slice(3, 10).map(({ at }) => dayOf(at))).size).toBe(7);
  });

  it('always holds the newest, never more than 11, and stays the same when asked again', () => {
    const some = fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 20 * DAY }), reason: fc.constantFrom('timed' as const, 'signature' as const, 'restore' as const) }), { selector: ({ at }) => at, minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(some, (list) => {
        const all = list.map(({ at, reason }) => stamp(at, reason));
        const dropped = backupsToDrop(all, 20 * DAY, dayOf);
        const kept = all.filter((one) => !dropped.includes(one));
        const newest = [...all].sort((a, b) => b.at - a.at)[0];
        return kept.length <= 11 && newest !== undefined && kept.includes(newest) && backupsToDrop(kept, 20 * DAY, dayOf).length === 0;
      }),
      { numRuns: 200 },
    );
  });
});
