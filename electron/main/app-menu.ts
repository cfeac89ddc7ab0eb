import type { BrowserWindow, KeyboardInputEvent, MenuItemConstructorOptions } from 'electron';

/** A menu item that presses the page's own shortcut: the page has the one list of actions, the menu only points at it. */
interface PressedItem {
  readonly label: string;
  readonly key: string;
  readonly shift?: boolean;
}

const FILE: readonly PressedItem[] = [
  { label: 'New workshop…', key: 'N' },
  { label: 'Open…', key: 'O' },
  { label: 'Save a copy…', key: 'S' },
  { label: 'Export as PDF…', key: 'P' },
];
const EDIT: readonly PressedItem[] = [
  { label: 'Undo', key: 'Z' },
  { label: 'Redo', key: 'Z', shift: true },
];
const GO: readonly PressedItem[] = [
  { label: 'Find any action, screen or lead…', key: 'K' },
  { label: 'Search on this screen', key: 'F' },
];

/** The menu bar. Keys are shown but left to the page, which knows when they belong to a text field. */
export function appMenu(windowOf: () => BrowserWindow | null, platform: NodeJS.Platform = process.platform): MenuItemConstructorOptions[] {
  const item = ({ label, key, shift = false }: PressedItem): MenuItemConstructorOptions => ({
    label,
    accelerator: `CommandOrControl+${shift ? 'Shift+' : ''}${key}`,
    registerAccelerator: false,
    click: () => press(windowOf(), key, shift, platform),
  });
  const divider: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' as const }] : []),
    { label: 'File', submenu: [...FILE.map(item), divider, { role: platform === 'darwin' ? 'close' : 'quit' }] },
    { label: 'Edit', submenu: [...EDIT.map(item), divider, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }] },
    { label: 'Go', submenu: GO.map(item) },
    { label: 'View', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, divider, { role: 'togglefullscreen' }] },
  ];
}

function press(window: BrowserWindow | null, key: string, shift: boolean, platform: NodeJS.Platform): void {
  if (window === null) return;
  const modifiers: NonNullable<KeyboardInputEvent['modifiers']> = [platform === 'darwin' ? 'meta' : 'control', ...(shift ? ['shift' as const] : [])];
  window.webContents.focus();
  window.webContents.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers });
  window.webContents.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers });
}
