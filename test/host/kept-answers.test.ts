import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { SMALL_CLIENT, writeSmallClient } from '../fixtures/small-client.ts';

let folder: string;
let host: HeadlessHost;
let workshopId = '';
const open = async (): Promise<void> => void (host = await createHeadlessHost({ dataFolder: join(folder, 'data') }));
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-kept-'));
  await open();
  workshopId = (await call('workshop.createWorkshop', { title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 })).id;
  const staged = await Promise.all(writeSmallClient(folder).map((path) => call('import.stageFile', { path })));
  const { files, vocabulary } = await call('import.inspectFiles', { fileIds: staged.map(({ fileId }) => fileId) });
  await call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, workshopId === '' ? undefined : workshopId);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
const database = (): InstanceType<typeof Database> => new Database(join(folder, 'data', 'workshops', workshopId, 'workshop.sqlite'));
/** Does something to the closed workshop's file. */
async function whileClosed(work: (raw: InstanceType<typeof Database>) => void): Promise<void> {
  await host.close();
  const raw = database();
  work(raw);
  raw.close();
  await open();
}

describe('what a page says of the whole history', () => {
  it('is kept in the workshop, and the same when it is opened again', async () => {
    const [health, availability] = [await call('history.getHealth', {}), await call('history.getAvailability', {})];
    let kept: unknown;
    await whileClosed((raw) => (kept = raw.prepare('SELECT name FROM kept_answer ORDER BY name').pluck().all()));
    expect(kept).toEqual(['history.getAvailability', 'history.getHealth']);
    expect(await call('history.getHealth', {})).toEqual(health);
    expect(await call('history.getAvailability', {})).toEqual(availability);
  });

  it('is what was kept, without the history being read for it', async () => {
    await whileClosed((raw) => raw.exec("UPDATE kept_answer SET answer = json_set(answer, '$.leads', 12345) WHERE name = 'history.getHealth'"));
    expect((await call('history.getHealth', {}))?.leads).toBe(12_345);
  });

  it('is counted anew when it was kept in another shape or who counts has changed', async () => {
    await whileClosed((raw) => raw.exec("UPDATE kept_answer SET answer = '{}'"));
    expect((await call('history.getHealth', {}))?.leads).toBe(SMALL_CLIENT.leads);
    await call('history.savePopulation', { rule: { leaveOut: { op: 'ne', kind: 'compare', field: 'Country/Region', value: 'nowhere' } }, acceptedBy: [] });
    expect((await call('history.getHealth', {}))?.leads).toBeLessThan(SMALL_CLIENT.leads);
  });

  it('is kept at the end of a large import, before anybody has asked', async () => {
    const path = join(folder, 'many-leads.csv');
    writeFileSync(path, `Record ID,Create Date,Remark\n${Array.from({ length: 40_000 }, (_, i) => `${i},2026-0${1 + (i % 9)}-11,${`Remark ${i} `.repeat(20)}`).join('\n')}`);
    const { fileId } = await call('import.stageFile', { path });
    const { files, vocabulary } = await call('import.inspectFiles', { fileIds: [fileId] });
    await call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary });
    let kept: unknown;
    await whileClosed((raw) => (kept = raw.prepare("SELECT json_extract(answer, '$.leads') FROM kept_answer WHERE name = 'history.getHealth'").pluck().get()));
    expect(kept).toBe((await call('history.getHealth', {}))?.leads);
  });

  it('is told to be unreadable when the history is, once that is known', async () => {
    await whileClosed((raw) => raw.exec("DELETE FROM history_segment WHERE name = 'createdAt'"));
    await call('history.getHealth', {});
    await expect.poll(async () => (await host.call('history.getHealth', {}, workshopId)).ok).toBe(false);
  });
});
