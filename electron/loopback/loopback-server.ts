import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { answerPageFile } from '../page/answer-page-file.ts';
import { plainAnswer, type PageAnswer } from '../page/page-answer.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import type { ShellHost } from '../page/shell-host.ts';
import { answerApi, isApiPath } from './answer-api.ts';
import { gate } from './gate.ts';
import { createSessions, secret, type Sessions } from './sessions.ts';

/** A running browser host. */
export interface LoopbackServer {
  readonly port: number;
  /** Lets a second start of Baton on the same data folder ask for a ticket; never leaves this machine. */
  readonly secret: string;
  /** The address that opens the page once, at a workshop or at the start, with a fresh ticket in its fragment. */
  issueAddress(workshopId: string | null): string;
  close(): Promise<void>;
}

/** What the server answers with. */
export interface LoopbackOptions {
  readonly host: ShellHost;
  readonly pageRoot: string;
  /** Null for any free port. */
  readonly port: number | null;
  /** Makes sure of the sample workshop, for a second start with --sample; null when it cannot be had. */
  openSample(): Promise<string | null>;
}

/** Everything that a route may need. */
export interface LoopbackContext extends LoopbackOptions {
  readonly sessions: Sessions;
  readonly secret: string;
  issueAddress(workshopId: string | null): string;
}

/** Listens on 127.0.0.1 only. Rejects with EADDRINUSE when the asked port is taken. */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  let authority = '';
  const sessions = createSessions();
  const issueAddress = (workshopId: string | null): string =>
    `http://${authority}/#ticket=${sessions.issueTicket()}${workshopId === null ? '' : `&workshop=${encodeURIComponent(workshopId)}`}`;
  const context: LoopbackContext = { ...options, sessions, secret: secret(), issueAddress };
  const server = createServer((request, response) => {
    answer(context, authority, request)
      .then((result) => send(response, result))
      .catch((error: unknown) => breakOff(response, error));
  });
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  authority = `127.0.0.1:${port}`;
  return {
    port,
    secret: context.secret,
    issueAddress,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function answer(context: LoopbackContext, authority: string, request: IncomingMessage): Promise<PageAnswer> {
  const away = gate(request.headers, authority);
  if (away !== null) return plainAnswer(away.status, away.sentence);
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://${authority}`);
  if (isApiPath(pathname)) return answerApi(context, request, pathname, searchParams);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plainAnswer(405, 'The page can only be read.');
  // The raw path: the URL class would have resolved a climbing path before it could be refused.
  return answerPageFile(context.pageRoot, (request.url ?? '/').replace(/[?#].*$/s, ''));
}

async function send(response: ServerResponse, result: PageAnswer): Promise<void> {
  response.writeHead(result.status, { ...SECURITY_HEADERS, ...result.headers });
  if (!(result.body instanceof Readable)) {
    response.end(result.body);
    return;
  }
  response.flushHeaders();
  await pipeline(result.body, response);
}

/** A reader that goes away is everyday; anything else is a mistake of ours and belongs in the log. */
function breakOff(response: ServerResponse, error: unknown): void {
  const isGone = error instanceof Error && 'code' in error && (error.code === 'ERR_STREAM_PREMATURE_CLOSE' || error.code === 'ECONNRESET');
  if (!isGone) process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}
