import type { Session, WebContents } from 'electron';
import { PAGE_ADDRESS } from './app-protocol.ts';

/** True for an address of the page itself, whatever stands in its fragment. */
export const isPage = (address: string): boolean => address === PAGE_ADDRESS || address.startsWith(`${PAGE_ADDRESS}#`);

/** The page stays the page: no other address in this window, no second window, no frame inside it. */
export function lockWindow(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The page may use no camera, place, notification or device. Copying its own text and picture to the clipboard it may. */
export function denyPermissions(session: Session): void {
  const isGranted = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(isGranted(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
}
