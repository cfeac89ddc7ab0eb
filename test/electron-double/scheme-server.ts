import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

type Handler = (request: Request) => Response | Promise<Response>;

/** Answers what a page requests by the handlers that the app gave to `protocol.handle`. */
export interface SchemeServer {
  readonly handlers: Map<string, Handler>;
  /** `app://baton/x#y` as an address that Chromium can open, and back. */
  toPage(address: string): string;
  toApp(address: string): string;
  /** Asks a handler directly, with an address that a browser would have tidied up. */
  ask(address: string, init?: RequestInit): Promise<Response>;
  close(): void;
}

const SUFFIX = 'electron-double.localhost';

/** A server on a free port of this machine. `*.localhost` is a secure context, so CSP 'self' and fetch behave. */
export async function startSchemeServer(): Promise<SchemeServer> {
  const handlers = new Map<string, Handler>();
  const server = createServer((request, response) => void answer(handlers, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on TCP
  return {
    handlers,
    toPage: (address) => address.replace(/^([a-z-]+):\/\/([^/]+)/, (whole, scheme: string, host: string) => (handlers.has(scheme) ? `http://${host}.${scheme}.${SUFFIX}:${port}` : whole)),
    toApp: (address) => address.replace(new RegExp(`^http://([^/.]+)\\.([a-z-]+)\\.${SUFFIX}:${port}`), '$2://$1'),
    async ask(address, init) {
      const request = new Request(address, init);
      const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
      if (handler === undefined) throw new Error(`electron-double: nothing handles ${address}`);
      return handler(request);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(handlers: Map<string, Handler>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [host = '', scheme = ''] = (request.headers.host ?? '').split('.');
  const handler = handlers.get(scheme);
  if (handler === undefined) return void response.writeHead(502).end();
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const headers = new Headers(Object.entries(request.headers).flatMap(([name, value]) => (name === 'host' || value === undefined ? [] : [[name, String(value)] as [string, string]])));
  // `duplex` is needed for a streamed body and missing from the DOM's type of the same name.
  const init = { method: request.method ?? 'GET', headers, ...(hasBody ? { body: Readable.toWeb(request), duplex: 'half' } : {}) } as RequestInit;
  try {
    const given = await handler(new Request(`${scheme}://${host}${request.url ?? '/'}`, init));
    response.writeHead(given.status, Object.fromEntries(given.headers));
    if (given.body === null) return void response.end();
    Readable.fromWeb(given.body as Parameters<typeof Readable.fromWeb>[0]).pipe(response); // Node's own web stream
  } catch (error) {
    process.stderr.write(`electron-double: the handler of ${scheme} failed: ${String(error)}\n`);
    response.destroy();
  }
}
