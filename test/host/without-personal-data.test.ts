import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { ok } from '../../shared/contract/reply.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import type { SecretPort } from '../../electron/host/ports.ts';
import { LEAD_SECRETS, OTHER_SECRETS, secretsUnder, writeNamedClient } from '../fixtures/named-client.ts';

const SECRETS = [...LEAD_SECRETS, ...OTHER_SECRETS];

let folder: string;
let store: Map<string, string>;
let host: HeadlessHost;
let workshopId: string;
const secrets = (): SecretPort => ({
  refusal: async () => null,
  save: async (name, secret) => (store.set(name, secret), ok(null)),
  read: async (name) => store.get(name) ?? null,
  forget: async (name) => void store.delete(name),
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-private-'));
  store = new Map();
  host = await createHeadlessHost({ dataFolder: join(folder, 'data'), secrets: secrets() });
  workshopId = await newWorkshop('Client');
});
afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function call<N extends ProcedureName>(name: N, input: InputOf<N>, id = workshopId): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, id);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
const newWorkshop = async (clientName: string): Promise<string> => (await call('workshop.createWorkshop', { title: 'Day', clientName, zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 }, '')).id;

async function importClient(withoutPersonalData: boolean, id = workshopId) {
  const staged = await Promise.all(writeNamedClient(folder).map((path) => call('import.stageFile', { path })));
  const { files, vocabulary } = await call('import.inspectFiles', { fileIds: staged.map(({ fileId }) => fileId) }, id);
  return call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary, withoutPersonalData }, id);
}

const found = (): string[] => secretsUnder(join(folder, 'data'), SECRETS);

describe('an import without personal data', () => {
  it('stores no name, e-mail or phone anywhere, and says that it is pseudonymous, not anonymous', async () => {
    const batch = await importClient(true);
    expect(found()).toEqual([]);
    const note = batch.findings.find(({ kind }) => kind === 'pseudonyms');
    expect(note?.effect).toMatch(/pseudonymous, not anonymous/);
    expect(note?.effect).toMatch(/key store of the operating system/);
    expect(await call('import.listRefusedRows', {})).toMatchObject({ total: 1, rows: [{ line: 4, reason: 'The row has no lead id.', cells: [] }] });
    await host.close();
    expect(found()).toEqual([]);
  });

  it('leaves nothing of an earlier import that had names', async () => {
    await importClient(false);
    expect(found()).not.toEqual([]);
    await importClient(true);
    expect(found()).toEqual([]);
  });

  it('gives one person one pseudonym, again in the next import and in another workshop of the same client only', async () => {
    await importClient(true);
    const email = async (leadId: string, id = workshopId) => (await call('history.getLead', { leadId }, id)).fields.find((field) => field.name === 'Email')?.value;
    const first = await email('L1');
    expect(first).toMatch(/^p-[0-9a-f]{20}$/);
    expect(await email('L2')).toBe(first);
    await importClient(true);
    expect(await email('L1')).toBe(first);
    const [same, other] = [await newWorkshop('client '), await newWorkshop('Another')];
    await importClient(true, same);
    await importClient(true, other);
    expect(await email('L1', same)).toBe(first);
    expect(await email('L1', other)).not.toBe(first);
    expect(store.size).toBe(2);
  });

  it('keeps the figures: the same leads are duplicates, and the level and the counts are those of the plain import', async () => {
    await importClient(false);
    const plain = await call('history.getHealth', {});
    await importClient(true);
    const health = await call('history.getHealth', {});
    expect(health?.leads).toBe(plain?.leads);
    expect(health?.level).toBe(plain?.level);
    expect(health?.fields.map(({ name, known, personal }) => [name, known, personal])).toEqual(plain?.fields.map(({ name, known, personal }) => [name, known, personal]));
  });

  it('loses its key when the client\'s people are forgotten, so that the next import makes other pseudonyms', async () => {
    const email = async () => (await call('history.getLead', { leadId: 'L1' })).fields.find((field) => field.name === 'Email')?.value;
    await importClient(true);
    const first = await email();
    expect((await call('workshop.forgetPeople', {})).removed.join(' ')).toMatch(/The key of this client's pseudonyms was destroyed/);
    expect(store.size).toBe(0);
    await importClient(true);
    expect(await email()).toMatch(/^p-/);
    expect(await email()).not.toBe(first);
  });

  it('says where the key is when the system keeps none', async () => {
    await host.close();
    host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
    const batch = await importClient(true);
    expect(batch.findings.find(({ kind }) => kind === 'pseudonyms')?.effect).toMatch(/held in memory until Baton closes/);
    expect(readdirSync(join(folder, 'data'))).not.toContain('secrets');
  });
});
