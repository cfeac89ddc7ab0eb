import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { createContents, type DoubleContents } from './double-contents.ts';
import { currentMachine } from './machine.ts';
import { modelled, modelledEvents } from './modelled.ts';

/** A window of the double, as a test sees it. */
export interface DoubleWindow {
  readonly contents: DoubleContents;
  readonly options: BrowserWindowConstructorOptions;
  isVisible(): boolean;
  /** Closes it as a person would. */
  close(): void;
}

const EVENTS = ['ready-to-show', 'close', 'closed'] as const;

/** The class that the app calls `BrowserWindow`; it gives a checked object instead of an instance. */
export function DoubleBrowserWindow(options: BrowserWindowConstructorOptions = {}): object {
  const machine = currentMachine();
  if (!machine.isReady) throw new Error('Cannot create BrowserWindow before app is ready');
  const contents = createContents(options.webPreferences ?? {});
  const events = modelledEvents('BrowserWindow', EVENTS);
  let isVisible = options.show ?? true;
  let isDestroyed = false;
  let isMinimized = false;
  const close = (): void => {
    if (isDestroyed) return;
    isDestroyed = true;
    void contents.page.then((page) => page.close());
    events.emit('closed');
    machine.windowClosed(double);
  };
  const double: DoubleWindow = { contents, options, isVisible: () => isVisible, close };
  machine.windows.push(double);
  machine.emitApp('web-contents-created', {}, contents.webContents);
  return modelled('BrowserWindow', {
    webContents: contents.webContents,
    on: events.on,
    once: events.once,
    loadURL: async (address: string) => {
      await contents.load(address);
      events.emit('ready-to-show');
    },
    show: () => void (isVisible = true),
    focus: () => undefined,
    minimize: () => void (isMinimized = true),
    restore: () => void (isMinimized = false),
    isMinimized: () => isMinimized,
    isDestroyed: () => isDestroyed,
    close,
  } satisfies { [K in keyof BrowserWindow]?: unknown });
}
