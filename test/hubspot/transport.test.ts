import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readError } from '../../electron/hubspot/read-error.ts';
import { createTokenBucket } from '../../electron/hubspot/token-bucket.ts';
import { createTransport, type Exchange, type TransportSettings } from '../../electron/hubspot/transport.ts';

type Reply = { status: number; body?: unknown; headers?: Record<string, string> };
const TOKEN = 'pat-eu1-secret';

/** A portal that gives these answers in turn, then 200. */
async function against(replies: readonly (Reply | 'break')[], own: Partial<TransportSettings> = {}) {
  const seen: string[] = [];
  const exchanges: Exchange[] = [];
  const left = [...replies];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    seen.push(`${request.method} ${request.headers.authorization ?? ''}`);
    const reply = left.shift() ?? { status: 200, body: {} };
    if (reply === 'break') return void request.socket.destroy();
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    return void response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void (server.closeAllConnections(), server.close()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const transport = createTransport({ baseUrl: `http://127.0.0.1:${port}`, token: TOKEN, timeoutMs: 200, attempts: 3, backoffMs: 1, burst: 100, onExchange: (exchange) => void exchanges.push(exchange), ...own });
  return { transport, seen, exchanges };
}

const read = { method: 'GET', path: '/x' } as const;
const write = { method: 'POST', path: '/x', body: '{}' } as const;
const daily = { status: 429, body: { policyName: 'DAILY' } };

describe('the transport', () => {
  it('repeats reads on errors of the portal and broken connections, at most so often', async () => {
    const { transport, seen } = await against([{ status: 502 }, 'break']);
    expect(await transport.exchange(read)).toMatchObject({ kind: 'ok' });
    expect(seen).toHaveLength(3);
    const other = await against([{ status: 503 }, { status: 503 }, { status: 503 }, { status: 200 }]);
    expect(await other.transport.exchange(read)).toMatchObject({ kind: 'unavailable' });
    expect(other.seen).toHaveLength(3);
  });

  it.each(['POST', 'PATCH', 'PUT', 'DELETE'] as const)('never repeats a %s whose answer is lost', async (method) => {
    for (const reply of [{ status: 500 }, { status: 504 }, 'break'] as const) {
      const { transport, seen } = await against([reply]);
      expect(await transport.exchange({ ...write, method })).toMatchObject({ kind: 'unknown' });
      expect(seen).toHaveLength(1);
    }
  });

  it('repeats even a write that was turned away unprocessed, after the wait that the portal asks for', async () => {
    const { transport, exchanges } = await against([{ status: 429, headers: { 'retry-after': '0.05' } }], { backoffMs: 5_000 });
    const startedAt = performance.now();
    expect(await transport.exchange(write)).toMatchObject({ kind: 'ok' });
    expect(performance.now() - startedAt).toBeGreaterThan(45);
    expect(exchanges.map(({ attempt, status }) => [attempt, status])).toEqual([[1, 429], [2, 200]]);
  });

  it('does not wait for tomorrow', async () => {
    const { transport, seen } = await against([daily]);
    expect(await transport.exchange(read)).toMatchObject({ kind: 'rateLimited', policy: 'daily' });
    expect(seen).toHaveLength(1);
  });

  it('passes refusals on with category, correlation id and the scopes that are missing', async () => {
    const { transport } = await against([
      { status: 400, body: { category: 'VALIDATION_ERROR', message: 'no such group', correlationId: 'c' }, headers: { 'x-hubspot-correlation-id': 'c' } },
      { status: 403, body: { category: 'MISSING_SCOPES', errors: [{ context: { requiredGranularScopes: ['crm.lists.write'] } }] } },
      { status: 401, body: 'nothing to read' },
    ]);
    expect(await transport.exchange(write)).toEqual({ kind: 'refused', status: 400, category: 'VALIDATION_ERROR', message: 'The portal refused this (400): no such group', correlationId: 'c' });
    expect(await transport.exchange(write)).toMatchObject({ status: 403, message: 'The key lacks these scopes: crm.lists.write. Add them in HubSpot and try again.' });
    expect(await transport.exchange(write)).toMatchObject({ status: 401, message: expect.stringContaining('does not accept this key') });
  });

  it('follows no redirect, so that the key reaches nobody else', async () => {
    const { transport, seen } = await against([{ status: 307, headers: { location: 'http://127.0.0.1:1/' } }]);
    expect(await transport.exchange(read)).toMatchObject({ kind: 'refused', status: 307 });
    expect(seen).toHaveLength(1);
  });

  it.each(['http://example.com', 'http://localhost:80', 'https://example.com', 'https://hubapi.com.example.com'])('refuses to send a key to %s', (baseUrl) => {
    expect(() => createTransport({ baseUrl, token: TOKEN })).toThrow('A portal is reached over HTTPS at HubSpot');
  });

  it('is cancelled while it waits', async () => {
    const { transport } = await against([{ status: 429 }], { backoffMs: 60_000, maxBackoffMs: 60_000 });
    expect(await transport.exchange({ ...write, signal: AbortSignal.timeout(50) })).toEqual({ kind: 'cancelled' });
  });

  it('keeps the key out of messages and notes even when the portal repeats it', async () => {
    const { transport, exchanges } = await against([{ status: 400, body: { message: `bad key ${TOKEN} and pat-na1-other` } }]);
    const outcome = await transport.exchange(write);
    expect(outcome).toMatchObject({ message: 'The portal refused this (400): bad key (token) and (token)' });
    expect(JSON.stringify(exchanges)).not.toContain('secret');
  });
});

describe('readError', () => {
  it('opens an error that is nested as text inside the message', () => {
    expect(readError(JSON.stringify({ message: JSON.stringify({ message: 'group has active properties', category: 'VALIDATION_ERROR' }) }))).toMatchObject({ message: 'group has active properties', category: 'VALIDATION_ERROR' });
  });

  it.each(['', 'null', '[]', '<html>', '{"message":5,"errors":{"a":1},"context":[]}', '{"errors":[null,{"context":null}]}'])('reads %j without a fault', (text) => {
    expect(readError(text)).toEqual({ category: '', message: '', correlationId: null, policy: 'burst', scopes: [] });
  });
});

describe('the token bucket', () => {
  it('lets a burst through at once and the rest at its rate', async () => {
    const bucket = createTokenBucket(3, 50);
    const startedAt = performance.now();
    for (let i = 0; i < 6; i++) await bucket.take(undefined);
    const ms = performance.now() - startedAt;
    expect(ms).toBeGreaterThan(50);
    expect(ms).toBeLessThan(1_000);
  });

  it('gives no turn to who was cancelled', async () => {
    expect(await createTokenBucket(1, 1).take(AbortSignal.abort())).toBe(false);
  });
});
