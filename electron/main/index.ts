import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, ipcMain, Menu, protocol, safeStorage, session, shell, type BrowserWindow } from 'electron';
import { createHost } from '../compose/create-host.ts';
import { askRunningBaton } from '../loopback/ask-running-baton.ts';
import { takeDataFolder, type TakenFolder } from '../loopback/data-lock.ts';
import { openSample } from '../loopback/open-sample.ts';
import { failureOfStorageError } from '../storage/storage-errors.ts';
import type { ShellHost } from '../page/shell-host.ts';
import { answerCalls, pushEvents } from './answer-calls.ts';
import { appMenu } from './app-menu.ts';
import { registerScheme, serveApp } from './app-protocol.ts';
import { readDesktopOptions } from './desktop-options.ts';
import { createDialogs } from './dialogs.ts';
import { denyPermissions, lockWindow } from './lock-window.ts';
import { openWindow } from './open-window.ts';
import { createSecretStore } from './secret-store.ts';

const PAGE_ROOT = join(import.meta.dirname, '..', 'renderer');
// A worker thread cannot be read from inside the packed archive.
const COMPUTE_WORKER = new URL('./compute-worker.js', import.meta.url.replace('/app.asar/', '/app.asar.unpacked/'));
const IMPORT_WORKER = new URL('./import-worker.js', import.meta.url.replace('/app.asar/', '/app.asar.unpacked/'));
const HISTORY_WORKER = new URL('./history-worker.js', import.meta.url.replace('/app.asar/', '/app.asar.unpacked/'));
const DOCUMENT_WORKER = new URL('./document-worker.js', import.meta.url.replace('/app.asar/', '/app.asar.unpacked/'));
const options = readDesktopOptions(process.argv.slice(1));
let window: BrowserWindow | null = null;

// Before the app is ready, or Electron ignores it. One profile per data folder, so that the single-instance lock is per folder too.
registerScheme(protocol);
app.enableSandbox();
const profileFailure = setProfile(join(options.dataFolder, 'window'));

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showWindow);
  app.on('web-contents-created', (_event, contents) => lockWindow(contents));
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(() => (profileFailure === null ? start() : refuse(profileFailure))).catch(refuse);
} else {
  app.quit();
}

/** Electron refuses a profile folder that does not exist yet. A failure is told once there can be a box for it. */
function setProfile(folder: string): unknown {
  try {
    mkdirSync(folder, { recursive: true });
    app.setPath('userData', folder);
    return null;
  } catch (error) {
    return error;
  }
}

async function start(): Promise<void> {
  const lock = await takeOrJoin();
  if (lock === null) return;
  const secrets = createSecretStore(safeStorage, join(options.dataFolder, 'secrets'));
  const reason = await secrets.refusal();
  const host = await createHost({
    shell: 'electron',
    version: app.getVersion(),
    dataFolder: options.dataFolder,
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    dialogs: createDialogs(dialog, () => window),
    secrets,
    notes: reason === null ? [] : [reason],
    computeWorker: COMPUTE_WORKER,
    importWorker: IMPORT_WORKER,
    historyWorker: HISTORY_WORKER,
    documentWorker: DOCUMENT_WORKER,
  }).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  closeBeforeQuitting(host, () => lock.release());
  serveApp(protocol, PAGE_ROOT, host);
  denyPermissions(session.defaultSession);
  answerCalls(ipcMain, host);
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(() => window)));
  window = openWindow(options.sample ? await openSample(host) : null);
  window.on('closed', () => (window = null));
  pushEvents(window, host);
}

/** The data folder; or null when the browser host has it, whose page is shown instead of opening the same databases twice. */
async function takeOrJoin(): Promise<TakenFolder | null> {
  const lock = takeDataFolder(options.dataFolder, 'electron');
  if (lock.kind === 'taken') return lock;
  const answer = await askRunningBaton(lock.by, options.sample);
  if (answer.kind === 'address') {
    await shell.openExternal(answer.address);
    app.quit();
    return null;
  }
  // Another window would have kept the single-instance lock from us, so a note of one is old.
  if (answer.kind === 'silent' && lock.by.shell === 'browser') throw new Error(`Another Baton has ${options.dataFolder} open but does not answer. Close it, then start again.`);
  lock.forget();
  return takeOrJoin();
}

/** The last write reaches the disk before the process ends. */
function closeBeforeQuitting(host: ShellHost, release: () => void): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void host.close().finally(() => {
      isClosed = true;
      release();
      app.quit();
    });
  });
}

function showWindow(): void {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

function refuse(error: unknown): void {
  const failure = failureOfStorageError(error);
  const message = failure === null ? (error instanceof Error ? error.message : String(error)) : `The data folder ${options.dataFolder} could not be opened. ${failure.message}`;
  dialog.showErrorBox('Baton could not start', message);
  app.exit(1);
}
