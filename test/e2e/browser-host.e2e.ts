import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { aDataFolder, BUILT, PROJECT_ROOT } from './places.ts';
import { serve } from './shells.ts';

const SERVE = join(BUILT, 'main', 'serve.js');
let browser: Browser;

/** A start that ends by itself. */
const start = (...flags: string[]) => spawnSync(process.execPath, [SERVE, '--no-open', ...flags], { encoding: 'utf8', timeout: 30_000 });
const stop = async (served: Awaited<ReturnType<typeof serve>>): Promise<number | null> => {
  const ended = once(served.process, 'exit');
  served.process.kill('SIGTERM');
  return ((await ended) as [number | null])[0]; // what a child process says at its end
};

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe('the browser host', () => {
  it('prints one line with the reason and the address, and leaves no lock when it is told to stop', async () => {
    const folder = aDataFolder();
    const served = await serve(folder);
    expect(served.line).toMatch(/^Baton runs in the browser \(a test\): http:\/\/127\.0\.0\.1:\d+\/#ticket=[\w-]{43}$/);
    expect(existsSync(join(folder, 'baton.lock'))).toBe(true);
    expect(await stop(served)).toBe(0);
    expect(existsSync(join(folder, 'baton.lock'))).toBe(false);
  });

  it('joins the Baton that runs on the same data folder, with an address that opens it', async () => {
    const folder = aDataFolder();
    const served = await serve(folder);
    const second = start('--data', folder);
    expect(second.status).toBe(0);
    const address = /^Baton was running already on this data folder: (http:\S+)$/m.exec(second.stdout)?.[1] ?? '';
    expect(new URL(address).origin).toBe(new URL(served.address).origin);
    const page = await browser.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: /^New workshop/ }).waitFor();
    await page.close();
    await stop(served);
  });

  it('starts again after a Baton that ended without a word', async () => {
    const folder = aDataFolder();
    const served = await serve(folder);
    const ended = once(served.process, 'exit');
    served.process.kill('SIGKILL');
    await ended;
    expect(existsSync(join(folder, 'baton.lock'))).toBe(true);
    const again = await serve(folder);
    expect(again.line).toContain('Baton runs in the browser');
    await stop(again);
  });

  it('starts when the note of an earlier Baton names a process that is now another program', async () => {
    const folder = aDataFolder();
    writeFileSync(join(folder, 'baton.lock'), JSON.stringify({ pid: process.pid, shell: 'browser', port: 59_999, secret: 'old' }));
    const served = await serve(folder);
    expect(served.line).toContain('Baton runs in the browser');
    await stop(served);
  });

  it('names the window when the desktop app has this data folder', () => {
    const folder = aDataFolder();
    writeFileSync(join(folder, 'baton.lock'), JSON.stringify({ pid: process.pid, shell: 'electron', port: null, secret: '' }));
    const second = start('--data', folder);
    expect(second).toMatchObject({ status: 1, stdout: '' });
    expect(second.stderr).toContain('open as a desktop window');
  });

  it('says in a sentence that a port is in use, and keeps nothing', async () => {
    const served = await serve(aDataFolder());
    const folder = aDataFolder();
    const other = start('--data', folder, '--port', new URL(served.address).port);
    expect(other).toMatchObject({ status: 1, stdout: '' });
    expect(other.stderr).toMatch(/^Port \d+ is in use by another program\. .*\n$/);
    expect(existsSync(join(folder, 'baton.lock'))).toBe(false);
    await stop(served);
  });

  it('says in a sentence that its data folder cannot be used', () => {
    const folder = aDataFolder();
    writeFileSync(join(folder, 'file'), 'a file stands where the folder should be');
    const asFile = start('--data', join(folder, 'file'));
    expect(asFile.status).toBe(1);
    expect(asFile.stderr).toMatch(/^The data folder \S+ could not be opened\. [^\n]+\n$/);
  });
});

describe('the page of the browser host', () => {
  it('keeps its session over a reload, and says what to do when the address was used before', async () => {
    const served = await serve(aDataFolder());
    const page = await browser.newPage();
    await page.goto(served.address);
    await page.getByRole('button', { name: /^New workshop/ }).waitFor();
    expect(page.url()).not.toContain('ticket');
    await page.reload();
    await page.getByRole('button', { name: /^New workshop/ }).waitFor();
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(served.address);
    await stranger.getByText(/npm start|start Baton/i).first().waitFor();
    await stranger.context().close();
    await page.close();
    await stop(served);
  });
});

describe('npm start', () => {
  it('opens the sample from a flag, building what changed, with nothing but the address on its output', async () => {
    const folder = aDataFolder();
    const { spawn } = await import('node:child_process');
    const child = spawn(process.execPath, [join(PROJECT_ROOT, 'electron', 'launch', 'start.mjs'), '--sample', '--no-open', '--data', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
    let line = '';
    for await (const part of child.stdout) if ((line += String(part)).includes('\n')) break;
    expect(line).toMatch(/^Baton runs in the browser \(--no-open asks for an address\): http:\S+&workshop=sample\n$/);
    const page = await browser.newPage();
    await page.goto(/http:\S+/.exec(line)?.[0] ?? '');
    await page.getByRole('main', { name: 'Prepare' }).waitFor();
    await page.close();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(((await ended) as [number | null])[0]).toBe(0);
    expect(existsSync(join(folder, 'baton.lock'))).toBe(false);
  });

  it('answers an unknown flag with a sentence', () => {
    const refused = spawnSync(process.execPath, [join(PROJECT_ROOT, 'electron', 'launch', 'start.mjs'), '--smaple'], { encoding: 'utf8' });
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/^--smaple is no flag of npm start\. Known are: .*\n$/);
  });
});
