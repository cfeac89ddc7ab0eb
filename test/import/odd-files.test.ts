import { describe, expect, it } from 'vitest';
import { createImportPort } from '../../electron/import/create-import-port.ts';
import { aFile, VOCABULARY } from './import-fixture.ts';

describe('a file with a cell of 50 MB, in a place with odd characters', () => {
  it('gives its other rows, and refuses that one with the reason', async () => {
    const file = aFile(`id,created,note\n1,2026-01-01,short\n2,2026-01-02,${'x'.repeat(50_000_000)}\n3,2026-01-03,"quoted ${'y,"" '.repeat(2_000_000)}"\n4,2026-01-04,=1+1\n`, 'zu viel; \u00a0"Zoë" %20 \u{1F4C8}.csv');
    const port = createImportPort();
    const look = await port.inspect([file], [], 'UTC');
    if (!look.ok) throw new Error(look.error.message);
    expect(JSON.stringify(look.value.files).length).toBeLessThan(10_000);
    const [mapping] = look.value.files.map((each) => each.mapping);
    if (mapping === undefined) throw new Error('nothing was inspected');
    const reply = await port.run([{ path: file.path, name: file.name, mapping }], VOCABULARY, { clientZone: 'UTC', currency: 'EUR', signal: new AbortController().signal, onProgress: () => undefined });
    if (!reply.ok) throw new Error(reply.error.message);
    expect(reply.value.batch.files[0]).toMatchObject({ rows: 4, imported: 2, merged: 0, refused: 2 });
    expect(reply.value.refusedRows.map(({ line, reason }) => `${line}: ${reason}`)).toEqual(['2: The row has a cell of 48 MB, and at most 1 MB is read.', '3: The row has a cell of 8 MB, and at most 1 MB is read.']);
    expect(reply.value.refusedRows.every(({ cells }) => cells.every((cell) => cell.length <= 10_001))).toBe(true);
    expect(reply.value.history.fields.find(({ name }) => name === 'note')?.values).toContain('=1+1'); // text, never run
  });
});
