import { existsSync } from 'node:fs';
import type { App } from 'electron';
import { mustBeBeforeReady, type Machine } from './machine.ts';
import { modelled, modelledEvents, preventable } from './modelled.ts';

const EVENTS = ['second-instance', 'web-contents-created', 'window-all-closed', 'before-quit', 'will-quit', 'quit', 'activate'] as const;

/** `app`: the life of the process, from the main bundle's first line to the exit code. */
export function createApp(machine: Machine): object {
  const events = modelledEvents('app', EVENTS);
  let ready: () => void = () => undefined;
  const whenReady = new Promise<void>((resolve) => (ready = resolve));
  let isQuitting = false;
  machine.emitApp = events.emit;
  // Electron is ready some time after the main script ran, never within it.
  setTimeout(() => {
    machine.isReady = true;
    ready();
  }, 20);
  const finish = (): void => {
    const event = preventable({});
    events.emit('will-quit', event);
    if (event.defaultPrevented) return;
    events.emit('quit', {}, 0);
    machine.exit(0);
  };
  machine.windowClosed = (window) => {
    machine.windows.splice(machine.windows.indexOf(window), 1);
    if (machine.windows.length > 0) return;
    if (isQuitting) finish();
    else events.emit('window-all-closed');
  };
  return modelled('app', {
    on: events.on,
    once: events.once,
    whenReady: () => whenReady,
    isReady: () => machine.isReady,
    isPackaged: false,
    getVersion: () => '0.0.0-double',
    enableSandbox: () => {
      mustBeBeforeReady(machine, 'app.enableSandbox');
      machine.isSandboxForced = true;
    },
    setPath: (name: string, path: string) => {
      mustBeBeforeReady(machine, `app.setPath('${name}')`);
      if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    },
    requestSingleInstanceLock: () => machine.settings.getsInstanceLock,
    quit: () => {
      if (!isQuitting) events.emit('before-quit', preventable({}));
      isQuitting = true;
      if (machine.windows.length === 0) finish();
      else for (const window of machine.windows.slice()) window.close();
    },
    exit: (code = 0) => machine.exit(code),
  } satisfies { [K in keyof App]?: unknown });
}
