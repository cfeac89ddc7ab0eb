import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { aFrame } from './double-contents.ts';
import type { DoubleWindow } from './double-window.ts';
import { setMachine, type DoubleMenuItem, type Machine, type MachineSettings } from './machine.ts';
import { modelled } from './modelled.ts';
import { startSchemeServer } from './scheme-server.ts';

/** A running app on the double. */
export interface ElectronDouble {
  readonly machine: Machine;
  /** The first window and its page, once the app has loaded it. */
  firstWindow(): Promise<{ readonly window: DoubleWindow; readonly page: Page }>;
  clickMenu(...labels: string[]): void;
  /** Calls a handler of `ipcMain` as a frame at another address would. */
  invokeAs(frame: { url: string; isTop: boolean }, channel: string, ...args: unknown[]): Promise<unknown>;
  secondInstance(): void;
  /** Resolves with the exit code. */
  readonly exited: Promise<number>;
  /** Closes every window and waits for the end. */
  close(): Promise<void>;
}

let run = 0;

/** Starts the built main bundle with `electron` resolved to the double; every start gets fresh copies of all modules. */
export async function startDouble(mainFile: string, given: Partial<MachineSettings> & Pick<MachineSettings, 'browser'>): Promise<ElectronDouble> {
  const settings: MachineSettings = { args: [], safeStorageBackend: 'gnome_libsecret', getsInstanceLock: true, viewport: { width: 1280, height: 720 }, ...given };
  const machine = await createMachine(settings);
  let exit: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => (exit = resolve));
  machine.exit = exit;
  setMachine(machine);
  process.argv = [process.argv[0] ?? 'node', mainFile, ...settings.args];
  hookOnce();
  run += 1;
  await import(`${pathToFileURL(mainFile).href}?run=${run}`);
  return {
    machine,
    exited,
    firstWindow: () => firstWindow(machine, exited),
    clickMenu: (...labels) => findItem(machine.menu ?? [], labels).click?.(),
    invokeAs: async ({ url, isTop }, channel, ...args) => machine.ipcHandlers.get(channel)?.(modelled('event', { sender: {}, senderFrame: aFrame(url, isTop ? null : {}) }), ...args),
    secondInstance: () => machine.emitApp('second-instance', {}, [], '', {}),
    async close() {
      for (const window of machine.windows.slice()) window.close();
      await exited;
      machine.schemes.close();
      await machine.context.close();
    },
  };
}

async function createMachine(settings: MachineSettings): Promise<Machine> {
  const context = await settings.browser.newContext({ viewport: settings.viewport, reducedMotion: 'reduce' });
  return {
    settings,
    context,
    schemes: await startSchemeServer(),
    windows: [],
    problems: [],
    foreignRequests: [],
    openedWindows: [],
    openedExternally: [],
    errorBoxes: [],
    dialogAnswers: [],
    ipcHandlers: new Map(),
    privilegedSchemes: new Set(),
    isReady: false,
    isSandboxForced: false,
    menu: null,
    permissionRequest: null,
    permissionCheck: null,
    onPage: () => undefined,
    emitApp: () => undefined,
    windowClosed: () => undefined,
    exit: () => undefined,
  };
}

const DOUBLE = new URL('./electron-module.ts', import.meta.url).href;
let isHooked = false;

/** `electron` becomes the double, and every file of the app is loaded anew for each run. */
function hookOnce(): void {
  if (isHooked) return;
  isHooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      const marker = /\?run=\d+$/.exec(context.parentURL ?? '')?.[0];
      if (specifier === 'electron' && marker !== undefined) return { url: `${DOUBLE}${marker}`, shortCircuit: true, format: 'module-typescript' };
      const resolved = next(specifier, context);
      return marker !== undefined && specifier.startsWith('.') ? { ...resolved, url: `${resolved.url}${marker}` } : resolved;
    },
  });
}

async function firstWindow(machine: Machine, exited: Promise<number>): Promise<{ window: DoubleWindow; page: Page }> {
  const gone = exited.then((code) => {
    throw new Error(`the app ended with code ${code} before it showed a window: ${JSON.stringify(machine.errorBoxes)}`);
  });
  const shown = (async () => {
    for (;;) {
      const window = machine.windows[0];
      if (window !== undefined) {
        const page = await window.contents.page;
        await page.waitForURL((url) => url.protocol === 'http:');
        return { window, page };
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return Promise.race([shown, gone]);
}

function findItem(menu: readonly DoubleMenuItem[], labels: readonly string[]): DoubleMenuItem {
  const [label, ...rest] = labels;
  const item = menu.find((one) => one.label === label || one.role === label);
  if (item === undefined) throw new Error(`there is no menu item ${labels.join(' › ')}`);
  return rest.length === 0 ? item : findItem(item.submenu, rest);
}
