import type { Outcome } from './outcome.ts';
import { WALL_CLOCK, type Clock } from './clock.ts';
import { createRateBudget, type RateBudget } from './rate-budget.ts';
import { readError } from './read-error.ts';
import { createTokenBucket } from './token-bucket.ts';

/** One request; `path` begins with a base of the path table. */
export interface PortalRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
}

/** A successful answer. */
export interface PortalReply {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** One attempt, for logs: no body, no header, no token. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly attempt: number;
  readonly status: number | null;
  readonly correlationId: string | null;
  readonly ms: number;
}

/** Where requests go and how patient to be. */
export interface TransportSettings {
  readonly baseUrl: string;
  readonly token: string;
  readonly timeoutMs?: number;
  /** The limit is shared by the whole account, so stay well under it. */
  readonly perSecond?: number;
  readonly burst?: number;
  readonly searchPerSecond?: number;
  readonly searchBurst?: number;
  /** Attempts in total for requests that may be repeated. */
  readonly attempts?: number;
  /** The first wait; it doubles, up to `maxBackoffMs`. `Retry-After` wins where the portal sends one. */
  readonly backoffMs?: number;
  readonly maxBackoffMs?: number;
  readonly onExchange?: (exchange: Exchange) => void;
  /** Time as this transport knows it, for tests that let none pass. */
  readonly clock?: Clock;
  /** What carries a request; the platform's own where left out. */
  readonly carry?: typeof fetch;
}

/** The only way to a portal. */
export interface Transport {
  exchange(request: PortalRequest): Promise<Outcome<PortalReply>>;
  /** What the portal last said about how much it still takes. */
  budget(): RateBudget;
}

type Attempt = { readonly status: number; readonly reply: PortalReply } | { readonly lost: string; readonly isSent: boolean };
type Patience = { readonly attempts: number; readonly timeoutMs: number; readonly backoffMs: number; readonly maxBackoffMs: number };
type Verdict = { readonly outcome: Outcome<PortalReply>; readonly mayRepeat: boolean; readonly waitMs: number | null };

/** Not processed by the portal, so that even a write may be sent again (hubspot.md §3): locked, too many, migrating. */
const NOT_PROCESSED = new Set([423, 429, 477]);

/**
 * A thin client over `fetch`: one bucket, a time limit on every request, and repeats only where nothing can have
 * happened (429 and its kin) or nothing can happen twice (GET). A write whose answer is lost ends as `unknown`.
 */
export function createTransport(settings: TransportSettings): Transport {
  const origin = checkedOrigin(settings.baseUrl);
  const clock = settings.clock ?? WALL_CLOCK;
  const bucket = createTokenBucket(settings.burst ?? 8, settings.perSecond ?? 8, clock);
  // Searches have a limit of their own, five a second for the whole account, and no headers tell of it.
  const searches = createTokenBucket(settings.searchBurst ?? 4, settings.searchPerSecond ?? 4, clock);
  const budget = createRateBudget();
  const patience: Patience = {
    attempts: settings.attempts ?? 4,
    timeoutMs: settings.timeoutMs ?? 15_000,
    backoffMs: settings.backoffMs ?? 1_000,
    maxBackoffMs: settings.maxBackoffMs ?? 10_000,
  };
  const hide = (text: string): string => text.replaceAll(settings.token, '(token)').replace(/pat-[a-z0-9-]+/gi, '(token)');
  return {
    async exchange(request) {
      for (let attempt = 1; ; attempt++) {
        if (!(await (isSearch(request) ? searches : bucket).take(request.signal))) return { kind: 'cancelled' };
        const startedAt = clock.now();
        const result = await send(settings.carry ?? fetch, origin, settings.token, request, patience.timeoutMs);
        settings.onExchange?.(noteOf(request, attempt, result, clock.now() - startedAt));
        if ('reply' in result) {
          budget.note(result.reply.headers);
          bucket.limitTo(allowedPerSecond(budget.now()));
        }
        const { outcome, mayRepeat, waitMs } = judge(request, result, patience, hide);
        if (request.signal?.aborted === true && isReading(request)) return { kind: 'cancelled' };
        if (!mayRepeat || attempt >= patience.attempts) return outcome;
        const backoff = Math.min(patience.backoffMs * 2 ** (attempt - 1), patience.maxBackoffMs);
        if (!(await clock.pause(waitMs ?? backoff, request.signal))) return { kind: 'cancelled' };
      }
    },
    budget: () => budget.now(),
  };
}

/** With a burst of eight this stays within what a portal takes in ten seconds, a small one's hundred too. */
const SHARE_OF_LIMIT = 0.92;

/** A little less than the portal says that it takes, since other programs share the limit; anything where it says nothing. */
const allowedPerSecond = ({ max, windowMs }: RateBudget): number => (max === null || windowMs === null || windowMs <= 0 ? Number.POSITIVE_INFINITY : (SHARE_OF_LIMIT * max * 1000) / windowMs);

/** What changes nothing and may be asked again; some questions are sent as a body. */
const isReading = ({ method, path }: PortalRequest): boolean => method === 'GET' || path.endsWith('/search') || path.endsWith('/batch/read');

/** Searches, which count apart from everything else. */
const isSearch = ({ path }: PortalRequest): boolean => path.endsWith('/search');

/** Plain HTTP only to this machine: a token must never travel in the clear. */
function checkedOrigin(baseUrl: string): string {
  const url = new URL(baseUrl);
  const isLoopback = url.protocol === 'http:' && url.hostname === '127.0.0.1';
  const isHubSpot = url.protocol === 'https:' && (url.hostname === 'api.hubapi.com' || url.hostname.endsWith('.hubapi.com'));
  if (!isLoopback && !isHubSpot) throw new Error('A portal is reached over HTTPS at HubSpot, or on 127.0.0.1.');
  return url.origin;
}

async function send(carry: typeof fetch, origin: string, token: string, request: PortalRequest, timeoutMs: number): Promise<Attempt> {
  const limit = AbortSignal.timeout(timeoutMs);
  // A write already on its way is not cut off by Cancel: its answer is worth more than the second saved.
  const signal = request.signal !== undefined && request.method === 'GET' ? AbortSignal.any([request.signal, limit]) : limit;
  try {
    const response = await carry(origin + request.path, {
      method: request.method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/json', ...(request.body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal,
    });
    const text = await response.text();
    return { status: response.status, reply: { headers: Object.fromEntries(response.headers), text } };
  } catch (error) {
    if (limit.aborted) return { lost: `The portal did not answer within ${Math.round(timeoutMs / 100) / 10} seconds.`, isSent: true };
    return isRefusedConnection(error)
      ? { lost: 'The portal could not be reached.', isSent: false }
      : { lost: 'The connection to the portal broke off.', isSent: true };
  }
}

/** Connection refused or name not found: the request never left. */
function isRefusedConnection(error: unknown): boolean {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}

function judge(request: PortalRequest, attempt: Attempt, patience: Patience, hide: (text: string) => string): Verdict {
  const isRead = isReading(request);
  if ('lost' in attempt) {
    const kind = isRead || !attempt.isSent ? 'unavailable' : 'unknown';
    return { outcome: { kind, message: attempt.lost }, mayRepeat: isRead, waitMs: null };
  }
  const { status, reply } = attempt;
  const correlationId = reply.headers['x-hubspot-correlation-id'] ?? null;
  if (status >= 200 && status < 300) return { outcome: { kind: 'ok', value: reply, status, correlationId }, mayRepeat: false, waitMs: null };
  if (NOT_PROCESSED.has(status)) return judgeNotProcessed(status, reply, patience, correlationId);
  if (status >= 500) {
    const message = `The portal answered with an error of its own (${status}).`;
    return { outcome: { kind: isRead ? 'unavailable' : 'unknown', message }, mayRepeat: isRead, waitMs: null };
  }
  const error = readError(reply.text);
  const message = hide(refusalMessage(status, error.message, error.scopes));
  return { outcome: { kind: 'refused', status, category: error.category, message, correlationId }, mayRepeat: false, waitMs: null };
}

function judgeNotProcessed(status: number, reply: PortalReply, patience: Patience, correlationId: string | null): Verdict {
  const { policy } = readError(reply.text);
  const seconds = Number(reply.headers['retry-after'] ?? Number.NaN);
  const waitMs = Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, 60_000) : status === 423 ? Math.max(2_000, patience.backoffMs) : null;
  const isDaily = status === 429 && policy === 'daily';
  const message = isDaily
    ? "The portal's daily limit of requests is used up. Try again after midnight in the portal's time zone."
    : status === 429
      ? 'The portal is taking no more requests for the moment. Try again in a minute.'
      : 'The portal is busy with a change of its own. Try again in a minute.';
  return { outcome: { kind: 'rateLimited', policy: isDaily ? 'daily' : 'burst', message, correlationId }, mayRepeat: !isDaily, waitMs };
}

function refusalMessage(status: number, said: string, scopes: readonly string[]): string {
  if (status === 401) return 'The portal does not accept this key. Make a new service key and connect again.';
  if (status === 403) {
    return scopes.length === 0 ? 'The key lacks a permission for this. Add the missing scope in HubSpot and try again.' : `The key lacks these scopes: ${scopes.join(', ')}. Add them in HubSpot and try again.`;
  }
  return said === '' ? `The portal refused this (${status}).` : `The portal refused this (${status}): ${said}`;
}

function noteOf(request: PortalRequest, attempt: number, result: Attempt, ms: number): Exchange {
  const isReply = 'status' in result;
  return {
    method: request.method,
    path: request.path,
    attempt,
    status: isReply ? result.status : null,
    correlationId: isReply ? (result.reply.headers['x-hubspot-correlation-id'] ?? null) : null,
    ms: Math.round(ms),
  };
}
