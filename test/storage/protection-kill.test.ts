import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsealFile } from '../../electron/storage/sealing/seal-file.ts';
import { openSealKey, type SealKey } from '../../electron/storage/sealing/seal-key.ts';
import { openWorkshopLibrary, type WorkshopLibrary } from '../../electron/storage/workshop-library.ts';
import { readWorkshop, writeWorkshop } from '../../electron/storage/workshop-rows.ts';

const KILLS = 8;
const PASS = 'long enough passphrase';
let folder: string;
const openLibrary = (): WorkshopLibrary => openWorkshopLibrary(folder, { now: Date.now, dayOf: String }, { passes: 1, memoryMiB: 8 });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-seal-kill-'));
  const library = openLibrary();
  const database = await library.create('one');
  await writeWorkshop(database, { id: 'one', title: 'Day', clientName: 'Client', zone: 'UTC', currency: 'EUR', startsAt: 0, currentResponseMinutes: null }, 0);
  await database.writeSegments(new Map([['big', new Uint8Array(4_000_000).fill(7)]]), () => undefined); // so that sealing and wiping take their time
  await library.protect('one', PASS, undefined);
  await library.closeAll();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function keyOf(path: string): Promise<SealKey> {
  const opened = await openSealKey(path, PASS);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

/** Runs the process, kills it after some time, and gives the last number that it said it had written. */
function killedAfter(ms: number): Promise<number> {
  return new Promise((done, failed) => {
    let said = '';
    let complaint = '';
    const child = spawn(process.execPath, [resolve('test/storage/a-sealing-process.ts'), folder, PASS]);
    child.stdout.on('data', (text: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), ms);
      said += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
    child.on('exit', (code) => (code === null ? done(Number(said.trim().split('\n').at(-1) ?? 0)) : failed(new Error(complaint))));
  });
}

describe('a protected workshop whose process is killed while it opens, seals, wipes or backs up', () => {
  it('opens with its passphrase every time, with every change that was said to be saved, and lies sealed after it was closed', async () => {
    const states = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const saved = await killedAfter(kill * 61);
      const library = openLibrary();
      states.add(library.protection('one'));
      const opened = await library.unlock('one', PASS);
      if (!opened.ok) throw new Error(`after kill ${kill}: ${opened.error.message}`);
      const { startsAt } = (await readWorkshop(opened.value)).workshop;
      expect([saved, saved + 1]).toContain(startsAt);
      expect(opened.value.readSegments().get('big')?.length).toBe(4_000_000);
      const [backup] = library.listBackups('one').backups;
      if (backup !== undefined) expect(await unsealFile(backup.path, join(folder, 'looked-at'), await keyOf(backup.path))).toBeNull();
      await library.closeAll();
      const files = readdirSync(join(folder, 'workshops', 'one'), { recursive: true, encoding: 'utf8' });
      expect(files.filter((name) => !/^backups$|\.baton$/.test(name))).toEqual(['workshop.sealed']);
    }
    expect(states.has('leftOpen')).toBe(true);
  }, 60_000);
});
