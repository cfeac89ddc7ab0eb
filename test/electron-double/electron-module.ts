import type { Dialog, IpcMain, Menu as ElectronMenu, MenuItemConstructorOptions, Protocol, SafeStorage, Session, Shell } from 'electron';
import { createApp } from './double-app.ts';
import { DoubleBrowserWindow } from './double-window.ts';
import { currentMachine, mustBeBeforeReady, mustBeReady, type DialogAnswer, type DoubleMenuItem } from './machine.ts';
import { modelled } from './modelled.ts';

// What `import … from 'electron'` resolves to. Each run of the app gets a fresh copy of this module.
const machine = currentMachine();

export const app = createApp(machine);
export const BrowserWindow = DoubleBrowserWindow;

export const protocol = modelled('protocol', {
  registerSchemesAsPrivileged: (schemes: readonly { scheme: string }[]) => {
    mustBeBeforeReady(machine, 'protocol.registerSchemesAsPrivileged');
    for (const { scheme } of schemes) machine.privilegedSchemes.add(scheme);
  },
  handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
    mustBeReady(machine, 'protocol.handle');
    if (!machine.privilegedSchemes.has(scheme)) machine.problems.push(`${scheme} is handled but was not registered as privileged: its pages get an opaque origin`);
    machine.schemes.handlers.set(scheme, handler);
  },
} satisfies { [K in keyof Protocol]?: unknown });

export const ipcMain = modelled('ipcMain', {
  handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => {
    if (machine.ipcHandlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    machine.ipcHandlers.set(channel, handler);
  },
} satisfies { [K in keyof IpcMain]?: unknown });

const nextAnswer = async (): Promise<DialogAnswer> => {
  const answer = machine.dialogAnswers.shift();
  if (answer === undefined) throw new Error('electron-double: a dialog opened and nobody answers it');
  return answer;
};

export const dialog = modelled('dialog', {
  showOpenDialog: nextAnswer,
  showSaveDialog: nextAnswer,
  showErrorBox: (title: string, content: string) => void machine.errorBoxes.push({ title, content }),
} satisfies { [K in keyof Dialog]?: unknown });

export const session = modelled('session', {
  defaultSession: modelled('defaultSession', {
    setPermissionRequestHandler: (handler: typeof machine.permissionRequest) => void (machine.permissionRequest = handler),
    setPermissionCheckHandler: (handler: typeof machine.permissionCheck) => void (machine.permissionCheck = handler),
    setDevicePermissionHandler: () => undefined,
  } satisfies { [K in keyof Session]?: unknown }),
});

const scramble = (text: Buffer): Buffer => Buffer.from(text.map((byte) => byte ^ 0x5a));

export const safeStorage = modelled('safeStorage', {
  isAsyncEncryptionAvailable: async () => {
    mustBeReady(machine, 'safeStorage');
    return machine.settings.safeStorageBackend !== 'unavailable';
  },
  getSelectedStorageBackend: () => machine.settings.safeStorageBackend,
  encryptStringAsync: async (text: string) => scramble(Buffer.from(text)),
  decryptStringAsync: async (bytes: Buffer) => ({ result: scramble(bytes).toString(), shouldReEncrypt: false }),
} satisfies { [K in keyof SafeStorage]?: unknown });

export const shell = modelled('shell', {
  openExternal: async (address: string) => void machine.openedExternally.push(address),
} satisfies { [K in keyof Shell]?: unknown });

const ROLES = ['appMenu', 'close', 'quit', 'cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'];

function buildItem(template: MenuItemConstructorOptions): DoubleMenuItem {
  const { label = '', role = '', accelerator = '', click, submenu = [] } = template;
  if (role !== '' && !ROLES.includes(role)) throw new Error(`electron-double: the menu role ${role} is not modelled`);
  if (!Array.isArray(submenu)) throw new Error('electron-double: a built menu as submenu is not modelled');
  // Electron passes the item, the window and the event; this app's items take none of them.
  return { label, role, accelerator, click: click === undefined ? null : (click as () => void), submenu: submenu.map(buildItem) };
}

export const Menu = modelled('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template.map(buildItem),
  setApplicationMenu: (menu: DoubleMenuItem[]) => void (machine.menu = menu),
} satisfies { [K in keyof typeof ElectronMenu]?: unknown });
