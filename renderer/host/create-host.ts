import { BRIDGE } from '../../shared/contract/names.ts';
import { createBrowserHost } from './browser-host.ts';
import { createElectronHost, isBridge } from './electron-host.ts';
import type { Host } from './host.ts';

/** The host of this window: the preload's bridge where there is one, else the loopback server that sent the page. */
export async function createHost(): Promise<Host> {
  const bridge: unknown = Reflect.get(window, BRIDGE);
  if (isBridge(bridge)) return createElectronHost(bridge);
  return createBrowserHost();
}
