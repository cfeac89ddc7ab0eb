import type { IncomingMessage } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { fail, type ErrorCode } from '../../shared/contract/reply.ts';
import { giveFile, takeFile } from '../page/answer-files.ts';
import { jsonAnswer, type PageAnswer } from '../page/page-answer.ts';
import { eventLines } from './event-lines.ts';
import type { LoopbackContext } from './loopback-server.ts';
import { readJson } from './read-json.ts';

const ticketSchema = z.object({ ticket: z.string() });
const secondStartSchema = z.object({ sample: z.boolean() });
const callSchema = z.object({ name: z.string(), input: z.unknown(), workshopId: z.string().nullable() });

/** True for paths that answer with data; everything else is a file of the page. */
export const isApiPath = (pathname: string): boolean => /^\/(session|ticket|rpc|events|files)(\/|$)/.test(pathname);

/** The routes behind the gate. Only /session (by ticket) and /ticket (by secret) are open to callers without a token. */
export async function answerApi(context: LoopbackContext, request: IncomingMessage, pathname: string, search: URLSearchParams): Promise<PageAnswer> {
  const route = `${request.method ?? ''} ${pathname}`;
  if (route === 'POST /session') return openSession(context, request);
  if (route === 'POST /ticket') return addressForSecondStart(context, request);
  if (!context.sessions.isToken(bearerOf(request))) {
    return refuse(401, 'refused', 'This window has no valid key to Baton (any more). Close it and open the address that npm start prints.');
  }
  if (route === 'POST /rpc') return call(context, request);
  if (route === 'GET /events') return { status: 200, headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }, body: eventLines(context.host) };
  if (route === 'POST /files') return takeFile(context.host, search.get('name'), request);
  if (request.method === 'GET' && pathname.startsWith('/files/')) return giveFile(context.host, pathname.slice('/files/'.length));
  return refuse(405, 'notFound', `Baton does not answer ${route}.`);
}

async function openSession(context: LoopbackContext, request: IncomingMessage): Promise<PageAnswer> {
  const body = await readJson(request);
  if (!body.ok) return refuse(body.status, 'invalidInput', body.sentence);
  const parsed = ticketSchema.safeParse(body.value);
  const token = parsed.success ? context.sessions.redeem(parsed.data.ticket) : null;
  if (token === null) {
    return refuse(403, 'refused', 'This address was used already or is too old: each one opens Baton once. Run npm start again; it prints a fresh one, and nothing is lost.');
  }
  return jsonAnswer(200, { token });
}

async function addressForSecondStart(context: LoopbackContext, request: IncomingMessage): Promise<PageAnswer> {
  if (request.headers.origin !== undefined || !isEqual(bearerOf(request), context.secret)) return refuse(403, 'refused', 'Only another start of Baton on this machine may ask for an address.');
  const body = await readJson(request);
  if (!body.ok) return refuse(body.status, 'invalidInput', body.sentence);
  const parsed = secondStartSchema.safeParse(body.value);
  const workshopId = parsed.success && parsed.data.sample ? await context.openSample() : null;
  return jsonAnswer(200, { address: context.issueAddress(workshopId) });
}

async function call(context: LoopbackContext, request: IncomingMessage): Promise<PageAnswer> {
  const body = await readJson(request);
  if (!body.ok) return refuse(body.status, 'invalidInput', body.sentence);
  const parsed = callSchema.safeParse(body.value);
  if (!parsed.success) return refuse(400, 'invalidInput', 'A call is {"name", "input", "workshopId"}.');
  const { name, input, workshopId } = parsed.data;
  return jsonAnswer(200, await context.host.dispatch({ name, input, workshopId }));
}

const refuse = (status: number, code: ErrorCode, sentence: string): PageAnswer => jsonAnswer(status, fail(code, sentence));

const bearerOf = (request: IncomingMessage): string => /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';

function isEqual(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}
