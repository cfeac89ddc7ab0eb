import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkshopLibrary, type Opened, type WorkshopLibrary } from '../../electron/storage/workshop-library.ts';
import type { WorkshopDatabase } from '../../electron/storage/workshop-database.ts';
import { readWorkshop, writeWorkshop } from '../../electron/storage/workshop-rows.ts';

const SECRET = 'Adalinde Quintessa';
const WORKSHOP = { id: 'one', title: SECRET, clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 1, currentResponseMinutes: null };
const PASS = 'long enough passphrase';
const NEEDS = { ok: false, error: { code: 'refused', details: { needsPassphrase: true } } };

let folder: string;
let library: WorkshopLibrary;
let database: WorkshopDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-protect-'));
  library = openLibrary();
  database = await library.create('one');
  await writeWorkshop(database, WORKSHOP, 2);
});
afterEach(async () => {
  await library.closeAll();
  rmSync(folder, { recursive: true, force: true });
});

/** As cheap a key as there can be: what a key costs is not what is tested here. */
const openLibrary = (): WorkshopLibrary => openWorkshopLibrary(folder, { now: Date.now, dayOf: String }, { passes: 1, memoryMiB: 8 });
const home = (): string => join(folder, 'workshops', 'one');
const value = (opened: Opened): WorkshopDatabase => {
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const titleOf = async (opened: Opened): Promise<string> => (await readWorkshop(value(opened))).workshop.title;
/** Files under the data folder that show the secret. */
const showing = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile() && readFileSync(join(folder, name), 'latin1').includes(SECRET));

describe('a workshop with a passphrase', () => {
  it('lies sealed when it is closed, opens with the passphrase, and with nothing else', async () => {
    expect(await library.protect('one', PASS, undefined)).toBeNull();
    await library.close('one');
    expect(readdirSync(home())).toEqual(['workshop.sealed']);
    expect(showing()).toEqual([]);
    expect(library.protection('one')).toBe('locked');
    expect(await library.open('one')).toMatchObject(NEEDS);
    expect(await library.unlock('one', 'wrong passphrase')).toMatchObject({ ...NEEDS, error: { message: expect.stringContaining('cannot be recovered by anybody') } });
    expect(existsSync(join(home(), 'workshop.sqlite'))).toBe(false);
    expect(await titleOf(await library.unlock('one', PASS))).toBe(SECRET);
  });

  it('keeps what was changed while it was open, over several openings and a restart', async () => {
    await library.protect('one', PASS, undefined);
    for (let n = 0; n < 2; n++) {
      const opened = value(n === 0 ? await library.open('one') : await library.unlock('one', PASS));
      await writeWorkshop(opened, { ...WORKSHOP, title: `Change ${n}` }, 3);
      await library.closeAll();
      library = openLibrary();
    }
    expect(await titleOf(await library.unlock('one', PASS))).toBe('Change 1');
  });

  it('that was left open by a crash says so, keeps the newest change, and is sealed again', async () => {
    await library.protect('one', PASS, undefined);
    await writeWorkshop(database, { ...WORKSHOP, title: 'After' }, 3);
    const crashed = join(folder, 'workshops', 'two');
    await library.close('one');
    value(await library.unlock('one', PASS));
    // The files as a killed process leaves them: database and log beside the sealed one.
    const again = join(folder, 'crash');
    const live = value(await library.open('one'));
    await writeWorkshop(live, { ...WORKSHOP, title: 'Newest' }, 4);
    copyTree(home(), again);
    copyTree(again, crashed);
    const other = openLibrary();
    expect(other.protection('two')).toBe('leftOpen');
    expect(await other.open('two')).toMatchObject({ ok: false, error: { details: { needsPassphrase: true, wasLeftOpen: true }, message: expect.stringContaining('without protection') } });
    expect(await other.unlock('two', 'wrong passphrase')).toMatchObject(NEEDS);
    expect(other.protection('two')).toBe('leftOpen');
    expect(await titleOf(await other.unlock('two', PASS))).toBe('Newest');
    await other.closeAll();
    expect(readdirSync(crashed)).toEqual(['workshop.sealed']);
  });

  it('that was left open and damaged is not opened, and nothing of it is removed', async () => {
    await library.protect('one', PASS, undefined);
    await library.close('one');
    const plain = join(home(), 'workshop.sqlite');
    writeFileSync(plain, 'half a database');
    expect(await library.unlock('one', PASS)).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
    expect(readFileSync(plain, 'utf8')).toBe('half a database');
    expect(library.protection('one')).toBe('leftOpen');
    rmSync(plain);
    expect(await titleOf(await library.unlock('one', PASS))).toBe(SECRET);
  });

  it('says that the sealed file is damaged when it is, and touches nothing', async () => {
    await library.protect('one', PASS, undefined);
    await library.close('one');
    const sealed = join(home(), 'workshop.sealed');
    truncateSync(sealed, statSync(sealed).size - 5);
    expect(await library.unlock('one', PASS)).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
    expect(readdirSync(home())).toEqual(['workshop.sealed']);
  });

  it('seals its backups, those from before too, and restores them', async () => {
    await library.backUp('one', 'timed');
    expect(showing().length).toBeGreaterThan(1);
    await library.protect('one', PASS, undefined);
    await library.backUp('one', 'signature');
    expect(library.listBackups('one').backups.map(({ isSealed }) => isSealed)).toEqual([true, true]);
    await writeWorkshop(database, { ...WORKSHOP, title: 'Later' }, 3);
    const oldest = library.listBackups('one').backups.at(-1);
    expect(await titleOf(await library.restore('one', oldest?.id ?? '', undefined))).toBe(SECRET);
    await library.closeAll();
    expect(showing()).toEqual([]);
  });

  it('changes its passphrase only with the present one, and gives it up the same way', async () => {
    await library.protect('one', PASS, undefined);
    await library.backUp('one', 'timed');
    expect(await library.protect('one', 'another passphrase', undefined)).toMatchObject({ details: { needsPassphrase: true } });
    expect(await library.protect('one', 'another passphrase', 'wrong passphrase')).toMatchObject({ details: { isWrongPassphrase: true } });
    expect(await library.protect('one', 'another passphrase', PASS)).toBeNull();
    await library.close('one');
    expect(await library.unlock('one', PASS)).toMatchObject(NEEDS);
    value(await library.unlock('one', 'another passphrase'));
    expect((await library.restore('one', library.listBackups('one').backups[0]?.id ?? '', undefined)).ok).toBe(true);
    expect(await library.protect('one', null, 'another passphrase')).toBeNull();
    expect(library.listBackups('one').backups.every(({ isSealed }) => !isSealed)).toBe(true);
    await library.close('one');
    expect(library.protection('one')).toBe('none');
    expect(await titleOf(await library.open('one'))).toBe(SECRET);
  });

  it('saves sealed copies that ask for the passphrase and stay protected where they are opened', async () => {
    await library.protect('one', PASS, undefined);
    const file = join(folder, 'copy.baton');
    await library.saveCopy('one', database, file, undefined);
    expect(readFileSync(file, 'latin1')).not.toContain(SECRET);
    expect(await library.importCopy(file, 'two')).toMatchObject(NEEDS);
    expect(await library.importCopy(file, 'two', 'wrong passphrase')).toMatchObject(NEEDS);
    expect(existsSync(join(folder, 'workshops', 'two'))).toBe(false);
    expect(await titleOf(await library.importCopy(file, 'two', PASS))).toBe(SECRET);
    await library.closeAll();
    expect(readdirSync(join(folder, 'workshops', 'two'))).toEqual(['workshop.sealed']);
    expect(showing()).toEqual([]);
  });

  it('is found out when a sealed copy was changed on its way', async () => {
    const file = join(folder, 'copy.baton');
    await library.saveCopy('one', database, file, PASS);
    truncateSync(file, statSync(file).size - 100);
    expect(await library.importCopy(file, 'two', PASS)).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
    expect(existsSync(join(folder, 'workshops', 'two'))).toBe(false);
  });
});

function copyTree(from: string, to: string): void {
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(join(from, name)).isFile()) continue;
    const target = join(to, name);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(from, name), target);
  }
}
