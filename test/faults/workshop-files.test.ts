import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { createHeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { aRoom, expectSentence, type Room } from './a-room.ts';
import { watchConnections, type OpenConnections } from './open-connections.ts';

let room: Room;
let connections: OpenConnections;
let copy: string;
beforeAll(async () => {
  connections = watchConnections();
  room = await aRoom({ isFull: true });
  copy = join(room.folder, 'copy.baton');
  await room.call('workshop.saveCopy', { path: copy });
});
afterAll(async () => {
  connections.stop();
  expect(room.mistakes).toEqual([]);
  await room.leave();
});

const workshopsOnDisk = (): string[] => readdirSync(join(room.dataFolder, 'workshops')).sort();

/** A copy of the saved copy, changed by SQL. */
function altered(name: string, sql: string): string {
  const path = join(room.folder, name);
  copyFileSync(copy, path);
  const database = new Database(path);
  database.exec(sql);
  database.close();
  return path;
}

/** A place of a given kind to write to, or a skipped test where it cannot be had. */
function mounted(context: TestContext, options: string): string {
  const place = mkdtempSync(join(tmpdir(), 'baton-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    rmSync(place, { recursive: true });
    context.skip('mounting a small file system is not allowed here');
  }
  context.onTestFinished(() => {
    execFileSync('umount', [place]);
    rmSync(place, { recursive: true });
  });
  return place;
}

describe('a .baton file', () => {
  it('that is cut short, overwritten in the middle, empty, text, of another program or newer is refused and nothing of it stays', async () => {
    const before = workshopsOnDisk();
    const cut = join(room.folder, 'cut.baton');
    copyFileSync(copy, cut);
    truncateSync(cut, Math.floor(statSync(copy).size / 2));
    const torn = join(room.folder, 'torn.baton');
    const bytes = readFileSync(copy);
    bytes.fill(0x5a, 8192, 8192 + 4096 * 4);
    writeFileSync(torn, bytes);
    const head = join(room.folder, 'head.baton');
    copyFileSync(copy, head);
    truncateSync(head, 50);
    const foreign = join(room.folder, 'foreign.baton');
    const other = new Database(foreign);
    other.exec('CREATE TABLE t (a)');
    other.close();
    for (const path of [cut, torn, head, foreign, room.file('empty.baton', ''), room.file('text.baton', 'hello\n'.repeat(999)), altered('rows.baton', 'DELETE FROM workshop'), altered('tables.baton', 'DROP TABLE proposal_edit'), altered('more.baton', 'CREATE TABLE t (a)')]) {
      expect((await room.refusal('workshop.openCopy', { path })).code, path).toBe('unreadableFile');
    }
    expect((await room.refusal('workshop.openCopy', { path: altered('newer.baton', 'PRAGMA user_version = 9999') })).code).toBe('tooNew');
    expect((await room.refusal('workshop.openCopy', { path: join(room.folder, 'nowhere.baton') })).code).toBe('notFound');
    expect((await room.refusal('workshop.openCopy', { path: room.folder })).message).toMatch(/folder, not a file/);
    expect((await room.refusal('workshop.openCopy', {})).code).toBe('invalidInput');
    expect(workshopsOnDisk()).toEqual(before);
  });

  it('cannot bring triggers, views or other programs\' tables to life', async () => {
    const path = altered('trigger.baton', "CREATE TRIGGER t AFTER UPDATE ON workshop BEGIN DELETE FROM proposal; END; CREATE VIEW v AS SELECT load_extension('x');");
    expect((await room.refusal('workshop.openCopy', { path })).code).toBe('unreadableFile');
  });

  it('whose history lost a column opens, says so, and takes the files again', async () => {
    const { id } = await room.call('workshop.openCopy', { path: altered('column.baton', "DELETE FROM history_segment WHERE name = 'facts.at'") });
    const health = await room.host.call('history.getHealth', {}, id);
    expect(health).toMatchObject({ ok: false, error: { code: 'unreadableFile', message: expect.stringContaining('import the client\'s files again') } });
    const look = await room.look([room.file('again.csv', 'Record ID,Create Date\n1,2026-01-02\n')]);
    expect((await room.host.call('import.runImport', look, id)).ok).toBe(true);
    expect(await room.host.call('history.getHealth', {}, id)).toMatchObject({ ok: true, value: { leads: 1 } });
    await room.call('workshop.deleteWorkshop', { workshopId: id });
  });

  it('opens while the original is open, while another program reads it, and again as a third', async () => {
    const reader = new Database(copy, { readonly: true });
    reader.prepare('SELECT * FROM workshop').all();
    const ids = [];
    for (let n = 0; n < 2; n++) ids.push((await room.call('workshop.openCopy', { path: copy })).id);
    reader.close();
    expect(new Set([...ids, room.workshopId]).size).toBe(3);
    await room.host.call('workshop.updateWorkshop', { title: 'Changed' }, ids[0]);
    expect((await room.call('workshop.getWorkshop', {})).workshop.title).toBe('Handoff');
    for (const workshopId of ids) await room.call('workshop.deleteWorkshop', { workshopId });
  });

  it('is saved into a folder that is made, never onto a folder, a file as folder or the workshop itself', async () => {
    const made = join(room.folder, 'new', 'deep', 'saved.baton');
    await room.call('workshop.saveCopy', { path: made });
    expect(existsSync(made)).toBe(true);
    expect((await room.refusal('workshop.saveCopy', { path: room.folder })).message).toMatch(/folder/);
    expect((await room.refusal('workshop.saveCopy', { path: join(copy, 'x.baton') })).message).toMatch(/is a file, not a folder/);
    expect((await room.refusal('workshop.saveCopy', { path: join(room.folder, `${'n'.repeat(300)}.baton`) })).message).toMatch(/name is too long/);
    expect((await room.refusal('workshop.saveCopy', { path: join(room.dataFolder, 'workshops', room.workshopId, 'workshop.sqlite') })).code).toBe('refused');
    expect(readdirSync(room.folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('that cannot be written, for want of permission, leaves a sentence', async (context) => {
    const place = mounted(context, 'size=8m,ro');
    expect((await room.refusal('workshop.saveCopy', { path: join(place, 'saved.baton') })).message).toMatch(/may not write here/);
  });

  it('on a full disk leaves the copy from before as it was', async (context) => {
    const place = mounted(context, 'size=3m');
    const path = join(place, 'saved.baton');
    copyFileSync(copy, path);
    const before = readFileSync(path);
    writeFileSync(join(place, 'ballast'), Buffer.alloc((3 << 20) - before.length - 8192));
    expect((await room.refusal('workshop.saveCopy', { path })).code).toBe('diskFull');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(place).sort()).toEqual(['ballast', 'saved.baton']);
  });
});

describe('a workshop in the data folder', () => {
  it('that another Baton has open answers locked, and opens once that one is closed', async () => {
    const second = await createHeadlessHost({ dataFolder: room.dataFolder });
    try {
      const reply = await second.call('workshop.getWorkshop', {}, room.workshopId);
      expect(reply).toMatchObject({ ok: false, error: { code: 'locked' } });
      if (!reply.ok) expectSentence(reply.error);
      expect(await second.call('workshop.listWorkshops', {})).toMatchObject({ ok: true });
      const removed = await second.call('workshop.deleteWorkshop', { workshopId: room.workshopId });
      expect(removed).toMatchObject({ ok: false, error: { code: 'locked' } });
    } finally {
      await second.close();
    }
    expect((await room.call('workshop.getWorkshop', {})).workshop.title).toBe('Handoff');
  });

  it('that cannot be read, is newer or was deleted, is said so each time, and others still open', async () => {
    const made = await room.call('workshop.openCopy', { path: copy });
    const path = join(room.dataFolder, 'workshops', made.id, 'workshop.sqlite');
    const damage: (readonly [string, (file: string) => void])[] = [
      ['tooNew', (file) => void new Database(file).pragma('user_version = 9999')],
      ['unreadableFile', (file) => writeFileSync(file, 'no database at all'.repeat(500))],
      ['unreadableFile', (file) => truncateSync(file, 5000)],
      ['unreadableFile', (file) => truncateSync(file, 0)],
      ['notFound', (file) => rmSync(file)],
    ];
    for (const [code, damageFile] of damage) {
      const folder = mkdtempSync(join(tmpdir(), 'baton-broken-'));
      mkdirSync(join(folder, 'workshops', made.id), { recursive: true });
      const broken = join(folder, 'workshops', made.id, 'workshop.sqlite');
      copyFileSync(copy, broken);
      damageFile(broken);
      const mistakes: unknown[] = [];
      const host = await createHeadlessHost({ dataFolder: folder, log: (error) => mistakes.push(error) });
      for (let n = 0; n < 2; n++) {
        const reply = await host.call('workshop.getWorkshop', {}, made.id);
        expect(reply, code).toMatchObject({ ok: false, error: { code } });
        if (!reply.ok) expectSentence(reply.error);
      }
      expect(mistakes).toEqual([]);
      expect((await host.call('workshop.openCopy', { path: copy })).ok).toBe(true);
      await host.close();
      rmSync(folder, { recursive: true });
    }
    expect(existsSync(path)).toBe(true);
    await room.call('workshop.deleteWorkshop', { workshopId: made.id });
  });

  it('that is deleted under an open Baton says so and can still be saved elsewhere', async () => {
    const { id } = await room.call('workshop.openCopy', { path: copy });
    rmSync(join(room.dataFolder, 'workshops', id), { recursive: true });
    for (const name of ['workshop.getWorkshop', 'history.getHealth', 'proposal.listProposals'] as const) {
      const reply = await room.host.call(name, {}, id);
      expect(reply).toMatchObject({ ok: false, error: { code: 'notFound', message: expect.stringContaining('save a copy now') } });
    }
    const path = join(room.folder, 'rescued.baton');
    expect((await room.host.call('workshop.saveCopy', { path }, id)).ok).toBe(true);
    expect((await room.call('workshop.openCopy', { path })).clientName).toBe('Client');
  });

  it('whose disk is full refuses each change and keeps what was there', async () => {
    const database = connections.of(room.workshopId);
    const before = await room.call('proposal.getProposal', { proposalId: await room.proposalId() });
    database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
    const big = { ...before.configuration, playbook: { ...before.configuration.playbook, firstHour: 'x'.repeat(20_000) } };
    let failure = null;
    for (let n = 0; n < 60 && failure === null; n++) {
      const { revision } = await room.call('proposal.getProposal', { proposalId: before.id });
      const reply = await room.host.call('proposal.editProposal', { proposalId: before.id, seenRevision: revision, configuration: big, label: `Edit ${n}` }, room.workshopId);
      if (!reply.ok) failure = reply.error;
    }
    database.pragma('max_page_count = 1000000');
    expect(failure).toMatchObject({ code: 'diskFull' });
    const { revision } = await room.call('proposal.getProposal', { proposalId: before.id });
    await room.call('proposal.editProposal', { proposalId: before.id, seenRevision: revision, configuration: before.configuration, label: 'Room again' });
  });

  it('with a name that is a path is no workshop', async () => {
    for (const id of ['../other', '..', '', 'a/b', 'C:\\x', 'x'.repeat(200), '\u0000']) {
      const reply = await room.host.call('workshop.getWorkshop', {}, id);
      expect(reply.ok).toBe(false);
      if (!reply.ok) expectSentence(reply.error);
      await room.host.call('workshop.deleteWorkshop', { workshopId: id });
    }
    expect(existsSync(join(room.dataFolder, 'workshops', room.workshopId))).toBe(true);
  });
});
