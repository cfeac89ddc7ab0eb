import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Browser, type Page } from 'playwright-core';
import { electronBinary } from '../../electron/launch/choose-shell.mjs';
import { startDouble } from '../electron-double/start-double.ts';
import { aDataFolder, BUILT, PROJECT_ROOT } from './places.ts';
import { watchPage, type PageWatch } from './watch-page.ts';

export type ShellName = 'browser host' | 'Electron double' | 'Electron';

/** The app as a person sees it, whichever shell it runs in. */
export interface RunningShell {
  readonly page: Page;
  readonly watch: PageWatch;
  /** Does what makes the app hand out a file, and gives that file. */
  takeFile(act: () => Promise<void>): Promise<Buffer>;
  /** Ends the app as a person would, and fails if it does not end well. */
  close(): Promise<void>;
}

/** The shells of this machine; the real Electron where its binary is present and asked for. */
export const SHELLS: readonly ShellName[] = ['browser host', 'Electron double', ...(process.env['BATON_REAL_ELECTRON'] === '1' && electronBinary(PROJECT_ROOT) !== null ? ['Electron' as const] : [])];

/** Where the specs of one part run: in every shell in the full run, in one of them otherwise; the start screen runs in all of them always. */
export const shellsOfPart = (usual: ShellName): readonly ShellName[] => (process.env['BATON_FULL'] === '1' ? SHELLS : [usual]);

/** Starts a shell on a data folder (a fresh one unless given). */
export function startShell(name: ShellName, browser: Browser, dataFolder: string = aDataFolder(), flags: readonly string[] = []): Promise<RunningShell> {
  if (name === 'browser host') return startBrowserHost(browser, dataFolder, flags);
  return name === 'Electron' ? startElectron(dataFolder, flags) : startInDouble(browser, dataFolder, flags);
}

/** A browser host process and the line that it prints. */
export async function serve(dataFolder: string, flags: readonly string[] = []): Promise<{ readonly process: ChildProcess; readonly line: string; readonly address: string }> {
  const child = spawn(process.execPath, [join(BUILT, 'main', 'serve.js'), '--data', dataFolder, '--no-open', '--why', 'a test', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  let line = '';
  for await (const part of child.stdout) {
    line += String(part);
    if (line.includes('\n')) break;
  }
  if (line === '') throw new Error('the browser host ended without an address; what it wrote stands above');
  return { process: child, line: line.trim(), address: /http:\S+/.exec(line)?.[0] ?? '' };
}

async function startBrowserHost(browser: Browser, dataFolder: string, flags: readonly string[]): Promise<RunningShell> {
  const served = await serve(dataFolder, flags);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const watch = watchPage(page, () => new URL(served.address).origin);
  await page.goto(served.address);
  return {
    page,
    watch,
    async takeFile(act) {
      const [download] = await Promise.all([page.waitForEvent('download'), act()]);
      return readFile(await download.path());
    },
    async close() {
      await context.close();
      const ended = once(served.process, 'exit');
      served.process.kill('SIGTERM');
      const [code] = (await ended) as [number | null]; // what a child process says at its end
      if (code !== 0) throw new Error(`the browser host ended with code ${code}`);
    },
  };
}

async function startInDouble(browser: Browser, dataFolder: string, flags: readonly string[]): Promise<RunningShell> {
  const app = await startDouble(join(BUILT, 'main', 'index.js'), { browser, args: ['--data', dataFolder, ...flags] });
  const watched: { watch: PageWatch | null } = { watch: null };
  app.machine.onPage = (page) => (watched.watch = watchPage(page, () => new URL(app.machine.schemes.toPage('app://baton/')).origin));
  const { page } = await app.firstWindow();
  if (watched.watch === null) throw new Error('the window was there before anybody could watch it');
  return {
    page,
    watch: watched.watch,
    async takeFile(act) {
      const path = join(mkdtempSync(join(tmpdir(), 'baton-saved-')), 'saved');
      app.machine.dialogAnswers.push({ canceled: false, filePath: path, filePaths: [path] });
      await act();
      return waitForFile(path);
    },
    async close() {
      await app.close();
      if (app.machine.problems.length > 0) throw new Error(app.machine.problems.join('\n'));
    },
  };
}

async function startElectron(dataFolder: string, flags: readonly string[]): Promise<RunningShell> {
  const app = await _electron.launch({ executablePath: electronBinary(PROJECT_ROOT) ?? '', args: [PROJECT_ROOT, '--data', dataFolder, ...flags] });
  const page = await app.firstWindow();
  return {
    page,
    watch: watchPage(page, () => new URL('app://baton/').origin),
    async takeFile(act) {
      const path = join(mkdtempSync(join(tmpdir(), 'baton-saved-')), 'saved');
      await app.evaluate(({ dialog }, filePath) => (dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })), path);
      await act();
      return waitForFile(path);
    },
    close: () => app.close(),
  };
}

/** The file at a path once it is there and has stopped growing. */
async function waitForFile(path: string): Promise<Buffer> {
  const deadline = Date.now() + 30_000;
  let size = -1;
  while (Date.now() < deadline) {
    const bytes = await readFile(path).catch(() => null);
    if (bytes !== null && bytes.length > 0 && bytes.length === size) return bytes;
    size = bytes?.length ?? -1;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing was saved to ${path}`);
}
