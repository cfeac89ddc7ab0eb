import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { CONTRACT } from '../../shared/contract/contract.ts';
import { startWalkedPortal, walkEveryProcedure } from '../contract/walk-every-procedure.ts';
import { startDouble, type ElectronDouble } from '../electron-double/start-double.ts';
import { launchChromium } from './chromium.ts';
import { preloadSize, SHELL_CHECKS } from './electron-shell-checks.ts';
import { aDataFolder, BUILT } from './places.ts';
import { serve } from './shells.ts';

const MAIN = join(BUILT, 'main', 'index.js');
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('the Electron shell', () => {
  let app: ElectronDouble;
  let page: Page;
  const folder = aDataFolder();

  let portal: RehearsalPortal;

  beforeAll(async () => {
    portal = await startWalkedPortal();
    process.env['BATON_PORTAL_ORIGIN'] = portal.url;
    app = await startDouble(MAIN, { browser, args: ['--data', folder] });
    ({ page } = await app.firstWindow());
  });
  afterAll(() => portal.close());

  it.each(SHELL_CHECKS)('$name', async (check) => {
    await check.run(app, page);
  });

  it('keeps the preload under one kilobyte', () => {
    expect(preloadSize(BUILT)).toBeLessThan(1024);
  });

  it('presses the page\'s own shortcut when a menu item is chosen', async () => {
    await page.evaluate(() => window.addEventListener('keydown', (event) => Reflect.set(window, 'lastKeys', `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`), { capture: true }));
    app.clickMenu('Edit', 'Redo');
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'lastKeys') as unknown)).toBe('Mod+Shift+Z');
    app.clickMenu('Go', 'Find any action, screen or lead…');
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'lastKeys') as unknown)).toBe('Mod+k');
  });

  it('asks for a place by the system\'s dialog', async () => {
    app.machine.dialogAnswers.push({ canceled: false, filePath: '/tmp/a.pdf', filePaths: [] }, { canceled: true, filePath: '', filePaths: [] });
    const ask = () => app.invokeAs({ url: 'app://baton/', isTop: true }, 'baton:call', { name: 'app.choosePath', input: { purpose: 'save', title: 'Save', suggestedName: 'a.pdf', extensions: ['pdf'] }, workshopId: null });
    expect(await ask()).toEqual({ ok: true, value: { path: '/tmp/a.pdf' } });
    expect(await ask()).toEqual({ ok: true, value: { path: null } });
  });

  it('carries every procedure of the contract between the page and the host', async () => {
    app.machine.dialogAnswers.push({ canceled: true, filePath: '', filePaths: [] });
    const { called, refusals } = await walkEveryProcedure((call) => page.evaluate((sent) => (Reflect.get(window, 'batonBridge') as { call(call: unknown): Promise<unknown> }).call(sent), call), portal.token);
    expect([...called].sort()).toEqual(Object.keys(CONTRACT).sort());
    expect(refusals).toEqual([]);
  });

  it('takes a file of the page', async () => {
    const reply = await page.evaluate(async () => (await fetch('/files?name=leads.csv', { method: 'POST', body: new File(['id\n1\n'], 'leads.csv') })).json() as Promise<{ value: { bytes: number } }>);
    expect(reply.value.bytes).toBe(5);
  });

  it('shows its window again on a second start, and ends with the last window, leaving no lock', async () => {
    app.secondInstance();
    expect(existsSync(join(folder, 'baton.lock'))).toBe(true);
    await app.close();
    expect(await app.exited).toBe(0);
    expect(existsSync(join(folder, 'baton.lock'))).toBe(false);
  });
});

describe('a start of the Electron shell', () => {
  it('ends at once when another window has this data folder', async () => {
    const app = await startDouble(MAIN, { browser, args: ['--data', aDataFolder()], getsInstanceLock: false });
    expect(await app.exited).toBe(0);
    expect(app.machine.windows).toEqual([]);
  });

  it('shows the browser host\'s page when that one has this data folder', async () => {
    const folder = aDataFolder();
    const served = await serve(folder);
    const app = await startDouble(MAIN, { browser, args: ['--data', folder] });
    expect(await app.exited).toBe(0);
    expect(app.machine.windows).toEqual([]);
    expect(app.machine.openedExternally.map((address) => new URL(address).origin)).toEqual([new URL(served.address).origin]);
    served.process.kill('SIGTERM');
  });

  it('opens after a window that ended without a word', async () => {
    const folder = aDataFolder();
    writeFileSync(join(folder, 'baton.lock'), JSON.stringify({ pid: process.pid + 1, shell: 'electron', port: null, secret: '' }));
    const app = await startDouble(MAIN, { browser, args: ['--data', folder] });
    await app.firstWindow();
    await app.close();
  });

  it('says in a box why it cannot start', async () => {
    const file = join(aDataFolder(), 'file');
    writeFileSync(file, 'a file stands where the folder should be');
    const app = await startDouble(MAIN, { browser, args: ['--data', file] });
    expect(await app.exited).toBe(1);
    expect(app.machine.errorBoxes).toMatchObject([{ title: 'Baton could not start', content: expect.stringMatching(/\.$/) as string }]);
  });

  it.each([['basic_text', /no key store/], ['unavailable', /does not answer/], ['gnome_libsecret', /^$/]] as const)('says whether keys can be kept: %s', async (safeStorageBackend, sentence) => {
    const app = await startDouble(MAIN, { browser, args: ['--data', aDataFolder()], safeStorageBackend });
    await app.firstWindow();
    const reply = (await app.invokeAs({ url: 'app://baton/', isTop: true }, 'baton:call', { name: 'app.getStatus', input: {}, workshopId: null })) as { value: { notes: string[] } };
    expect(reply.value.notes.join()).toMatch(process.platform === 'linux' || safeStorageBackend === 'unavailable' ? sentence : /^$/);
    await app.close();
  });
});
