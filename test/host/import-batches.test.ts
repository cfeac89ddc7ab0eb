import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import type { FileMapping, ImportBatch } from '../../shared/contract/schemas/import.ts';
import { VOCABULARY } from '../import/import-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-batches-'));
let host: HeadlessHost;
let workshopId = '';
beforeAll(async () => {
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
  const made = await host.call('workshop.createWorkshop', { title: 'Two quarters', clientName: 'A client', zone: 'Europe/London', currency: 'EUR', startsAt: 0, currentResponseMinutes: null });
  if (!made.ok) throw new Error(made.error.message);
  workshopId = made.value.id;
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const COLUMNS = [{ column: 'id', target: 'leadId' }, { column: 'created', target: 'createdAt' }, { column: 'mql', target: 'stageDate', stage: 'mql' as const }, { column: 'country', target: 'field' }];

async function bring(name: string, rows: readonly string[], mode: 'replace' | 'append', columns: FileMapping['columns'] = COLUMNS): Promise<ImportBatch> {
  const path = join(folder, name);
  writeFileSync(path, `id,created,mql,country,mail\n${rows.join('\n')}\n`);
  const staged = await host.call('import.stageFile', { path });
  if (!staged.ok) throw new Error(staged.error.message);
  const mapping: FileMapping = { fileId: staged.value.fileId, kind: 'leads', encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: 'Europe/London', columns };
  const batch = await host.call('import.runImport', { files: [mapping], vocabulary: VOCABULARY, mode }, workshopId);
  if (!batch.ok) throw new Error(batch.error.message);
  return batch.value;
}

const batchIds = async (): Promise<string[]> => {
  const listed = await host.call('import.listBatches', {}, workshopId);
  return listed.ok ? listed.value.map(({ id }) => id) : [];
};
const health = async () => {
  const reply = await host.call('history.getHealth', {}, workshopId);
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
};

describe('imports one after the other', () => {
  it('add to the history, and each can be taken back whole', async () => {
    const first = await bring('q1.csv', ['1,2026-01-01,2026-01-05,Ireland', '2,2026-01-02,,Spain'], 'replace');
    const second = await bring('q2.csv', ['2,2026-01-02,2026-04-01,France', '3,2026-04-02,,Spain'], 'append');
    const third = await bring('q3.csv', ['4,2026-07-02,,Italy'], 'append');
    expect(await batchIds()).toEqual([first.id, second.id, third.id]);
    expect(await health()).toMatchObject({ leads: 4, hash: third.historyHash });

    const undone = await host.call('import.undoImport', { batchId: second.id }, workshopId);
    expect(undone.ok && undone.value.batches.map(({ id }) => id)).toEqual([first.id, third.id]);
    expect(await health()).toMatchObject({ leads: 3, hash: undone.ok && undone.value.batches[1]?.historyHash });

    expect((await host.call('import.undoImport', { batchId: third.id }, workshopId)).ok).toBe(true);
    expect(await health()).toMatchObject({ leads: 2, hash: first.historyHash });
    expect((await host.call('import.undoImport', { batchId: first.id }, workshopId)).ok).toBe(true);
    expect(await health()).toBeNull();
  });
  it('count a person whom two of them have once, as a finding of the later one that goes with the other', async () => {
    const columns = [...COLUMNS, { column: 'mail', target: 'email' }];
    const first = await bring('q1.csv', ['1,2026-01-01,,Ireland,ann@x.example'], 'replace', columns);
    const second = await bring('q2.csv', ['2,2026-02-02,,Spain,Ann@x.example'], 'append', columns);
    expect(second.findings).toMatchObject([{ kind: 'repeatedPeople', count: 1, examples: ['2'] }]);
    expect(await health()).toMatchObject({ leads: 1, excluded: 1 });
    const undone = await host.call('import.undoImport', { batchId: first.id }, workshopId);
    expect(undone.ok && undone.value.batches.map(({ findings }) => findings)).toEqual([[]]);
    expect(await health()).toMatchObject({ leads: 1, excluded: 0 });
  });
  it('replace each other unless told otherwise, and an unknown one cannot be taken back', async () => {
    await bring('q1.csv', ['1,2026-01-01,,Ireland'], 'replace');
    const other = await bring('q2.csv', ['7,2026-01-01,,Ireland'], 'replace');
    expect(await batchIds()).toEqual([other.id]);
    expect(await health()).toMatchObject({ leads: 1, hash: other.historyHash });
    expect(await host.call('import.undoImport', { batchId: 'gone' }, workshopId)).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});
