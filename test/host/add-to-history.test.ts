import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { workshopPlaces } from '../../electron/storage/workshop-places.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import type { FileMapping, ImportBatch } from '../../shared/contract/schemas/import.ts';
import type { Reply } from '../../shared/contract/reply.ts';
import { VOCABULARY } from '../import/import-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-add-'));
let host: HeadlessHost;
let workshopId = '';
beforeAll(async () => {
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
  workshopId = (await value('workshop.createWorkshop', { title: 'Added', clientName: 'A client', zone: 'Europe/London', currency: 'EUR', startsAt: 0, currentResponseMinutes: null })).id;
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = <N extends ProcedureName>(name: N, input: InputOf<N>): Promise<Reply<OutputOf<N>>> => host.call(name, input, workshopId === '' ? undefined : workshopId);
async function value<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
async function staged(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, text);
  return (await value('import.stageFile', { path })).fileId;
}
const bring = async (kind: FileMapping['kind'], name: string, text: string, columns: FileMapping['columns'], mode: 'replace' | 'append'): Promise<Reply<ImportBatch>> =>
  ask('import.runImport', { files: [{ fileId: await staged(name, text), kind, encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: 'Europe/London', columns }], vocabulary: VOCABULARY, mode });

const LEADS: FileMapping['columns'] = [{ column: 'id', target: 'leadId' }, { column: 'created', target: 'createdAt' }, { column: 'by', target: 'owner' }];
const EVENTS: FileMapping['columns'] = [{ column: 'lead', target: 'leadId' }, { column: 'at', target: 'at' }, { column: 'type', target: 'type' }, { column: 'who', target: 'owner' }];
const OWNERS: FileMapping['columns'] = [{ column: 'id', target: 'ownerId' }, { column: 'name', target: 'name' }];

describe('files without leads', () => {
  it('need a history that they are added to', async () => {
    expect(await bring('events', 'events.csv', 'lead,at,type\n1,2026-02-01,Call\n', EVENTS.slice(0, 3), 'append')).toMatchObject({ ok: false, error: { message: expect.stringContaining('No lead') } });
    await bring('leads', 'leads.csv', 'id,created,by\n1,2026-01-01,o1\n2,2026-01-02,o2\n', LEADS, 'replace');
    expect(await bring('events', 'events.csv', 'lead,at,type\n1,2026-02-01,Call\n', EVENTS.slice(0, 3), 'replace')).toMatchObject({ ok: false });
  });
  it('find the leads and owners of the history, by id, name or e-mail', async () => {
    expect(await bring('owners', 'owners.csv', 'id,name\no1,Kim\no2,Ann\n', OWNERS, 'append')).toMatchObject({ ok: true, value: { files: [{ imported: 2, refused: 0 }] } });
    const added = await bring('events', 'events.csv', 'lead,at,type,who\n1,2026-02-01,Call,Kim\n2,2026-02-02,Call,\n9,2026-02-03,Call,Kim\n', EVENTS, 'append');
    expect(added).toMatchObject({ ok: true, value: { files: [{ rows: 3, imported: 2, refused: 1 }] } });
    expect(await value('history.getHealth', {})).toMatchObject({ leads: 2, level: 'B', facts: { engagement: 2, owner: 2 } });
    expect((await value('history.getLead', { leadId: '1' })).timeline.map(({ who }) => who)).toEqual(['Kim', 'Kim']);
  });
  it('say why when none of their rows fits', async () => {
    expect(await bring('events', 'events.csv', 'lead,at,type\n9,2026-02-01,Call\n', EVENTS.slice(0, 3), 'append')).toMatchObject({ ok: false, error: { message: expect.stringContaining('every row of events.csv was refused') } });
  });
  it('are undone alone', async () => {
    const batches = await value('import.listBatches', {});
    await value('import.undoImport', { batchId: batches.at(-1)?.id ?? '' });
    expect(await value('history.getHealth', {})).toMatchObject({ leads: 2, facts: { engagement: 0 } });
  });
});

describe('a history in a form that is no longer read', () => {
  it('says so, and is replaced by an import', async () => {
    await host.close();
    const raw = new Database(workshopPlaces(join(folder, 'data'), workshopId).database);
    const head = raw.prepare("SELECT bytes FROM history_segment WHERE name = 'head'").pluck().get() as Buffer;
    raw.prepare("UPDATE history_segment SET bytes = ? WHERE name = 'head'").run(Buffer.from(head.toString('latin1').replace(/"layout":\d+/, '"layout":1'), 'latin1'));
    raw.close();
    host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
    const refused = await ask('history.getHealth', {});
    expect(refused).toMatchObject({ ok: false, error: { code: 'unreadableFile', details: { importAgain: true }, message: expect.stringContaining('kept by an earlier Baton') } });
    expect(await bring('events', 'events.csv', 'lead,at,type\n1,2026-02-01,Call\n', EVENTS.slice(0, 3), 'append')).toMatchObject({ ok: false, error: { message: expect.stringContaining('kept by an earlier Baton') } });
    await bring('leads', 'leads.csv', 'id,created,by\n1,2026-01-01,o1\n', LEADS, 'replace');
    expect(await value('history.getHealth', {})).toMatchObject({ leads: 1 });
  });
});
