import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { CHANNEL } from '../../shared/contract/names.ts';
import { fail } from '../../shared/contract/reply.ts';
import type { ShellHost } from '../page/shell-host.ts';
import { isPage } from './lock-window.ts';

const callSchema = z.object({ name: z.string(), input: z.unknown(), workshopId: z.string().nullable() });

/** Carries calls of the window's page to the host. Any other sender gets a refusal, whatever it asks. */
export function answerCalls(ipcMain: IpcMain, host: ShellHost): void {
  ipcMain.handle(CHANNEL.call, (event, received: unknown) => {
    if (!isFromPage(event)) return fail('refused', 'Only Baton\'s own page may make calls.');
    const parsed = callSchema.safeParse(received);
    if (!parsed.success) return fail('invalidInput', 'A call is {"name", "input", "workshopId"}.');
    const { name, input, workshopId } = parsed.data;
    return host.dispatch({ name, input, workshopId });
  });
}

/** The top frame of a window, and at the page's own address: a frame inside it, or a page that slipped in, is neither. */
function isFromPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isPage(frame.url);
}

/** Sends what the host announces to the page, until the window is gone. */
export function pushEvents(window: BrowserWindow, host: ShellHost): void {
  const stop = host.subscribe((event) => {
    if (!window.isDestroyed()) window.webContents.send(CHANNEL.event, event);
  });
  window.on('closed', stop);
}
