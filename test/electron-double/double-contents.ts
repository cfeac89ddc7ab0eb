import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { WebContents, WebPreferences } from 'electron';
import type { CDPSession, Page, Route } from 'playwright-core';
import { answerDownload } from './double-download.ts';
import { currentMachine, type Machine } from './machine.ts';
import { modelled, modelledEvents, preventable, type ModelledEvents } from './modelled.ts';
import { mainWorldScript, preloadScript, WORLD, type PageSettings } from './page-scripts.ts';
import { decodeWire, encodeWire } from './wire-codec.ts';

/** The `webContents` of a window of the double, and the page that stands for it. */
export interface DoubleContents {
  readonly page: Promise<Page>;
  readonly preferences: Required<Pick<WebPreferences, 'sandbox' | 'contextIsolation' | 'nodeIntegration'>>;
  /** Names that the preload exposed, with their keys. */
  readonly exposed: Map<string, readonly string[]>;
  /** The object that the app sees. */
  readonly webContents: object;
  readonly events: ModelledEvents;
  load(address: string): Promise<void>;
}

const EVENTS = ['will-navigate', 'will-redirect', 'will-attach-webview', 'did-finish-load'] as const;

/** A page that behaves as Electron would with these preferences. */
export function createContents(asked: WebPreferences): DoubleContents {
  const machine = currentMachine();
  const hasNode = asked.nodeIntegration === true;
  const preferences = { sandbox: machine.isSandboxForced || (asked.sandbox ?? !hasNode), contextIsolation: asked.contextIsolation ?? true, nodeIntegration: hasNode };
  const events = modelledEvents('webContents', EVENTS);
  const exposed = new Map<string, readonly string[]>();
  const link = createLink(machine, exposed);
  const settings: PageSettings = { key: randomUUID(), binding: '__electronDoubleSend', isIsolated: preferences.contextIsolation, hasNode: hasNode && !preferences.sandbox };
  const expected = { address: '' };
  let openHandler: ((details: { url: string }) => { action: string }) | null = null;
  const page = preparePage(machine, link, settings, asked.preload);
  const ready = page.then(async (opened) => {
    await opened.route('**/*', (route) => answerRoute(machine, events, expected, opened, route));
    opened.on('popup', (popup) => {
      const action = openHandler?.({ url: machine.schemes.toApp(popup.url()) }).action ?? 'allow';
      if (action !== 'deny') machine.openedWindows.push(popup.url());
      void popup.close();
    });
    opened.on('download', (download) => void answerDownload(machine, download));
    return opened;
  });
  let keys = Promise.resolve();
  const webContents = modelled('webContents', {
    on: events.on,
    once: events.once,
    setWindowOpenHandler: (handler: typeof openHandler) => void (openHandler = handler),
    send: (channel: string, ...args: unknown[]) => link.push(channel, args),
    focus: () => undefined,
    sendInputEvent: (event: { type: string; keyCode: string; modifiers?: string[] }) => {
      if (event.type === 'keyDown') keys = keys.then(async () => (await ready).keyboard.press(keysOf(event)));
    },
  } satisfies { [K in keyof WebContents]?: unknown });
  link.sender = webContents;
  return {
    page: ready,
    preferences,
    exposed,
    webContents,
    events,
    async load(address) {
      const opened = await ready;
      await grantPermissions(machine, webContents);
      expected.address = machine.schemes.toPage(address);
      await opened.goto(expected.address);
      events.emit('did-finish-load');
    },
  };
}

const keysOf = ({ keyCode, modifiers = [] }: { keyCode: string; modifiers?: string[] }): string =>
  [...modifiers.map((one) => ({ control: 'Control', meta: 'Meta', shift: 'Shift', alt: 'Alt' })[one] ?? one), modifiers.includes('shift') ? keyCode.toUpperCase() : keyCode.toLowerCase()].join('+');

/** The line between the isolated world and the main process. */
interface Link {
  session: CDPSession | null;
  sender: object;
  mainFrame: () => string;
  hear(payload: string, contextId: number): void;
  push(channel: string, args: readonly unknown[]): void;
}

function createLink(machine: Machine, exposed: Map<string, readonly string[]>): Link {
  let contextId = 0;
  const tell = (message: object): void => {
    const told = link.session?.send('Runtime.evaluate', { contextId, expression: `__electronDoubleReceive(${JSON.stringify(message)})` });
    void told?.catch(() => undefined); // the page went away in between; Electron drops the message too
  };
  const invoke = async (id: number, channel: string, args: unknown[]): Promise<void> => {
    try {
      const handler = machine.ipcHandlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      const event = modelled('event', { sender: link.sender, senderFrame: aFrame(machine.schemes.toApp(link.mainFrame()), null) });
      tell({ kind: 'settle', id, ok: true, value: encodeWire(structuredClone(await handler(event, ...args))) });
    } catch (error) {
      tell({ kind: 'settle', id, ok: false, value: encodeWire(`Error invoking remote method '${channel}': ${String(error)}`) });
    }
  };
  const link: Link = {
    session: null,
    sender: {},
    mainFrame: () => '',
    push: (channel, args) => tell({ kind: 'push', channel, value: encodeWire(structuredClone(args)) }),
    hear(payload, from) {
      // Made by isolatedHalf in page-scripts.ts.
      const message = JSON.parse(payload) as { kind: string; id: number; channel: string; args: unknown; name: string; keys: string[]; text: string };
      if (message.kind === 'hello') contextId = from;
      else if (message.kind === 'exposed') exposed.set(message.name, message.keys);
      else if (message.kind === 'problem') machine.problems.push(message.text);
      else void invoke(message.id, message.channel, decodeWire(message.args) as unknown[]);
    },
  };
  return link;
}

/** A frame as `event.senderFrame` shows it. */
export const aFrame = (url: string, parent: object | null): object => modelled('senderFrame', { url, parent });

async function preparePage(machine: Machine, link: Link, settings: PageSettings, preload: string | undefined): Promise<Page> {
  const page = await machine.context.newPage();
  machine.onPage(page);
  const session = await machine.context.newCDPSession(page);
  link.session = session;
  link.mainFrame = () => page.url();
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  session.on('Runtime.bindingCalled', (event) => {
    if (event.name === settings.binding) link.hear(event.payload, event.executionContextId);
  });
  const world = settings.isIsolated ? { worldName: WORLD } : {};
  await session.send('Runtime.addBinding', { name: settings.binding, ...(settings.isIsolated ? { executionContextName: WORLD } : {}) });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(settings) });
  if (preload !== undefined) await session.send('Page.addScriptToEvaluateOnNewDocument', { source: preloadScript(settings, readFileSync(preload, 'utf8')), ...world });
  return page;
}

async function answerRoute(machine: Machine, events: ModelledEvents, expected: { address: string }, page: Page, route: Route): Promise<void> {
  const request = route.request();
  const address = request.url();
  const isOurs = machine.schemes.toApp(address) !== address;
  if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) {
    if (isOurs) return route.continue();
    machine.foreignRequests.push(address);
    return route.abort();
  }
  if (address.replace(/#.*$/, '') === expected.address.replace(/#.*$/, '')) return route.continue();
  const event = preventable({ url: machine.schemes.toApp(address) });
  events.emit('will-navigate', event);
  // 204 leaves the page where it is, as Electron does; an abort would show an error page.
  if (event.defaultPrevented) return route.fulfill({ status: 204 });
  machine.foreignRequests.push(address);
  return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Elsewhere</title>' });
}

/** Chromium's own permissions, set to what the app's handlers decide; without a handler Electron grants. */
async function grantPermissions(machine: Machine, contents: object): Promise<void> {
  const granted = ['geolocation', 'notifications', 'midi', 'clipboard-read'].filter((permission) => {
    let isGranted = machine.permissionRequest === null;
    machine.permissionRequest?.(contents, permission, (decision) => (isGranted = decision));
    return isGranted && (machine.permissionCheck?.(contents, permission) ?? true);
  });
  await machine.context.clearPermissions();
  await machine.context.grantPermissions(granted);
}
