import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { failureOfStorageError } from '../../electron/storage/storage-errors.ts';
import { aRoom, expectSentence, type Room } from './a-room.ts';

let room: Room;
let app: string;
beforeEach(async () => {
  room = await aRoom();
  app = join(room.dataFolder, 'baton.sqlite');
  await room.call('app.saveSettings', { roomMode: true });
  await room.host.close();
});
afterEach(() => rmSync(room.folder, { recursive: true, force: true }));

/** Why a host does not start, as a person reads it. */
async function refusalToStart(dataFolder: string): Promise<string> {
  const failure = failureOfStorageError(await createHeadlessHost({ dataFolder }).then((host) => host.close(), (error: unknown) => error));
  if (failure === null) throw new Error('it started, or failed without a sentence');
  expectSentence(failure);
  return failure.message;
}

describe('a start', () => {
  it.each<[string, (path: string) => void]>([
    ['overwritten with text', (path) => writeFileSync(path, 'settings? '.repeat(2_000))],
    ['cut short', (path) => truncateSync(path, 9_000)],
    ['torn in the middle', (path) => {
      const database = new Database(path);
      database.pragma('wal_checkpoint(TRUNCATE)');
      const page = database.pragma('page_size', { simple: true }) as number; // SQLite answers an integer
      database.close();
      const bytes = readFileSync(path);
      Buffer.alloc(page, 0x5a).copy(bytes, page);
      writeFileSync(path, bytes);
    }],
  ])('with its own database %s sets it aside, lists the workshops again and says so', async (_what, damage) => {
    damage(app);
    const mistakes: unknown[] = [];
    const host = await createHeadlessHost({ dataFolder: room.dataFolder, log: (error) => mistakes.push(error) });
    const status = await host.call('app.getStatus', {});
    expect(status.ok && status.value.notes.join(' ')).toMatch(/made anew from the workshops themselves/);
    expect(await host.call('workshop.listWorkshops', {})).toMatchObject({ ok: true, value: [{ id: room.workshopId, title: 'Handoff', clientName: 'Client' }] });
    expect(await host.call('app.getSettings', {})).toMatchObject({ ok: true, value: { roomMode: false } });
    expect(existsSync(`${app}.damaged`)).toBe(true);
    await host.close();
    expect(mistakes).toEqual([]);
  });

  it('on the data folder of a newer Baton, on a file, or on a folder that cannot be written is refused in words', async () => {
    const database = new Database(app);
    database.pragma('user_version = 9999');
    database.close();
    expect(await refusalToStart(room.dataFolder)).toMatch(/newer Baton/);
    const file = room.file('a-file', 'x');
    expect(await refusalToStart(file)).toMatch(/is a file, not a folder/);
    expect(await refusalToStart(join(file, 'below'))).toMatch(/is a file, not a folder/);
  });

  it('may not write where it lacks permission', async (context) => {
    if (process.getuid?.() === 0) context.skip('nothing is forbidden to root');
    const closed = mkdtempSync(join(tmpdir(), 'baton-closed-'));
    chmodSync(closed, 0o500);
    try {
      expect(await refusalToStart(join(closed, 'data'))).toMatch(/may not write here/);
    } finally {
      chmodSync(closed, 0o700);
      rmSync(closed, { recursive: true });
    }
  });

  it('drops settings that it does not understand, one by one', async () => {
    const database = new Database(app);
    database.exec("UPDATE setting SET value = '\"purple\"' WHERE key = 'roomMode'; INSERT INTO setting VALUES ('appearance', '\"dark\"'), ('fromTheFuture', '[1]'), ('lastWorkshopId', '{')");
    database.close();
    const host = await createHeadlessHost({ dataFolder: room.dataFolder });
    expect(await host.call('app.getSettings', {})).toMatchObject({ ok: true, value: { roomMode: false, appearance: 'dark', lastWorkshopId: null } });
    await host.close();
  });

  it('shares its folder with a second one: settings and workshops of both are kept', async () => {
    const hosts = await Promise.all([1, 2].map(() => createHeadlessHost({ dataFolder: room.dataFolder })));
    const made = await Promise.all(hosts.flatMap((host) => [1, 2, 3].map((n) => host.call('workshop.createWorkshop', { title: `Workshop ${n}`, clientName: 'C', zone: 'UTC', currency: 'EUR', startsAt: 0 }))));
    expect(made.every(({ ok }) => ok)).toBe(true);
    for (const host of hosts) {
      const listed = await host.call('workshop.listWorkshops', {});
      expect(listed.ok && listed.value).toHaveLength(7);
    }
    await Promise.all(hosts.map((host) => host.close()));
  });

  it('finds a workshop whose process ended with unwritten pages as it was', async () => {
    const copy = join(room.folder, 'crashed');
    const host = await createHeadlessHost({ dataFolder: room.dataFolder });
    await host.call('workshop.updateWorkshop', { title: 'Just now' }, room.workshopId);
    const from = join(room.dataFolder, 'workshops', room.workshopId, 'workshop.sqlite');
    for (const end of ['', '-wal']) if (existsSync(from + end)) copyFileSync(from + end, `${copy}${end}`);
    await host.close();
    const database = new Database(copy);
    expect(database.prepare('SELECT title FROM workshop').pluck().get()).toBe('Just now');
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });
});
