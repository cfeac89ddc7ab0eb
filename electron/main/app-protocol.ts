import type { Protocol } from 'electron';
import { Readable } from 'node:stream';
import { giveFile, takeFile } from '../page/answer-files.ts';
import { answerPageFile } from '../page/answer-page-file.ts';
import { plainAnswer, type PageAnswer } from '../page/page-answer.ts';
import { SECURITY_HEADERS } from '../page/security-headers.ts';
import type { ShellHost } from '../page/shell-host.ts';

export const SCHEME = 'app';
export const APP_HOST = 'baton';
/** Where the page lives; `file://` would give it far more. */
export const PAGE_ADDRESS = `${SCHEME}://${APP_HOST}/`;

/** Must run before the app is ready. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } }]);
}

/** Answers `app://baton/…`: the built page, and the files that the page hands in or fetches. */
export function serveApp(protocol: Protocol, pageRoot: string, host: ShellHost): void {
  protocol.handle(SCHEME, async (request) => toResponse(await answer(request, pageRoot, host)));
}

async function answer(request: Request, pageRoot: string, host: ShellHost): Promise<PageAnswer> {
  const { host: name, pathname, searchParams } = new URL(request.url);
  if (name !== APP_HOST) return plainAnswer(404, 'Baton has no page of this name.');
  if (pathname === '/files' && request.method === 'POST') return takeFile(host, searchParams.get('name'), streamOf(request));
  if (request.method !== 'GET') return plainAnswer(405, 'The page can only be read.');
  if (pathname.startsWith('/files/')) return giveFile(host, pathname.slice('/files/'.length));
  return answerPageFile(pageRoot, pathname);
}

/** The body as a Node stream. */
const streamOf = ({ body }: Request): Readable => (body === null ? Readable.from([]) : Readable.fromWeb(body));

function toResponse({ status, headers, body }: PageAnswer): Response {
  // A web stream of bytes and a byte array are bodies; the two libraries type them apart.
  const content = (body instanceof Readable ? Readable.toWeb(body) : body) as unknown as string;
  return new Response(content, { status, headers: { ...SECURITY_HEADERS, ...headers } });
}
