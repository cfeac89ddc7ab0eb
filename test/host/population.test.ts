import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import { SMALL_CLIENT, writeSmallClient } from '../fixtures/small-client.ts';

let folder: string;
let host: HeadlessHost;
let workshopId: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-population-'));
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
  workshopId = (await host.call('workshop.createWorkshop', { title: 'Handoff', clientName: 'Client', zone: 'Europe/Berlin', currency: 'EUR', startsAt: 0 }).then((reply) => (reply.ok ? reply.value.id : ''))) ?? '';
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

async function call<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, workshopId);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
const replay = async () => call('replay.runReplay', { proposalId: (await call('proposal.listProposals', {}))[0]?.id ?? '' });

describe('which leads count, in a workshop', () => {
  const first = { op: 'eq' as const, kind: 'compare' as const, field: 'Country/Region' };
  let country = '';
  let left = 0;

  it('is nothing to ask before the first import', async () => {
    expect(await call('history.getPopulation', {})).toBeNull();
    expect(await call('history.getAvailability', {})).toBeNull();
  });

  it('is everybody at first; a rule can be tried without any effect', async () => {
    const staged = await Promise.all(writeSmallClient(folder).map((path) => call('import.stageFile', { path })));
    const { files, vocabulary } = await call('import.inspectFiles', { fileIds: staged.map(({ fileId }) => fileId) });
    await call('import.runImport', { files: files.map(({ mapping }) => mapping), vocabulary });
    const values = await call('history.listValues', { field: 'Country/Region' });
    [country, left] = [values[0]?.value ?? '', values[0]?.count ?? 0];
    expect(await call('history.getPopulation', {})).toMatchObject({ savedAt: null, counts: { counted: SMALL_CLIENT.leads, leftOut: 0 } });
    expect(await call('history.getPopulation', { rule: { leaveOut: { ...first, value: country } } })).toMatchObject({ savedAt: null, counts: { leftOut: left } });
    expect((await call('history.getHealth', {}))?.excluded).toBe(0);
  });

  it('is what was saved, in every figure and sentence, also after a restart; the history\'s hash stays', async () => {
    const before = await call('history.getHealth', {});
    const saved = await call('history.savePopulation', { rule: { leaveOut: { ...first, value: country } }, acceptedBy: ['marketing', 'sales'] });
    expect(saved.sentence).toContain('Marketing and sales accepted this rule.');
    expect(await replay()).toMatchObject({ excluded: left, historyHash: before?.hash });
    await host.close();
    host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
    const health = await call('history.getHealth', {});
    expect(health).toMatchObject({ excluded: left, leads: SMALL_CLIENT.leads - left, hash: before?.hash });
    expect(await call('history.getPopulation', {})).toEqual(saved);
    expect((await replay()).warnings).toContain(saved.sentence);
    const out = await call('history.queryLeads', { filters: [{ field: '@excluded', op: 'eq', value: true }], columns: ['Country/Region'] });
    expect(out).toMatchObject({ total: left });
    expect(new Set(out.rows.map(({ cells }) => cells[0]))).toEqual(new Set([country]));
  });

  it('tells how far the history can be trusted', async () => {
    const availability = await call('history.getAvailability', {});
    expect(availability?.coverage).toMatchObject({ handoffs: expect.any(Number) as number });
    expect(availability?.totals.all).toMatchObject({ leads: SMALL_CLIENT.leads, leftOut: left, won: 6 });
  });
});
