import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LARGEST_CALL } from '../../electron/loopback/read-json.ts';
import { startLoopback, type LoopbackServer } from '../../electron/loopback/loopback-server.ts';
import { aShellHost } from './a-shell-host.ts';

const host = aShellHost();
let server: LoopbackServer;
let token = '';

const page = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-page-'));
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<meta name="baton-nonce" content="" /><title>Baton</title>');
  writeFileSync(join(root, 'assets', 'index-1.js'), 'export {};');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  symlinkSync(join(folder, 'secret.js'), join(root, 'assets', 'linked.js'));
  return root;
};

/** A raw request: fetch would correct the Host header and the path. */
function raw(path: string, options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {}): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method: options.method ?? 'GET', headers: options.headers ?? {} }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const ticketOf = (address: string): string => new URLSearchParams(new URL(address).hash.slice(1)).get('ticket') ?? '';
const json = { 'content-type': 'application/json' };
const bearer = (): Record<string, string> => ({ authorization: `Bearer ${token}` });
const redeem = (ticket: string) => raw('/session', { method: 'POST', headers: json, body: JSON.stringify({ ticket }) });
const aCall = JSON.stringify({ name: 'app.getStatus', input: {}, workshopId: null });

beforeAll(async () => {
  server = await startLoopback({ host, pageRoot: page(), port: null, openSample: async () => 'sample-1' });
  token = (JSON.parse((await redeem(ticketOf(server.issueAddress(null)))).text) as { token: string }).token; // what /session answers
});
afterAll(() => server.close());

describe('who may talk to the browser host', () => {
  it('turns a request for another host away, so that a name pointed at this machine gets nothing', async () => {
    for (const wrong of ['evil.example', `localhost:${server.port}`, '127.0.0.1']) {
      expect((await raw('/', { headers: { host: wrong } })).status).toBe(421);
      expect((await raw('/rpc', { method: 'POST', headers: { ...json, ...bearer(), host: wrong }, body: aCall })).status).toBe(421);
    }
  });
  it('turns a foreign origin away, even with a token', async () => {
    for (const origin of ['https://evil.example', 'null', `http://127.0.0.1:${server.port + 1}`, `https://127.0.0.1:${server.port}`]) {
      expect((await raw('/rpc', { method: 'POST', headers: { ...json, ...bearer(), origin }, body: aCall })).status).toBe(403);
    }
    expect((await raw('/rpc', { method: 'POST', headers: { ...json, ...bearer(), origin: `http://127.0.0.1:${server.port}` }, body: aCall })).status).toBe(200);
  });
  it('turns requests of other sites away, but lets a person follow a link to the page', async () => {
    for (const site of ['cross-site', 'same-site']) {
      expect((await raw('/assets/index-1.js', { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' } })).status).toBe(403);
      expect((await raw('/', { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' } })).status).toBe(403);
      expect((await raw('/', { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' } })).status).toBe(200);
    }
  });
  it('asks for the token on every route with data', async () => {
    const calls = host.calls.length;
    for (const [method, path] of [['POST', '/rpc'], ['GET', '/events'], ['POST', '/files?name=a.csv'], ['GET', '/files/made']] as const) {
      for (const authorization of [undefined, 'Bearer wrong', `Basic ${token}`, `Bearer ${server.secret}`]) {
        const reply = await raw(path, { method, headers: { ...json, ...(authorization === undefined ? {} : { authorization }) }, body: method === 'POST' ? aCall : '' });
        expect(reply.status).toBe(401);
        expect(JSON.parse(reply.text)).toMatchObject({ ok: false, error: { code: 'refused' } });
      }
    }
    expect(host.calls.length).toBe(calls);
    expect(host.received).toEqual([]);
  });
});

describe('the one-time ticket', () => {
  it('opens one session, then says that it was used', async () => {
    const ticket = ticketOf(server.issueAddress(null));
    expect((await redeem(ticket)).status).toBe(200);
    const second = await redeem(ticket);
    expect(second.status).toBe(403);
    expect(second.text).toContain('used already');
  });
  it('refuses a wrong one and a body without one', async () => {
    expect((await redeem('wrong')).status).toBe(403);
    expect((await raw('/session', { method: 'POST', headers: json, body: '{}' })).status).toBe(403);
  });
  it('is given to a second start that knows the secret of the data folder, and to no page', async () => {
    const ask = (headers: Record<string, string>) => raw('/ticket', { method: 'POST', headers: { ...json, ...headers }, body: '{"sample":true}' });
    expect((await ask({})).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(403);
    expect((await ask({ authorization: `Bearer ${server.secret}`, origin: `http://127.0.0.1:${server.port}` })).status).toBe(403);
    const given = await ask({ authorization: `Bearer ${server.secret}` });
    const { address } = JSON.parse(given.text) as { address: string };
    expect(address).toContain('&workshop=sample-1');
    expect((await redeem(ticketOf(address))).status).toBe(200);
  });
});

describe('calls', () => {
  const call = (headers: Record<string, string>, body: string | Buffer) => raw('/rpc', { method: 'POST', headers: { ...bearer(), ...headers }, body });

  it('hands a call to the host and its reply back', async () => {
    const reply = await call(json, JSON.stringify({ name: 'workshop.getWorkshop', input: { a: 1 }, workshopId: 'w1' }));
    expect(JSON.parse(reply.text)).toEqual({ ok: true, value: { heard: true } });
    expect(host.calls.at(-1)).toEqual({ name: 'workshop.getWorkshop', input: { a: 1 }, workshopId: 'w1' });
  });
  it('takes JSON only', async () => {
    expect((await call({ 'content-type': 'text/plain' }, aCall)).status).toBe(415);
    expect((await call({ 'content-type': 'application/jsonx' }, aCall)).status).toBe(415);
    expect((await call({ 'content-type': 'application/json; charset=utf-8' }, aCall)).status).toBe(200);
  });
  it('refuses what is no JSON and what is no call', async () => {
    expect((await call(json, '{"name":')).status).toBe(400);
    expect((await call(json, '{"name":1}')).status).toBe(400);
  });
  it('refuses a body over the limit, announced or not', async () => {
    const large = Buffer.alloc(LARGEST_CALL + 1, 32);
    expect((await call({ ...json, 'content-length': String(large.length) }, large)).status).toBe(413);
    expect((await call({ ...json, 'transfer-encoding': 'chunked' }, large)).status).toBe(413);
  });
  it('answers only the methods it knows', async () => {
    expect((await raw('/rpc', { headers: bearer() })).status).toBe(405);
    expect((await raw('/', { method: 'POST', headers: bearer() })).status).toBe(405);
  });
});

describe('pushed events', () => {
  it('arrive as one JSON line each, and listening ends with the reader', async () => {
    const stop = new AbortController();
    const reply = await fetch(`http://127.0.0.1:${server.port}/events`, { headers: bearer(), signal: stop.signal });
    expect(reply.headers.get('content-type')).toBe('application/x-ndjson');
    host.announce({ kind: 'changed', workshopId: 'w1', area: 'proposal' });
    host.announce({ kind: 'changed', workshopId: null, area: 'app' });
    let text = '';
    for await (const part of reply.body as unknown as AsyncIterable<Uint8Array>) { // Node's streams are iterable
      text += Buffer.from(part).toString();
      if (text.split('\n').length > 2) break;
    }
    expect(text.trim().split('\n').map((line) => (JSON.parse(line) as { area: string }).area)).toEqual(['proposal', 'app']);
    stop.abort();
    await expect.poll(host.listeners, { timeout: 10_000 }).toBe(0);
  });
});

describe('files', () => {
  it('come in as raw bytes under their own name, without a path', async () => {
    const reply = await raw(`/files?name=${encodeURIComponent('../../leads ü.csv')}`, { method: 'POST', headers: bearer(), body: 'id\n1\n' });
    expect(JSON.parse(reply.text)).toEqual({ ok: true, value: { fileId: 'f1', name: 'leads ü.csv', bytes: 5 } });
    expect((await raw('/files', { method: 'POST', headers: bearer(), body: 'x' })).status).toBe(400);
  });
  it('go out once they were made, and only those', async () => {
    const given = await raw('/files/made', { headers: bearer() });
    expect(given.text).toBe('%PDF-made');
    expect(given.headers['content-disposition']).toBe("attachment; filename*=UTF-8''SLA%20%E2%80%93%20Z%C3%BCrich.pdf");
    expect((await raw('/files/other', { headers: bearer() })).status).toBe(404);
  });
});

describe('the page', () => {
  it('comes with a policy whose nonce stands in its meta tag, fresh each time', async () => {
    const [one, two] = [await raw('/'), await raw('/')];
    const nonce = /'nonce-([^']+)'/.exec(String(one.headers['content-security-policy']))?.[1];
    expect(one.text).toContain(`content="${nonce ?? 'none'}"`);
    expect(one.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(one.headers['content-security-policy']).not.toBe(two.headers['content-security-policy']);
    expect(one.headers['x-content-type-options']).toBe('nosniff');
  });
  it('gives nothing outside its folder, however the path is written', async () => {
    for (const path of ['/../secret.js', '/assets/../../secret.js', '/..%2fsecret.js', '/%2e%2e/secret.js', '/assets/..%5c..%5csecret.js', '/assets/linked.js', '//etc/passwd', '/%00', '/%zz', '/assets']) {
      expect((await raw(path)).status, path).toBe(404);
    }
    expect((await raw('/assets/index-1.js')).status).toBe(200);
  });
});

it('does not start on a port that another program uses', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number }; // it listens on TCP
  await expect(startLoopback({ host, pageRoot: page(), port, openSample: async () => null })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
});
