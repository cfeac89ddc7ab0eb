import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHost, type Host } from '../../electron/compose/create-host.ts';
import type { RehearsalPortal } from '../../electron/hubspot/simulator/start-rehearsal-portal.ts';
import { startLoopback, type LoopbackServer } from '../../electron/loopback/loopback-server.ts';
import { CONTRACT } from '../../shared/contract/contract.ts';
import { startWalkedPortal, walkEveryProcedure, type Transport } from './walk-every-procedure.ts';

let host: Host;
let server: LoopbackServer;
let portal: RehearsalPortal;

/** Calls over HTTP, as the page makes them. */
async function overLoopback(): Promise<Transport> {
  const address = new URL(server.issueAddress(null));
  const post = async (path: string, body: unknown, token = ''): Promise<unknown> =>
    (await fetch(new URL(path, address), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(body) })).json();
  const { token } = (await post('/session', { ticket: new URLSearchParams(address.hash.slice(1)).get('ticket') })) as { token: string }; // what /session answers
  return (call) => post('/rpc', call, token);
}

beforeAll(async () => {
  portal = await startWalkedPortal();
  host = await createHost({ shell: 'browser', version: '0.0.0', dataFolder: mkdtempSync(join(tmpdir(), 'baton-walk-')), resourcesFolder: resolve('resources'), dialogs: null, portalOrigin: portal.url });
  server = await startLoopback({ host, pageRoot: tmpdir(), port: null, openSample: async () => null });
});
afterAll(async () => {
  await server.close();
  await host.close();
  await portal.close();
});

describe('every procedure of the contract reaches its handler and answers as the contract says', () => {
  it.each([['in this process', async (): Promise<Transport> => host.dispatch], ['over the loopback server', overLoopback]] as const)('%s', async (_name, open) => {
    const { called, refusals } = await walkEveryProcedure(await open(), portal.token);
    expect([...called].sort()).toEqual(Object.keys(CONTRACT).sort());
    expect(refusals.map(({ name, failure }) => `${name}: ${failure.code}`)).toEqual(['app.choosePath: unavailableHere']);
  }, 90_000);
});

describe('a call that the contract does not know', () => {
  it.each([['nothing.here', 'notFound'], ['toString', 'notFound'], ['__proto__', 'notFound'], ['history.listLeads', 'invalidInput']])('is refused with a sentence: %s', async (name, code) => {
    const reply = await host.dispatch({ name, input: { limit: -1 }, workshopId: null });
    expect(reply).toMatchObject({ ok: false, error: { code } });
  });
});
