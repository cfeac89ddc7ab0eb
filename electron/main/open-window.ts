import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { PAGE_ADDRESS } from './app-protocol.ts';

/** The one window, at a workshop or at the start; Electron keeps its place and size under its name. */
export function openWindow(workshopId: string | null): BrowserWindow {
  const window = new BrowserWindow({
    name: 'workbench',
    windowStatePersistence: true,
    title: 'Baton',
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  // A window that is closed while it loads rejects; that is nobody's mistake.
  window.loadURL(addressOf(workshopId)).catch((error: unknown) => window.isDestroyed() || process.stderr.write(`The page could not be loaded: ${String(error)}\n`));
  return window;
}

/** The page's address, at a workshop where one is given. */
export const addressOf = (workshopId: string | null): string => (workshopId === null ? PAGE_ADDRESS : `${PAGE_ADDRESS}#/w/${encodeURIComponent(workshopId)}/prepare`);
