import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { SchemeServer } from './scheme-server.ts';
import type { DoubleWindow } from './double-window.ts';

export type SafeStorageBackend = 'basic_text' | 'gnome_libsecret' | 'unavailable';

/** What a start of the double may be given. */
export interface MachineSettings {
  readonly browser: Browser;
  readonly args: readonly string[];
  readonly safeStorageBackend: SafeStorageBackend;
  /** False when another instance holds the lock already. */
  readonly getsInstanceLock: boolean;
  readonly viewport: { readonly width: number; readonly height: number };
}

/** An answer to a dialog, given by the test before it opens. */
export type DialogAnswer = { readonly canceled: boolean; readonly filePath: string; readonly filePaths: string[] };

/** Everything that one running app shares: what it installed, what it did, and what went wrong. */
export interface Machine {
  readonly settings: MachineSettings;
  readonly context: BrowserContext;
  readonly schemes: SchemeServer;
  readonly windows: DoubleWindow[];
  /** Rules of Electron that the app broke; a spec expects none. */
  readonly problems: string[];
  readonly foreignRequests: string[];
  readonly openedWindows: string[];
  readonly openedExternally: string[];
  readonly errorBoxes: { readonly title: string; readonly content: string }[];
  readonly dialogAnswers: DialogAnswer[];
  readonly ipcHandlers: Map<string, (event: unknown, ...args: unknown[]) => unknown>;
  readonly privilegedSchemes: Set<string>;
  isReady: boolean;
  isSandboxForced: boolean;
  menu: DoubleMenuItem[] | null;
  /** Null as long as the app set none: Electron then grants everything. */
  permissionRequest: ((contents: unknown, permission: string, decide: (granted: boolean) => void) => void) | null;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null;
  /** Told of each page before anything is loaded into it. */
  onPage(page: Page): void;
  /** Emits events of `app`; set by double-app. */
  emitApp(event: string, ...args: unknown[]): void;
  windowClosed(window: DoubleWindow): void;
  exit(code: number): void;
}

/** A built menu item. */
export interface DoubleMenuItem {
  readonly label: string;
  readonly role: string;
  readonly accelerator: string;
  readonly click: (() => void) | null;
  readonly submenu: readonly DoubleMenuItem[];
}

const KEY = Symbol.for('baton.electron-double');

/** The machine of the app that is being started; `electron-module.ts` picks it up when the app imports `electron`. */
export const setMachine = (machine: Machine): void => void Reflect.set(globalThis, KEY, machine);
export function currentMachine(): Machine {
  const machine = Reflect.get(globalThis, KEY) as Machine | undefined;
  if (machine === undefined) throw new Error('electron-double: `electron` was imported without a running double');
  return machine;
}

/** Notes a call that Electron ignores or refuses after `ready`. */
export function mustBeBeforeReady(machine: Machine, what: string): void {
  if (machine.isReady) machine.problems.push(`${what} came after the app was ready`);
}

/** Notes a call that Electron refuses before `ready`. */
export function mustBeReady(machine: Machine, what: string): void {
  if (!machine.isReady) machine.problems.push(`${what} came before the app was ready`);
}
