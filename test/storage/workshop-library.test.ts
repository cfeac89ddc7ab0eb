import { copyFileSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_CONFIGURATION } from '../../shared/engine/model/empty-configuration.ts';
import { holdFile } from '../../electron/storage/hold-file.ts';
import { insertProposal, readEditBefore, readProposal, saveEdit, stepEdit } from '../../electron/storage/proposals.ts';
import { openWorkshopLibrary, type WorkshopLibrary } from '../../electron/storage/workshop-library.ts';
import { readWorkshop, writeWorkshop } from '../../electron/storage/workshop-rows.ts';

const WORKSHOP = { id: 'one', title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 1, currentResponseMinutes: null };

let folder: string;
let library: WorkshopLibrary;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-test-'));
  library = openWorkshopLibrary(folder);
});
afterEach(async () => {
  await library.closeAll();
  rmSync(folder, { recursive: true, force: true });
});

/** A saved copy of a filled workshop. */
async function savedCopy(): Promise<string> {
  const database = await library.create('one');
  await writeWorkshop(database, WORKSHOP, 2);
  await database.writeSegments(new Map([['big', new Uint8Array(3_000_000).fill(7)]]), () => undefined);
  const file = join(folder, 'copy.baton');
  await database.copyTo(file);
  return file;
}

describe('the workshop library', () => {
  it('opens every database with WAL, FULL and foreign keys, again after a restart', async () => {
    await library.create('one');
    for (let start = 0; start < 2; start++) {
      await library.closeAll();
      const opened = await library.open('one');
      if (!opened.ok) throw new Error(opened.error.message);
      const probe = new Database(join(folder, 'workshops', 'one', 'workshop.sqlite'), { timeout: 0 });
      expect(() => probe.exec('SELECT * FROM workshop')).toThrow(/locked/); // held exclusively
      probe.close();
    }
  });

  it('refuses an unknown workshop and a path as an id with a sentence', async () => {
    for (const id of ['nowhere', '../../etc', '']) {
      const opened = await library.open(id);
      expect(opened).toMatchObject({ ok: false, error: { code: 'notFound' } });
    }
  });

  it('saves a copy as one file and brings it in again with every byte of the history', async () => {
    const file = await savedCopy();
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.baton']);
    const opened = await library.importCopy(file, 'two');
    if (!opened.ok) throw new Error(opened.error.message);
    expect((await readWorkshop(opened.value)).workshop).toEqual({ ...WORKSHOP, id: 'two' });
    expect(opened.value.readSegments().get('big')).toEqual(new Uint8Array(3_000_000).fill(7));
  });

  it('says of a file that is cut short, no SQLite or of another program what is wrong, and keeps nothing of it', async () => {
    const file = await savedCopy();
    const cut = join(folder, 'cut.baton');
    copyFileSync(file, cut);
    truncateSync(cut, 1_000_000);
    const text = join(folder, 'text.baton');
    writeFileSync(text, 'id,name\n1,2\n'.repeat(1000));
    const foreign = join(folder, 'foreign.baton');
    const other = new Database(foreign);
    other.exec('CREATE TABLE t (a)');
    other.close();
    for (const path of [cut, text, foreign]) {
      expect(await library.importCopy(path, 'three')).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
    }
    expect(await library.importCopy(join(folder, 'missing.baton'), 'three')).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(readdirSync(join(folder, 'workshops'))).toEqual(['one']);
  });

  it('refuses a file of a newer version and leaves it as it was', async () => {
    const file = await savedCopy();
    const newer = new Database(file);
    newer.pragma('user_version = 9999');
    newer.close();
    expect(await library.importCopy(file, 'four')).toMatchObject({ ok: false, error: { code: 'tooNew' } });
  });

  it('refuses a workshop that another process holds, and a file that is held', async () => {
    const file = await savedCopy();
    const second = openWorkshopLibrary(folder);
    expect(await second.open('one')).toMatchObject({ ok: false, error: { code: 'locked' } });
    const held = holdFile(file);
    expect(() => holdFile(file)).toThrow(/locked/);
    held.release();
    holdFile(file).release();
  });

  it('writes all segments and what goes along with them, or none', async () => {
    const database = await library.create('one');
    await writeWorkshop(database, WORKSHOP, 2);
    await database.writeSegments(new Map([['a', Uint8Array.of(1)]]), () => undefined);
    await expect(
      database.writeSegments(new Map([['b', Uint8Array.of(2)]]), () => {
        throw new Error('interrupted');
      }),
    ).rejects.toThrow('interrupted');
    expect([...database.readSegments().keys()]).toEqual(['a']);
  });

  it('copies and writes segments between transactions, never inside one', async () => {
    const database = await library.create('one');
    await writeWorkshop(database, WORKSHOP, 2);
    await insertProposal(database, 'p', 'Proposal A', EMPTY_CONFIGURATION, 1);
    for (let steps = 0; steps < 60; steps++) {
      const edit = { configuration: EMPTY_CONFIGURATION, label: 'Edit', at: 2 };
      const editing = saveEdit(database, 'p', steps + 1, edit);
      for (let step = 0; step < steps; step++) await Promise.resolve(); // as far into the edit's transaction as that
      await Promise.all([editing, database.copyTo(join(folder, `${steps}.baton`)), database.writeSegments(new Map([['a', Uint8Array.of(steps)]]), () => undefined)]);
      expect(database.readSegments().get('a')).toEqual(Uint8Array.of(steps));
    }
    expect(await readProposal(database, 'p')).toMatchObject({ revision: 61 });
  });
});

describe('a proposal\'s edits', () => {
  it('are undone and done again, one at a time, and a new edit forgets what was undone', async () => {
    const database = await library.create('one');
    await insertProposal(database, 'p', 'Proposal A', EMPTY_CONFIGURATION, 1);
    const threshold = (n: number) => ({ ...EMPTY_CONFIGURATION, score: { ...EMPTY_CONFIGURATION.score, mqlThreshold: n } });
    await saveEdit(database, 'p', 1, { configuration: threshold(100), label: 'First', at: 2 });
    await saveEdit(database, 'p', 2, { configuration: threshold(200), label: 'Second', at: 3 });
    await stepEdit(database, 'p', 3, -1);
    expect(await readProposal(database, 'p')).toMatchObject({ revision: 4, lastEdit: 'First', canUndo: true, canRedo: true, configuration: { score: { mqlThreshold: 100 } } });
    expect(await saveEdit(database, 'p', 3, { configuration: threshold(300), label: 'Overtaken', at: 4 })).toBe(false);
    await saveEdit(database, 'p', 4, { configuration: threshold(300), label: 'Third', at: 4 });
    expect(await readProposal(database, 'p')).toMatchObject({ revision: 5, lastEdit: 'Third', canRedo: false });
    expect(await readEditBefore(database, 'p')).toMatchObject({ label: 'Third', configuration: { score: { mqlThreshold: 100 } } });
    expect(await stepEdit(database, 'p', 4, -1)).toBe(false);
    await stepEdit(database, 'p', 5, -1);
    await stepEdit(database, 'p', 6, -1);
    expect(await readProposal(database, 'p')).toMatchObject({ lastEdit: 'Start', canUndo: false, canRedo: true });
    expect(await readEditBefore(database, 'p')).toBeNull();
  });
});
