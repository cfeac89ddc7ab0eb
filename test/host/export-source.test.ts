import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeadlessHost, type HeadlessHost } from '../../electron/headless/create-headless-host.ts';
import type { InputOf, OutputOf, ProcedureName } from '../../shared/contract/contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'baton-source-'));
let host: HeadlessHost;
let workshopId: string | undefined;
beforeAll(async () => {
  host = await createHeadlessHost({ dataFolder: join(folder, 'data') });
  workshopId = (await value('workshop.createWorkshop', { title: 'Kept', clientName: 'A client', zone: 'UTC', currency: 'EUR', startsAt: 0 })).id;
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});
async function value<N extends ProcedureName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const reply = await host.call(name, input, workshopId);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
const written = (place: string, name: string, text: string): string => {
  mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(join(folder, place, name), text);
  return join(folder, place, name);
};

describe('a file that was imported', () => {
  it('comes back byte for byte, even beside another of its name', async () => {
    const leads = `\ufeffLead ID;Create Date;Note\r\n${Array.from({ length: 50_000 }, (_, i) => `${i};2026-01-02;Zoë ${i} ${'n'.repeat(80)}`).join('\r\n')}\r\n`; // more than one stretch
    const paths = [written('a', 'export.csv', leads), written('b', 'export.csv', 'Owner ID,Name\n7,Kim\n'), written('c', 'between.csv', 'Event ID,Lead ID,Time,Event type\ne1,1,2026-01-03,Call\n')];
    const fileIds = await Promise.all(paths.map(async (path) => (await value('import.stageFile', { path })).fileId));
    const inspected = await value('import.inspectFiles', { fileIds });
    const batch = await value('import.runImport', { files: inspected.files.map(({ mapping }) => mapping), vocabulary: inspected.vocabulary });
    expect(batch.files.map(({ name }) => name)).toEqual(['export.csv', 'export (2).csv', 'between.csv']);
    for (const [index, { name }] of batch.files.entries()) {
      const out = join(folder, 'out', name);
      expect(await value('import.exportSource', { batchId: batch.id, file: name, path: out })).toMatchObject({ name, path: out });
      expect(readFileSync(out).equals(readFileSync(paths[index] ?? ''))).toBe(true);
    }
  });
  it('does not come back once people were forgotten, and an unknown one is named', async () => {
    const [batch] = await value('import.listBatches', {});
    await value('workshop.forgetPeople', {});
    const out = join(folder, 'out', 'gone.csv');
    expect(await host.call('import.exportSource', { batchId: batch?.id ?? '', file: 'export.csv', path: out }, workshopId)).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringContaining('no longer kept') } });
    expect(() => readFileSync(out)).toThrow();
    expect(await host.call('import.exportSource', { batchId: batch?.id ?? '', file: 'other.csv', path: out }, workshopId)).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });
});
