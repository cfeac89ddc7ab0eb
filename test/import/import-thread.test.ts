import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createImportPort, type RunnerOptions } from '../../electron/import/create-import-port.ts';
import { createImportThread } from '../../electron/import/import-thread.ts';
import type { FileMapping } from '../../shared/contract/schemas/import.ts';
import { aFile, VOCABULARY } from './import-fixture.ts';

const COLUMNS = [{ column: 'id', target: 'leadId' }, { column: 'created', target: 'createdAt' }, { column: 'country', target: 'field' }];
const text = (rows: number): string => `id,created,country\n${Array.from({ length: rows }, (_, i) => `${i},2026-01-01,Land ${i % 7}`).join('\n')}\n`;
const aLeadsFile = (content: string): { path: string; name: string; mapping: FileMapping } => {
  const { path, name, fileId } = aFile(content);
  return { path, name, mapping: { fileId, kind: 'leads', encoding: 'utf-8', delimiter: ',', dateOrder: 'YMD', zone: 'Europe/London', columns: COLUMNS } };
};
const options = (more: Partial<RunnerOptions> = {}): RunnerOptions => ({ clientZone: 'Europe/London', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined, ...more });

describe('an import in a thread', () => {
  it('makes the history that it makes here, with its columns in shared memory and its source kept', async () => {
    const file = aLeadsFile(text(500));
    const chunks: Buffer[] = [];
    const here = await createImportPort().run([file], VOCABULARY, options());
    const there = await createImportPort(createImportThread()).run([file], VOCABULARY, options({ onChunk: ({ bytes }) => void chunks.push(zstdDecompressSync(bytes)) }));
    if (!here.ok || !there.ok) throw new Error('refused');
    expect(there.value.batch).toEqual(here.value.batch);
    expect(there.value.segments).toEqual(here.value.segments);
    expect(there.value.history.createdAt.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(Buffer.concat(chunks).toString()).toBe(text(500));
  });
  it('makes the same when the thread got into its stride beforehand', async () => {
    const file = aLeadsFile(text(500));
    const thread = createImportPort(createImportThread());
    await thread.inspect([aFile(text(70_000))], [], 'Europe/London'); // so large that it gets ready
    const [here, there] = await Promise.all([createImportPort().run([file], VOCABULARY, options()), thread.run([file], VOCABULARY, options())]);
    if (!here.ok || !there.ok) throw new Error('refused');
    expect(there.value.batch).toEqual(here.value.batch);
    expect(there.value.segments).toEqual(here.value.segments);
  });
  it('hands the source over a stretch at a time, and waits until each is kept', async () => {
    const content = text(20_000).replaceAll('Land', 'x'.repeat(1_000));
    const chunks: Buffer[] = [];
    let [open, most] = [0, 0];
    const onChunk = async ({ bytes }: { readonly bytes: Uint8Array }): Promise<void> => {
      most = Math.max(most, ++open);
      chunks.push(zstdDecompressSync(bytes));
      await setTimeout(20);
      open--;
    };
    const reply = await createImportPort(createImportThread()).run([aLeadsFile(content)], VOCABULARY, options({ onChunk }));
    expect(reply.ok).toBe(true);
    expect({ most, chunks: chunks.length }).toEqual({ most: 1, chunks: Math.ceil(content.length / (4 << 20)) });
    expect(Buffer.concat(chunks).toString() === content).toBe(true);
  });
  it('says why files cannot be imported', async () => {
    const reply = await createImportPort(createImportThread()).run([aLeadsFile('')], VOCABULARY, options());
    expect(reply).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
  });
  it('ends at once when it is cancelled', async () => {
    const cancel = new AbortController();
    const reply = createImportPort(createImportThread()).run([aLeadsFile(text(200_000))], VOCABULARY, options({ signal: cancel.signal, onProgress: () => cancel.abort() }));
    expect(await reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
  it('looks into files as it is done here, several times at once, with what was seen before', async () => {
    const [file, second] = [aFile(text(20_000)), aFile('Lead ID;Created\n1;02.01.2026\n')];
    const [here, there] = [createImportPort(), createImportPort(createImportThread())];
    const shares: number[] = [];
    const looks = (port: typeof here) => Promise.all([port.inspect([file, second], [], 'Europe/London', [], { onProgress: (done, total) => shares.push(done / total) }), port.inspect([second], [{ fileId: second.fileId, dateOrder: 'DMY' }], 'UTC')]);
    expect(await looks(there)).toEqual(await looks(here));
    expect(shares.length).toBeGreaterThan(2);
    const refused = aFile('');
    expect(await there.inspect([refused], [], 'UTC')).toEqual(await here.inspect([refused], [], 'UTC'));
  });
  it('goes on looking while another thread imports, and ends a look when it is told to', async () => {
    const port = createImportPort(createImportThread());
    const both = await Promise.all([port.inspect([aFile(text(5_000))], [], 'UTC'), port.run([aLeadsFile(text(5))], VOCABULARY, options())]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const cancel = new AbortController();
    const look = port.inspect([aFile(text(600_000))], [], 'UTC', [], { signal: cancel.signal, onProgress: () => cancel.abort() });
    expect(await look).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
  it('is refused with a sentence when the thread dies', async () => {
    const { path } = aFile('', 'dying.mjs');
    writeFileSync(path, 'process.exit(3);');
    const reply = await createImportPort(createImportThread(pathToFileURL(path))).run([aLeadsFile(text(3))], VOCABULARY, options());
    expect(reply).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringContaining('stopped in the middle') } });
    const look = await createImportPort(createImportThread(pathToFileURL(path))).inspect([aFile(text(3))], [], 'UTC');
    expect(look).toMatchObject({ ok: false, error: { code: 'refused', message: expect.stringContaining('stopped in the middle') } });
  });
});
